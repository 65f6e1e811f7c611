//! A full session can still be brought to its end, even if somebody tries to fill the space that is reserved for that.

use std::sync::Arc;

use server::clock::Clock;
use server::demo::bot::Bot;
use server::log::{EventLog, MemoryLog};
use shared::code::JoinCode;
use shared::ids::{ArgumentId, BlockId, DilemmaNumber, ParticipantId, RoomNumber, Seq};
use shared::limits::ARCHIVE_MAX;
use shared::session::{
    ArgumentEvent, BallotCommand, Batch, Command, DebriefCommand, Event, Kind, LifecycleCommand, PeopleCommand, Phase,
    ProgrammeCommand, Reasons, Rejection, RoomCommand, Rooms, RoundEvent, Screen, Side,
};
use shared::time::MINUTE;
use tests::people::{go_to, locks, rejection, sees_phase, starts_everybody, votes, writes};
use tests::{START, TestSession, World, plain_session};

/// The part of a session's maximum archive size that is left: only enough to bring it to its end.
const LEFT: usize = 3 * 1024 * 1024;
/// As many commands in a row as one person may give.
const FLOOD: usize = 30;

/// Fills the session almost completely, as another server would have recorded it.
async fn is_nearly_filled(log: &MemoryLog, code: JoinCode) -> anyhow::Result<()> {
    let Some(id) = log.find(code).await? else { anyhow::bail!("there is no such session") };
    let mut seq = Seq(0);
    while let Some((last, _)) = log.read(id, seq).await?.last() {
        seq = *last;
    }
    // In a group that nobody here belongs to.
    let room = RoomNumber(2);
    let begun = Event::Round(RoundEvent::Started { room, dilemma: DilemmaNumber(1), deadline: START + MINUTE });
    let written = Event::Argument(ArgumentEvent::Added {
        room,
        argument: ArgumentId(1),
        author: ParticipantId(1),
        side: Side::Left,
        kind: Kind::Pro,
        text: "x".repeat(ARCHIVE_MAX - LEFT),
        silent: false,
    });
    log.append(id, seq, vec![Batch { at: START, command: None, events: vec![begun, written] }]).await?;
    Ok(())
}

async fn floods(bot: &mut Bot, command: impl Fn(usize) -> Command) {
    for times in 0..FLOOD {
        assert_eq!(rejection(bot.command(command(times)).await), Rejection::SessionFull);
    }
}

#[tokio::test]
async fn a_flood_leaves_a_full_session_what_it_needs_to_end() -> anyhow::Result<()> {
    let log = Arc::new(MemoryLog::default());
    let world = World::with(log.clone(), Clock::manual(START)).await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut board = session.facilitator().await?;
    let mut secrets = Vec::new();
    for name in ["Demo A", "Demo B", "Demo C", "Demo D"] {
        secrets.push(session.join(name, 1).await?);
    }
    starts_everybody(&mut board).await?;
    for bot in &mut secrets {
        sees_phase(bot, Phase::Read).await?;
    }
    go_to(&mut secrets[0], Phase::Left).await?;
    let secrets = secrets.iter().map(|bot| bot.secret().to_owned()).collect::<Vec<_>>();
    drop(board);

    is_nearly_filled(&log, session.code()).await?;
    let world = world.restart().await?;
    let session = TestSession::at(&world.url, session.opened);
    // Reading all that takes a while; this request waits for it without a timeout.
    let door = reqwest::get(format!("{}/api/sessions/{}", world.url, session.code())).await?;
    assert_eq!(door.status(), 200);
    let mut board = session.facilitator().await?;
    let mut people = Vec::new();
    for secret in &secrets {
        people.push(Bot::with_token(&world.url, session.code(), secret).await?);
    }
    let [presenter, one, other, flooder] = &mut people[..] else { anyhow::bail!("four came in") };

    assert_eq!(rejection(writes(one, Side::Left, Kind::Pro, "Demo").await), Rejection::SessionFull);
    go_to(presenter, Phase::Choose).await?;
    for bot in [&mut *one, &mut *other, &mut *flooder] {
        sees_phase(bot, Phase::Choose).await?;
    }
    // A first vote is accepted; a changed one is not, and neither is going back. Repeating the same vote changes
    // nothing.
    let voted = votes(flooder, Side::Left).await?;
    for _ in 0..FLOOD / 4 {
        assert_eq!(votes(flooder, Side::Left).await?, voted);
    }
    let round = flooder.round_number();
    floods(flooder, |_| Command::Ballot(BallotCommand::Cast { round, side: Side::Right })).await;
    assert_eq!(rejection(go_to(presenter, Phase::Left).await), Rejection::SessionFull);
    assert_eq!(
        rejection(flooder.command(Command::People(PeopleCommand::Rename { name: "Demo Z".into() })).await),
        Rejection::SessionFull
    );
    for bot in [&mut *presenter, &mut *one, &mut *other] {
        votes(bot, Side::Left).await?;
    }
    locks(presenter, "Demo").await?;
    let amended = |times| {
        Command::Ballot(BallotCommand::AmendReasons {
            round,
            reasons: Reasons { motivation: format!("Demo {times}"), ..Reasons::default() },
            over: None,
        })
    };
    floods(presenter, amended).await;

    // The facilitator can still do everything.
    board.command(Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: "Demo".into() })).await?;
    board.command(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Matrix })).await?;
    board.command(Command::Programme(ProgrammeCommand::EndBlock { block: BlockId(0) })).await?;
    board.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    Ok(())
}
