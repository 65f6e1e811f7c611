//! Presence: a frozen page, as on a locked phone, counts as away although its connection is open.

use std::sync::Arc;
use std::time::Duration;

use server::clock::Clock;
use server::demo::bot::Bot;
use server::log::MemoryLog;
use server::policy::{Policy, Quiet};
use shared::link::Carrier;
use shared::session::people::presence::{GRACE, PRESENTER_GONE};
use shared::session::{Command, Phase, RoomCommand, Side};
use shared::wire::{JoinRequest, Joined};
use tests::people::{go_to, sees_phase, starts_everybody, votes};
use tests::{START, TestSession, World, plain_session};

/// A server that asks for signs of life sooner than usual, so that the test is fast, but leaves enough time to answer
/// on a loaded machine.
async fn impatient() -> anyhow::Result<World> {
    let (soon, late) = (Duration::from_millis(100), Duration::from_secs(3));
    let quiet = Quiet { ask_after: soon, away_after: late, ..Quiet::default() };
    let policy = Policy { quiet, ..Policy::default() };
    World::with_policy(Arc::new(MemoryLog::default()), Clock::manual(START), policy).await
}

fn is_offered(bot: &Bot) -> bool {
    bot.room().and_then(|room| room.presenter).is_some_and(|presenter| presenter.offered_since.is_some())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frozen_page_is_away_on_either_carrier_and_holds_nobody_up() -> anyhow::Result<()> {
    let world = impatient().await?;
    for carrier in Carrier::BOTH {
        let session = TestSession::open(&world, &plain_session()).await?.over(carrier);
        let mut facilitator = session.facilitator().await?;
        let mut presenter = session.join("Demo A", 1).await?;
        let mut second = session.join("Demo B", 1).await?;
        let mut third = session.join("Demo C", 1).await?;
        let mut fourth = session.join("Demo D", 1).await?;
        starts_everybody(&mut facilitator).await?;
        for bot in [&mut presenter, &mut second, &mut third, &mut fourth] {
            sees_phase(bot, Phase::Read).await?;
        }
        go_to(&mut presenter, Phase::Choose).await?;
        for bot in [&mut second, &mut third, &mut fourth] {
            sees_phase(bot, Phase::Choose).await?;
            votes(bot, Side::Left).await?;
        }
        let who = presenter.participant().expect("a participant");
        presenter.freeze(true).await?;
        second.until("that one is away", |bot| !bot.online.contains(&who)).await?;
        facilitator.until("the same on the board", |bot| !bot.online.contains(&who)).await?;
        assert!(presenter.is_connected(), "its connection is still open");

        world.clock.advance(GRACE);
        let count = |bot: &Bot| bot.round().and_then(|round| round.ballots.count);
        second.until("the ballots", |bot| count(bot).is_some()).await?;
        world.clock.advance(PRESENTER_GONE - GRACE);
        second.until("the offer", is_offered).await?;

        presenter.freeze(false).await?;
        second.until("that they are back", |bot| bot.online.contains(&who) && !is_offered(bot)).await?;
        presenter.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
        assert!(presenter.presents(), "they keep the role");
        third.until("that nobody else is away", |bot| bot.online.len() == 4).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_joiner_is_placed_by_the_people_who_are_there() -> anyhow::Result<()> {
    let world = impatient().await?;
    let plan = shared::wire::NewSession { placement: shared::session::Placement::Spread, ..plain_session() };
    let session = TestSession::open(&world, &plan).await?;
    let mut facilitator = session.facilitator().await?;
    let mut first = session.join("Demo A", 1).await?;
    let mut locked = [session.join("Demo B", 1).await?, session.join("Demo C", 1).await?];
    let others = [session.join("Demo D", 2).await?, session.join("Demo E", 2).await?];
    starts_everybody(&mut facilitator).await?;
    let gone: Vec<_> = locked.iter().filter_map(Bot::participant).collect();
    first.until("that all are here", |bot| gone.iter().all(|who| bot.online.contains(who))).await?;
    for bot in &mut locked {
        bot.freeze(true).await?;
    }
    first.until("that two are away", |bot| !gone.iter().any(|who| bot.online.contains(who))).await?;
    world.clock.advance(GRACE);
    let request = JoinRequest { name: "Demo F".into(), room: None };
    let path = format!("/api/sessions/{}/participants", session.code());
    let joined: Joined = server::demo::requests::post(&session.url, &path, &request).await?;
    let late = Bot::with_token(&session.url, session.code(), &joined.token).await?;
    assert_eq!(late.room().map(|room| room.number.0), Some(1), "the first room has one person present, the other two");
    let there: Vec<_> = others.iter().chain([&first, &late]).filter_map(Bot::participant).collect();
    facilitator.until("who is there", |bot| bot.online == there.iter().copied().collect()).await?;
    Ok(())
}
