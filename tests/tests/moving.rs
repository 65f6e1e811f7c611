//! After moving, merging, mixing or removing, a participant's device holds their present room at once, and nothing of
//! any other.

use server::demo::bot::Bot;
use shared::ids::{BlockId, RoomNumber};
use shared::session::{
    AccessCommand, Command, Kind, PeopleCommand, Phase, ProgrammeCommand, Rejection, RoomCommand, Side,
};
use shared::wire::{Door, NewSession};
use tests::people::{go_to, rejection, sees_phase, starts_everybody, writes};
use tests::{TestSession, World, plain_session};

const ONE: RoomNumber = RoomNumber(1);
const TWO: RoomNumber = RoomNumber(2);

fn is_in(room: RoomNumber) -> impl Fn(&Bot) -> bool {
    move |bot| bot.room().is_some_and(|own| own.number == room)
}

fn held(bot: &Bot) -> String {
    serde_json::to_string(&bot.session).unwrap_or_default()
}

/// Demo A and B in the first room, Demo C in the second, all at their first dilemma.
async fn three_people(session: &TestSession) -> anyhow::Result<(Bot, [Bot; 3])> {
    let mut facilitator = session.facilitator().await?;
    let mut people =
        [session.join("Demo A", 1).await?, session.join("Demo B", 1).await?, session.join("Demo C", 2).await?];
    starts_everybody(&mut facilitator).await?;
    for bot in &mut people {
        sees_phase(bot, Phase::Read).await?;
    }
    Ok((facilitator, people))
}

#[tokio::test]
async fn a_moved_participant_is_in_the_other_room_at_once_in_its_phase() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, [mut first, mut moved, mut there]) = Box::pin(three_people(&session)).await?;
    go_to(&mut first, Phase::Left).await?;
    writes(&mut first, Side::Left, Kind::Pro, "Alleen van groep 1").await?;
    go_to(&mut there, Phase::Right).await?;
    writes(&mut there, Side::Right, Kind::Con, "Alleen van groep 2").await?;
    let participant = moved.participant().expect("a participant");
    facilitator.command(Command::People(PeopleCommand::Move { participant, room: TWO })).await?;
    moved.until("the other room", is_in(TWO)).await?;
    assert_eq!(moved.round().map(|round| round.phase), Some(Phase::Right));
    assert!(held(&moved).contains("Alleen van groep 2") && !held(&moved).contains("Alleen van groep 1"));
    there.until("who came", |bot| bot.session.as_ref().is_some_and(|held| held.participants.len() == 2)).await?;
    first.until("who went", |bot| bot.session.as_ref().is_some_and(|held| held.participants.len() == 1)).await?;
    writes(&mut there, Side::Right, Kind::Pro, "Daarna").await?;
    moved.until("what is written there", |bot| held(bot).contains("Daarna")).await?;
    Ok(())
}

#[tokio::test]
async fn when_rooms_merge_all_devices_hold_one_room_with_everything_in_it() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, [mut first, mut second, mut there]) = Box::pin(three_people(&session)).await?;
    go_to(&mut first, Phase::Left).await?;
    writes(&mut first, Side::Left, Kind::Pro, "Gaat mee").await?;
    facilitator.command(Command::Room(RoomCommand::Merge { from: ONE, into: TWO })).await?;
    let is_complete = |bot: &Bot| {
        is_in(TWO)(bot)
            && held(bot).contains("Gaat mee")
            && bot.session.as_ref().is_some_and(|it| it.participants.len() == 3)
    };
    for bot in [&mut first, &mut second, &mut there] {
        bot.until("one room", is_complete).await?;
        assert_eq!(bot.session.as_ref().map(|held| held.rooms.len()), Some(1));
    }
    let mut again = Bot::with_token(&session.url, session.code(), second.secret()).await?;
    again.until("the same after a reload", is_complete).await?;
    Ok(())
}

#[tokio::test]
async fn mixed_groups_start_afresh() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, mut people) = Box::pin(three_people(&session)).await?;
    go_to(&mut people[0], Phase::Left).await?;
    writes(&mut people[0], Side::Left, Kind::Pro, "Van de oude groep").await?;
    let mix = Command::People(PeopleCommand::Mix { per_room: 2 });
    assert_eq!(rejection(facilitator.command(mix.clone()).await), Rejection::RoomsBusy);
    facilitator.command(Command::Programme(ProgrammeCommand::EndBlock { block: BlockId(0) })).await?;
    facilitator.command(mix).await?;
    for bot in &mut people {
        bot.until("a fresh room", |bot| bot.room().is_some_and(|room| room.is_fresh() && room.others_rounds() > 0))
            .await?;
        assert!(!held(bot).contains("Van de oude groep"));
    }
    facilitator.command(Command::People(PeopleCommand::UndoMix)).await?;
    for (bot, room) in people.iter_mut().zip([ONE, ONE, TWO]) {
        bot.until("the old room", is_in(room)).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_removed_participant_holds_no_room_and_returns_to_it() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let (mut facilitator, [mut first, mut second, _there]) = Box::pin(three_people(&session)).await?;
    let participant = second.participant().expect("a participant");
    facilitator.command(Command::People(PeopleCommand::Remove { participant })).await?;
    let is_out = |bot: &Bot| {
        bot.session
            .as_ref()
            .is_some_and(|held| held.rooms.is_empty() && held.participants[&participant].removed.is_some())
    };
    second.until("that they are out", is_out).await?;
    first
        .until("that they are gone", |bot| bot.session.as_ref().is_some_and(|held| held.participants.len() == 1))
        .await?;
    assert_eq!(rejection(second.command(Command::Room(RoomCommand::AskHelp { on: true })).await), Rejection::Removed);
    let mut again = Bot::with_token(&session.url, session.code(), second.secret()).await?;
    again.until("the same after a reload", is_out).await?;
    facilitator.command(Command::People(PeopleCommand::Restore { participant })).await?;
    for bot in [&mut second, &mut again] {
        bot.until("their room", is_in(ONE)).await?;
    }
    second.command(Command::Room(RoomCommand::AskHelp { on: true })).await?;
    Ok(())
}

#[tokio::test]
async fn a_locked_door_is_announced_before_a_name_is_typed_and_lets_devices_back_in() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &NewSession { rooms: 1, ..plain_session() }).await?;
    let mut facilitator = session.facilitator().await?;
    let inside = session.join("Demo A", 1).await?;
    facilitator.command(Command::Access(AccessCommand::LockDoor { locked: true })).await?;
    let door: Door = reqwest::get(format!("{}/api/sessions/{}", session.url, session.code())).await?.json().await?;
    assert!(door.locked && !door.ended);
    assert!(session.join("Demo B", 1).await.is_err());
    let mut back = Bot::with_token(&session.url, session.code(), inside.secret()).await?;
    back.until("their room", is_in(ONE)).await?;
    Ok(())
}
