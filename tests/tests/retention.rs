//! Nothing is kept longer than it should be, and deleted data is gone, both from every device's reach and from the
//! disk.

use std::path::Path;
use std::sync::Arc;

use reqwest::{Client, StatusCode};
use server::clock::Clock;
use server::demo::bot::Bot;
use server::demo::error::BotError;
use server::log::{MemoryLog, SqliteLog};
use server::policy::{Keep, Policy};
use shared::code::JoinCode;
use shared::session::{AccessCommand, Command, Kind, LifecycleCommand, LookBackCommand, Phase, RoomCommand, Side};
use shared::time::{DAY, MINUTE};
use shared::wire::{Goodbye, NewSession, Problem};
use tests::people::{go_to, sees_phase, starts_everybody, writes};
use tests::{START, TestSession, World, plain_session};

async fn delete(url: &str, code: JoinCode, secret: &str) -> anyhow::Result<StatusCode> {
    Ok(Client::new().delete(format!("{url}/api/sessions/{code}")).bearer_auth(secret).send().await?.status())
}

async fn door(session: &TestSession) -> anyhow::Result<StatusCode> {
    Ok(reqwest::get(format!("{}/api/sessions/{}", session.url, session.code())).await?.status())
}

/// Waits until the server reports that the session was deleted.
async fn hears_that_it_is_deleted(bot: &mut Bot) {
    loop {
        match bot.next().await {
            Ok(()) => {}
            Err(BotError::Goodbye(goodbye)) => return assert_eq!(goodbye, Goodbye::Deleted),
            Err(other) => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn the_facilitator_deletes_at_once_and_everybody_hears_it() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut member = session.join("Demo A", 1).await?;
    let mut plenary = session.plenary().await?;
    let mut board = session.facilitator().await?;
    assert_eq!(delete(&session.url, session.code(), &session.opened.facilitator).await?, 204);
    for bot in [&mut member, &mut plenary, &mut board] {
        hears_that_it_is_deleted(bot).await;
        bot.disconnect();
        match bot.reconnect().await {
            Err(BotError::Goodbye(goodbye)) => assert_eq!(goodbye, Goodbye::NotLetIn),
            other => panic!("expected that the session was deleted, found {other:?}"),
        }
    }
    assert_eq!(door(&session).await?, 404);
    assert_eq!(delete(&session.url, session.code(), &session.opened.facilitator).await?, 404);
    Ok(())
}

#[tokio::test]
async fn nobody_else_deletes() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let other = TestSession::open(&world, &plain_session()).await?;
    let member = session.join("Demo A", 1).await?;
    let code = session.code().to_string();
    for secret in [member.secret(), &session.opened.plenary, &other.opened.facilitator, &code, "x"] {
        assert_eq!(delete(&session.url, session.code(), secret).await?, 403);
    }
    let unsaid = Client::new().delete(format!("{}/api/sessions/{code}", session.url)).send().await?;
    assert_eq!(unsaid.json::<Problem>().await?.kind, "not-let-in");
    let foreign = Client::new().delete(format!("{}/api/sessions/{code}", session.url));
    let foreign = foreign.bearer_auth(&session.opened.facilitator).header("origin", "https://evil.example");
    assert_eq!(foreign.send().await?.status(), 403, "not from a page of another site");
    assert_eq!(door(&session).await?, 200);
    Ok(())
}

#[tokio::test]
async fn a_session_is_deleted_thirty_days_after_its_end_or_its_last_event() -> anyhow::Result<()> {
    let world = World::start().await?;
    // The first session in the server's order is not the first to expire.
    let unended = TestSession::open(&world, &plain_session()).await?;
    let ended = TestSession::open(&world, &plain_session()).await?;
    let mut ends = ended.facilitator().await?;
    ends.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    world.clock.advance(10 * DAY);
    let mut goes_on = unended.facilitator().await?;
    goes_on.command(Command::Access(AccessCommand::LockDoor { locked: true })).await?;
    // Changes to the report after the end do not extend the period.
    ends.command(Command::Access(AccessCommand::NamePeopleInReport { on: true })).await?;
    world.clock.advance(20 * DAY);
    hears_that_it_is_deleted(&mut ends).await;
    assert_eq!(door(&unended).await?, 200, "twenty days after its last event");
    world.clock.advance(10 * DAY);
    hears_that_it_is_deleted(&mut goes_on).await;
    assert_eq!(door(&unended).await?, 404);
    Ok(())
}

#[tokio::test]
async fn looking_back_extends_the_period_even_through_a_restart() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut board = session.facilitator().await?;
    board.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    world.clock.advance(29 * DAY);
    board.command(Command::LookBack(LookBackCommand::Open { open: true })).await?;
    world.clock.advance(20 * DAY);
    // Closing it does not delete the session within the hour.
    board.command(Command::LookBack(LookBackCommand::Open { open: false })).await?;
    let world = world.restart().await?;
    let session = TestSession::at(&world.url, session.opened);
    let mut board = session.facilitator().await?;
    world.clock.advance(10 * DAY - MINUTE);
    board.command(Command::Access(AccessCommand::NamePeopleInReport { on: true })).await?;
    assert_eq!(door(&session).await?, 200, "a minute before thirty days after the invitation");
    world.clock.advance(60 * MINUTE);
    hears_that_it_is_deleted(&mut board).await;
    assert_eq!(door(&session).await?, 404);
    Ok(())
}

#[tokio::test]
async fn a_server_that_starts_after_a_long_time_deletes_expired_sessions() -> anyhow::Result<()> {
    let world = World::start().await?;
    let old = TestSession::open(&world, &plain_session()).await?;
    world.clock.advance(25 * DAY);
    let young = TestSession::open(&world, &plain_session()).await?;
    world.clock.advance(5 * DAY - MINUTE);
    let world = world.restart().await?;
    // The server looks at its clock as soon as it answers.
    assert_eq!(reqwest::get(format!("{}/healthz", world.url)).await?.status(), 200);
    world.clock.advance(60 * MINUTE);
    let at = |session: &TestSession| format!("{}/api/sessions/{}", world.url, session.code());
    while reqwest::get(at(&old)).await?.status() != 404 {
        // Requesting the public data loads the session, but does not extend the period.
        tokio::task::yield_now().await;
    }
    assert_eq!(reqwest::get(at(&young)).await?.status(), 200);
    Ok(())
}

#[tokio::test]
async fn a_clock_that_is_briefly_weeks_ahead_deletes_nothing() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    world.clock.advance(2 * 60 * MINUTE);
    let right = world.clock.now();
    world.clock.set(right + 40 * DAY);
    // Time for the server to check for expired sessions.
    world.clock.advance(6 * MINUTE);
    for _ in 0..20 {
        assert_eq!(door(&session).await?, 200);
    }
    world.clock.set(right);
    let mut board = session.facilitator().await?;
    world.clock.advance(29 * DAY);
    board.command(Command::Access(AccessCommand::LockDoor { locked: true })).await?;
    // After an hour of running the server deletes expired sessions again.
    world.clock.advance(30 * DAY);
    hears_that_it_is_deleted(&mut board).await;
    Ok(())
}

#[tokio::test]
async fn zero_days_keeps_forever_and_one_day_keeps_a_day() -> anyhow::Result<()> {
    let log = Arc::new(MemoryLog::new());
    let clock = Clock::manual(START);
    let keep = |keep| Policy { keep, ..Policy::default() };
    let mut for_ever = World::with_policy(log.clone(), clock.clone(), keep(Keep::FOR_EVER)).await?;
    let session = TestSession::open(&for_ever, &plain_session()).await?;
    let mut board = session.facilitator().await?;
    clock.advance(4_000 * DAY);
    board.command(Command::Access(AccessCommand::LockDoor { locked: true })).await?;
    for_ever.stop().await?;
    let world = World::with_policy(log, clock.clone(), keep(Keep::days(1))).await?;
    let mut board = Bot::facilitator(&world.url, session.code(), &session.opened.facilitator).await?;
    clock.advance(DAY);
    hears_that_it_is_deleted(&mut board).await;
    Ok(())
}

/// The number of files in the folder that contain the word.
fn files_with(folder: &Path, word: &str) -> std::io::Result<usize> {
    let mut found = 0;
    for file in std::fs::read_dir(folder)? {
        let bytes = std::fs::read(file?.path())?;
        found += usize::from(bytes.windows(word.len()).any(|window| window == word.as_bytes()));
    }
    Ok(found)
}

#[tokio::test(flavor = "multi_thread")]
async fn deleted_data_is_in_no_file_any_more() -> anyhow::Result<()> {
    const WORDS: [&str; 4] = ["Zeldzaamtitel", "Zeldzaamnaam", "Zeldzaamvoordeel", "Zeldzaambericht"];
    let data = tempfile::tempdir()?;
    let log = Arc::new(SqliteLog::open(data.path().join("log.sqlite"))?);
    let mut world = World::with(log, Clock::manual(START)).await?;
    let stays = TestSession::open(&world, &NewSession { title: "Blijvertje".into(), ..plain_session() }).await?;
    let session = TestSession::open(&world, &NewSession { title: WORDS[0].into(), ..plain_session() }).await?;
    let mut board = session.facilitator().await?;
    let mut presenter = session.join(WORDS[1], 1).await?;
    starts_everybody(&mut board).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    // More than fits in a page of the database, in many places.
    for number in 0..40 {
        writes(&mut presenter, Side::Left, Kind::Pro, &format!("{} {number} {}", WORDS[2], "x".repeat(200))).await?;
    }
    board
        .command(Command::Room(RoomCommand::SendMessage { rooms: shared::session::Rooms::All, text: WORDS[3].into() }))
        .await?;
    for word in WORDS {
        assert!(files_with(data.path(), word)? > 0, "{word} is stored");
    }
    assert_eq!(delete(&session.url, session.code(), &session.opened.facilitator).await?, 204);
    for word in WORDS {
        assert_eq!(files_with(data.path(), word)?, 0, "{word} is still there");
    }
    let code = session.code().to_string();
    assert_eq!(files_with(data.path(), &code)?, 0, "its code is still there");
    assert!(files_with(data.path(), "Blijvertje")? > 0, "the other session is still there");
    assert_eq!(door(&stays).await?, 200);
    world.stop().await?;
    Ok(())
}
