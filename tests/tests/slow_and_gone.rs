//! A device that does not read is disconnected, a dead connection is noticed, and the others in the room are not
//! affected.

use std::sync::Arc;
use std::time::Duration;

use server::clock::Clock;
use server::demo::bot::Bot;
use server::demo::error::BotError;
use server::log::MemoryLog;
use server::policy::{Budget, Policy, Quiet};
use shared::limits::SENTENCE_MAX;
use shared::link::Carrier;
use shared::session::{ArgumentCommand, BallotCommand, Command, Kind, Phase, RoomCommand, Rooms, RoundCommand, Side};
use shared::wire::{Goodbye, close_code};
use tests::people::{go_to, locks, sees_phase, starts_everybody, writes};
use tests::{Flow, START, TestSession, Tunnel, World, plain_session};

/// The most changes before a device that does not read must have been disconnected: those of four rounds.
const CHANGES_MAX: usize = 4 * OF_A_ROUND;
/// Changes that fit in a round, with a margin.
const OF_A_ROUND: usize = 1_900;
/// Memory in MiB, of which a sixteenth may wait for the devices of one session.
const LITTLE: u32 = 16;
/// Commands that one person may give in one go, with a margin.
const IN_ONE_GO: usize = 50;

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_never_reads_is_disconnected_as_too_slow_and_the_room_goes_on() -> anyhow::Result<()> {
    // A device that does not read can't answer either. Here it counts as present until it is disconnected.
    let quiet = Quiet { away_after: Duration::from_hours(1), ..Quiet::default() };
    // With little memory the limit is reached after a round or two.
    let budget = Budget { memory: LITTLE, ..Budget::default() };
    let policy = Policy { quiet, budget, ..Policy::default() };
    let world = World::with_policy(Arc::new(MemoryLog::default()), Clock::manual(START), policy).await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut anna = session.join("Demo A", 1).await?;
    let token = session.token("Demo B", 1).await?;
    let tunnel = Tunnel::to(&world.url).await?;
    let mut bob = Bot::over(Carrier::Socket, &tunnel.url, session.code(), &token).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut anna, Phase::Read).await?;
    go_to(&mut anna, Phase::Left).await?;
    // This device reads nothing from here on.
    drop(facilitator);
    let who = bob.participant().unwrap_or_default();
    anna.until("that both are here", |bot| bot.online.contains(&who)).await?;

    // It does not answer either, so that nothing is sent on a closed connection.
    bob.freeze(true).await?;
    tunnel.set(Flow::Deaf);
    let mut changes = 0;
    while anna.online.contains(&who) {
        assert!(changes < CHANGES_MAX, "nobody was shown out");
        if changes > 0 && changes % OF_A_ROUND < IN_ONE_GO {
            goes_on_to_the_next_round(&mut anna).await?;
        }
        // A new person may give as many commands again.
        let mut writer = session.join(&format!("Demo {changes}"), 1).await?;
        writes(&mut writer, Side::Left, Kind::Pro, "Eén").await?;
        for _ in 0..IN_ONE_GO {
            changes += 1;
            edits(&mut writer, changes).await?;
        }
        anna.until("what was written", |bot| bot.seq >= writer.seq).await?;
    }
    println!("shown out after {changes} changes");
    // The frames on their way arrive first, and then the reason for closing.
    tunnel.set(Flow::Open);
    assert_eq!(end_of(&mut bob).await?, Some(close_code(Goodbye::TooSlow)));
    let metrics = reqwest::get(&world.metrics_url).await?.text().await?;
    assert!(metrics.contains("goodbyes_total{why=\"too_slow\"} 1\n"), "{metrics}");
    // A device that reads again catches up with the others.
    bob.reconnect().await?;
    let last = text_of(&anna);
    bob.until("the last change", |bot| text_of(bot) == last).await?;
    anna.until("that both are here again", |bot| bot.online.contains(&who)).await?;
    Ok(())
}

/// Goes to the next round, because the number of changes in a round is limited.
async fn goes_on_to_the_next_round(presenter: &mut Bot) -> anyhow::Result<()> {
    go_to(presenter, Phase::Choose).await?;
    let round = presenter.round_number();
    presenter.command(Command::Ballot(BallotCommand::CountHands { round, left: 1, right: 0 })).await?;
    locks(presenter, "Demo").await?;
    presenter.command(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None })).await?;
    sees_phase(presenter, Phase::Read).await?;
    go_to(presenter, Phase::Left).await?;
    Ok(())
}

/// Replaces the latest argument, which is their own, with a text of the same length.
async fn edits(writer: &mut Bot, number: usize) -> anyhow::Result<()> {
    let round = writer.round_number();
    let text = format!("{number:5} {}", "😀".repeat(SENTENCE_MAX - 10));
    let argument = writer.round().and_then(|round| round.arguments.keys().last().copied()).unwrap_or_default();
    writer.command(Command::Argument(ArgumentCommand::Edit { round, argument, text, over: None })).await?;
    Ok(())
}

fn text_of(bot: &Bot) -> Option<String> {
    bot.round()?.arguments.values().last().map(|argument| argument.text.clone())
}

/// The code with which a connection ended.
async fn end_of(bot: &mut Bot) -> Result<Option<u16>, BotError> {
    loop {
        match bot.next().await {
            Ok(()) => {}
            Err(BotError::Goodbye(goodbye)) => return Ok(Some(close_code(goodbye))),
            Err(BotError::Closed(code)) => return Ok(code),
            Err(error) => return Err(error),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_connection_is_noticed_and_shown() -> anyhow::Result<()> {
    for carrier in Carrier::BOTH {
        a_dead_connection_is_noticed(carrier).await?;
    }
    Ok(())
}

async fn a_dead_connection_is_noticed(carrier: Carrier) -> anyhow::Result<()> {
    // Enough time to answer on a loaded machine.
    let (short, shorter) = (Duration::from_secs(3), Duration::from_millis(300));
    let quiet = Quiet { sign_of_life_every: shorter, socket_max: short, stream_max: short, ..Quiet::default() };
    let policy = Policy { quiet, ..Policy::default() };
    let world = World::with_policy(Arc::new(MemoryLog::default()), Clock::manual(START), policy).await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut anna = session.join("Demo A", 1).await?;
    let token = session.token("Demo B", 1).await?;
    let tunnel = Tunnel::to(&world.url).await?;
    let mut bob = Bot::over(carrier, &tunnel.url, session.code(), &token).await?;
    let who = bob.participant().unwrap_or_default();
    anna.until("that both are here", |bot| bot.online.contains(&who)).await?;

    tunnel.set(Flow::Dead);
    anna.until("that one is gone", |bot| !bot.online.contains(&who)).await?;
    assert!(bob.is_connected(), "who is behind it was not told");
    // Anna only answered signs of life, and can still give commands.
    anna.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;

    tunnel.set(Flow::Open);
    bob.disconnect();
    bob.reconnect().await?;
    assert_eq!(bob.participant(), Some(who));
    bob.until("what was missed", |bot| bot.room().is_some_and(|room| room.help_since.is_some())).await?;
    anna.until("that both are here again", |bot| bot.online.contains(&who)).await?;
    Ok(())
}
