//! A session in use that takes more than all of the memory budget does not prevent small sessions from being read.

use std::sync::Arc;

use server::clock::Clock;
use server::demo::bot::Bot;
use server::log::SqliteLog;
use server::policy::{Budget, Policy};
use shared::archive::Archive;
use shared::link::Carrier;
use tests::attack::insist_on;
use tests::{START, TestSession, World, crowd, plain_session};

#[tokio::test]
async fn a_session_that_takes_all_memory_leaves_some_for_a_small_one() -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let log = Arc::new(SqliteLog::open(data.path().join("log.sqlite"))?);
    let mut world = World::with(Arc::clone(&log) as _, Clock::manual(START)).await?;
    let archive = serde_json::to_string(&Archive::of(crowd(400), START))?;
    let opened = insist_on(&world.url, &archive).await?;
    world.stop().await?;

    // The log is about as large as the archive.
    let budget = Budget { memory: 8, ..Budget::default() };
    assert!(archive.len() > budget.sessions(), "{} bytes", archive.len());
    let policy = Policy { budget, ..Policy::default() };
    let world = World::with_policy(log, Clock::manual(START), policy).await?;
    // The plenary screen receives little; a board would receive more than may wait.
    let _screen = Bot::over(Carrier::Socket, &world.url, opened.code, &opened.plenary).await?;
    let small = TestSession::open(&world, &plain_session()).await?;
    small.facilitator().await?;
    Ok(())
}
