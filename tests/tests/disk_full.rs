//! When the disk is full people are told so, stored data can be read, and everything continues by itself once there is
//! space.

use server::clock::Clock;
use server::log::{Fault, FaultyLog};
use shared::language::Language;
use shared::session::{Kind, Phase, Rejection, Side};
use shared::time::MINUTE;
use shared::wire::Problem;
use tests::people::{go_to, rejection, sees_phase, starts_everybody, writes};
use tests::{START, TestSession, World, plain_session};

#[tokio::test]
async fn people_are_told_and_continue_when_there_is_space() -> anyhow::Result<()> {
    let log = FaultyLog::new();
    let world = World::with(log.clone(), Clock::manual(START)).await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut board = session.facilitator().await?;
    let mut presenter = session.join("Demo A", 1).await?;
    starts_everybody(&mut board).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    writes(&mut presenter, Side::Left, Kind::Pro, "Voor de volte").await?;
    log.set(Fault::Full);
    let refused = rejection(writes(&mut presenter, Side::Left, Kind::Pro, "Past niet").await);
    assert_eq!(refused, Rejection::StorageFull);
    assert!(refused.message(Language::Nl).contains("opslag") && refused.message(Language::En).contains("full"));
    // Also when joining and when opening a session.
    let asked = serde_json::json!({ "name": "Demo B", "room": 1 });
    let client = reqwest::Client::new();
    let doors = [
        client.post(format!("{}/api/sessions/{}/participants", world.url, session.code())).json(&asked),
        client.post(format!("{}/api/sessions", world.url)).json(&plain_session()),
    ];
    for door in doors {
        let problem: Problem = door.send().await?.json().await?;
        assert_eq!((problem.status, &*problem.kind), (507, "storage-full"));
    }
    assert_eq!(reqwest::get(format!("{}/readyz", world.url)).await?.status(), 503);
    assert_eq!(reqwest::get(format!("{}/healthz", world.url)).await?.status(), 200);
    // A device that reconnects can read.
    presenter.disconnect();
    presenter.reconnect().await?;
    let texts = |bot: &server::demo::bot::Bot| -> Vec<String> {
        bot.round().map(|round| round.arguments.values().map(|one| one.text.clone()).collect()).unwrap_or_default()
    };
    presenter.until("what was written", |bot| texts(bot) == ["Voor de volte"]).await?;
    // The time runs out in between; that is recorded as soon as possible.
    world.clock.advance(10 * MINUTE);
    log.set(Fault::None);
    presenter.until("that the time is up", |bot| bot.round().is_some_and(|round| round.must_choose)).await?;
    go_to(&mut presenter, Phase::Choose).await.ok();
    while reqwest::get(format!("{}/readyz", world.url)).await?.status() != 200 {
        tokio::task::yield_now().await;
    }
    Ok(())
}
