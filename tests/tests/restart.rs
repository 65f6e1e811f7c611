//! Whatever happens to the server, everything that was acknowledged is there again, for everybody, in the same room.

use std::time::Instant;

use anyhow::Context as _;
use server::demo::bot::Bot;
use shared::ids::RoomNumber;
use shared::link::Carrier;
use shared::session::{Command, Kind, Phase, RoomCommand, Rooms, RoundCommand, Side};
use shared::time::{SECOND, Timestamp};
use tests::people::{go_to, sees_phase, starts_everybody, writes};
use tests::{CLOCK_AHEAD, Process, TestSession, plain_session};

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");

/// The number of rooms in the killed session: a small conference.
const ROOMS: u16 = 12;
const PEOPLE: u16 = 4;

#[tokio::test(flavor = "multi_thread")]
async fn kill_nine_in_the_middle_of_a_round_loses_nothing() -> anyhow::Result<()> {
    for carrier in Carrier::BOTH {
        a_kill_loses_nothing(carrier).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn time_lost_while_the_server_was_away_is_given_back_with_one_press() -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let process = Process::start(PROGRAM, "127.0.0.1:0", data.path()).await?;
    let session = TestSession::open_at(&process.url, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut bots = Vec::new();
    for room in [1, 2] {
        bots.push(session.join(&format!("Demo {room}"), room).await?);
    }
    starts_everybody(&mut facilitator).await?;
    for bot in &mut bots {
        sees_phase(bot, Phase::Read).await?;
    }
    facilitator.command(Command::Round(RoundCommand::Pause { rooms: Rooms::one(RoomNumber(2)) })).await?;
    bots[1]
        .until("its time stands still", |bot| bot.round().is_some_and(|round| round.timer.paused_at.is_some()))
        .await?;
    let before: Vec<Option<Timestamp>> = bots.iter().map(deadline).collect();
    let address = process.url.trim_start_matches("http://").to_owned();
    process.kill().await?;

    // As if three quarters of a minute passed before somebody restarted it.
    let ahead = |command: &mut tokio::process::Command| {
        command.env(CLOCK_AHEAD, (45 * SECOND).to_string());
    };
    let _process = Process::start_with(PROGRAM, &address, data.path(), ahead).await?;
    facilitator.disconnect();
    facilitator.reconnect().await?;
    facilitator
        .until("word of the absence", |bot| bot.session.as_ref().is_some_and(|held| held.absence.is_some()))
        .await?;
    let absence = facilitator
        .session
        .as_ref()
        .and_then(|held| held.absence.clone())
        .context("the facilitator was not told of the absence")?;
    assert!(absence.span >= 45 * SECOND, "{absence:?}");
    assert_eq!(absence.lost.keys().copied().collect::<Vec<_>>(), [RoomNumber(1)], "the other room's time was paused");
    for bot in &mut bots {
        bot.disconnect();
        bot.reconnect().await?;
    }
    assert_eq!(bots.iter().map(deadline).collect::<Vec<_>>(), before, "deadlines stay the same");
    assert!(bots.iter().all(|bot| bot.session.as_ref().is_some_and(|held| held.absence.is_none())));

    facilitator.command(Command::Round(RoundCommand::GiveTimeBack { on: true })).await?;
    let expected = before[0].map(|deadline| deadline + absence.span);
    bots[0].until("its time", |bot| deadline(bot) == expected).await?;
    // Repeating it changes nothing: the deadlines are the same when the message after it arrives.
    facilitator.command(Command::Round(RoundCommand::GiveTimeBack { on: true })).await?;
    facilitator.command(Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: "Demo".into() })).await?;
    for bot in &mut bots {
        bot.until("the word", |bot| bot.session.as_ref().is_some_and(|held| !held.told.is_empty())).await?;
    }
    assert_eq!(bots.iter().map(deadline).collect::<Vec<_>>(), [expected, before[1]]);
    Ok(())
}

fn deadline(bot: &Bot) -> Option<Timestamp> {
    bot.round().map(|round| round.timer.deadline)
}

async fn a_kill_loses_nothing(carrier: Carrier) -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let process = Process::start(PROGRAM, "127.0.0.1:0", data.path()).await?;
    let session =
        TestSession::open_at(&process.url, &shared::wire::NewSession { rooms: ROOMS, ..plain_session() }).await?;
    let session = session.over(carrier);
    let mut facilitator = session.facilitator().await?;
    let mut bots = Vec::new();
    for room in 1..=ROOMS {
        for person in 1..=PEOPLE {
            bots.push(session.join(&format!("Demo {room}-{person}"), room).await?);
        }
    }
    starts_everybody(&mut facilitator).await?;
    for bot in bots.iter_mut().step_by(usize::from(PEOPLE)) {
        sees_phase(bot, Phase::Read).await?;
        go_to(bot, Phase::Left).await?;
    }
    for (number, bot) in bots.iter_mut().enumerate() {
        sees_phase(bot, Phase::Left).await?;
        writes(bot, Side::Left, Kind::Pro, &format!("Bevestigd {number}")).await?;
    }
    let before: Vec<_> = bots.iter().map(|bot| (bot.participant(), bot.room().map(|room| room.number))).collect();
    let deadline = bots[0].round().map(|round| round.timer.deadline);
    let address = process.url.trim_start_matches("http://").to_owned();
    process.kill().await?;

    let killed = Instant::now();
    let _process = Process::start(PROGRAM, &address, data.path()).await?;
    let up = killed.elapsed();
    for bot in &mut bots {
        bot.disconnect();
        bot.reconnect().await?;
    }
    for (number, bot) in bots.iter_mut().enumerate() {
        let room_of = |number: usize| number / usize::from(PEOPLE) * usize::from(PEOPLE);
        bot.until("what the room wrote", |bot| {
            bot.round().is_some_and(|round| {
                let mut texts: Vec<_> = round.arguments.values().map(|argument| argument.text.clone()).collect();
                texts.sort();
                let mut expected: Vec<_> = (room_of(number)..room_of(number) + usize::from(PEOPLE))
                    .map(|number| format!("Bevestigd {number}"))
                    .collect();
                expected.sort();
                texts == expected
            })
        })
        .await?;
    }
    println!(
        "{carrier:?}: {} bots are back {:?} after the kill; the server was up after {up:?}",
        bots.len(),
        killed.elapsed()
    );
    let after: Vec<_> = bots.iter().map(|bot| (bot.participant(), bot.room().map(|room| room.number))).collect();
    assert_eq!(before, after, "everybody is the same person in the same room");
    assert_eq!(bots[0].round().map(|round| round.timer.deadline), deadline, "the deadline stays the same");
    let mut late = Bot::with_token(&session.url, session.code(), bots[0].secret()).await?;
    late.until("a snapshot", |bot| bot.round().is_some()).await?;
    Ok(())
}
