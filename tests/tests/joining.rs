//! Coming in: by code, into the room that was picked, named by the link or drawn; and who may not.

use shared::ids::RoomNumber;
use shared::session::{Command, Placement};
use shared::wire::{Door, JoinRequest, NewSession, Problem};
use tests::{TestSession, World, plain_session};

async fn knock(session: &TestSession, request: &JoinRequest, language: &str) -> anyhow::Result<(u16, Problem)> {
    let response = reqwest::Client::new()
        .post(format!("{}/api/sessions/{}/participants", session.url, session.code()))
        .header("Accept-Language", language)
        .json(request)
        .send()
        .await?;
    Ok((response.status().as_u16(), response.json().await?))
}

#[tokio::test]
async fn people_land_in_the_room_they_picked_and_see_each_other() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut first = session.join("Demo A", 2).await?;
    let mut second = session.join("Demo B", 2).await?;
    let elsewhere = session.join("Demo C", 1).await?;
    first.until("two in the room", |bot| bot.session.as_ref().is_some_and(|held| held.participants.len() == 2)).await?;
    second.until("its room", |bot| bot.room().is_some_and(|room| room.number == RoomNumber(2))).await?;
    let held = elsewhere.session.as_ref().expect("a snapshot");
    assert_eq!(held.participants.len(), 1, "people of another room are not shown");
    assert_eq!(held.rooms.keys().collect::<Vec<_>>(), [&RoomNumber(1)]);
    Ok(())
}

#[tokio::test]
async fn people_are_spread_evenly() -> anyhow::Result<()> {
    let world = World::start().await?;
    let new = NewSession { placement: Placement::Spread, rooms: 3, ..plain_session() };
    let session = TestSession::open(&world, &new).await?;
    let mut rooms = [0; 3];
    for number in 1..=9 {
        let bot = server::demo::bot::Bot::join(&session.url, session.code(), &format!("Demo {number}"), None).await?;
        rooms[usize::from(bot.room().expect("a room").number.0) - 1] += 1;
    }
    assert_eq!(rooms, [3, 3, 3]);
    Ok(())
}

#[tokio::test]
async fn who_waits_to_be_placed_sees_nobody_until_then() -> anyhow::Result<()> {
    let world = World::start().await?;
    let new = NewSession { placement: Placement::ByFacilitator, ..plain_session() };
    let session = TestSession::open(&world, &new).await?;
    let mut bot = server::demo::bot::Bot::join(&session.url, session.code(), "Demo A", None).await?;
    assert!(bot.room().is_none() && bot.session.as_ref().expect("a snapshot").rooms.is_empty());
    let mut facilitator = session.facilitator().await?;
    let participant = bot.participant().expect("a participant");
    facilitator.command(Command::MovePerson { participant, room: RoomNumber(2) }).await?;
    bot.until("its room", |bot| bot.room().is_some_and(|room| room.number == RoomNumber(2) && bot.presents())).await?;
    Ok(())
}

#[tokio::test]
async fn who_cannot_come_in_hears_why_in_their_language() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let join = |name: &str, room| JoinRequest { name: name.into(), room };
    let (status, problem) = knock(&session, &join("Demo A", None), "nl").await?;
    assert!((400..500).contains(&status) && problem.title.contains("groep"), "{status} {problem:?}");
    let (_, problem) = knock(&session, &join("Demo A", None), "en-GB").await?;
    assert!(problem.title.contains("group"), "{problem:?}");
    for (name, room) in [("  ", Some(1)), ("Demo A", Some(3)), (&"x".repeat(41), Some(1))] {
        let (status, problem) = knock(&session, &join(name, room.map(RoomNumber)), "nl").await?;
        assert!((400..500).contains(&status) && !problem.title.is_empty(), "{name:?} {room:?}: {status} {problem:?}");
    }
    session.facilitator().await?.command(Command::EndSession).await?;
    let (status, _) = knock(&session, &join("Demo A", Some(RoomNumber(1))), "nl").await?;
    assert!((400..500).contains(&status));
    let door: Door = reqwest::get(format!("{}/api/sessions/{}", session.url, session.code())).await?.json().await?;
    assert!(door.ended);
    Ok(())
}
