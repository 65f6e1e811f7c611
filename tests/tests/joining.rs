//! Joining: with the code, into the room that was picked, named by the link or drawn; and who may not join.

use serde::Serialize;
use serde::de::DeserializeOwned;
use server::demo::bot::Bot;
use shared::ids::RoomNumber;
use shared::language::Language;
use shared::session::{AccessCommand, Command, LifecycleCommand, PeopleCommand, Placement};
use shared::wire::{Door, JoinRequest, Joined, NewSession, Opened, Problem, StartTogether};
use tests::{Flow, TestSession, Tunnel, World, plain_session};

/// The key of an attempt, as a device generates it.
const KEY: &str = "5b0c9a1d3e7f4826a9d05b0c9a1d3e7f";
const OTHER_KEY: &str = "00000000000000000000000000000001";

/// A request with the idempotency key of its attempt.
async fn attempt<T: DeserializeOwned>(url: &str, path: &str, key: &str, asked: &impl Serialize) -> anyhow::Result<T> {
    let request = reqwest::Client::new().post(format!("{url}{path}")).header("Idempotency-Key", key).json(asked);
    Ok(request.send().await?.error_for_status()?.json().await?)
}

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
        let bot = Bot::join(&session.url, session.code(), &format!("Demo {number}"), None).await?;
        rooms[usize::from(bot.room().expect("a room").number.0) - 1] += 1;
    }
    assert_eq!(rooms, [3, 3, 3]);
    Ok(())
}

#[tokio::test]
async fn somebody_who_waits_to_be_placed_sees_nobody_until_then() -> anyhow::Result<()> {
    let world = World::start().await?;
    let new = NewSession { placement: Placement::ByFacilitator, ..plain_session() };
    let session = TestSession::open(&world, &new).await?;
    let mut bot = Bot::join(&session.url, session.code(), "Demo A", None).await?;
    assert!(bot.room().is_none() && bot.session.as_ref().expect("a snapshot").rooms.is_empty());
    let mut facilitator = session.facilitator().await?;
    let participant = bot.participant().expect("a participant");
    facilitator.command(Command::People(PeopleCommand::Move { participant, room: RoomNumber(2) })).await?;
    bot.until("its room", |bot| bot.room().is_some_and(|room| room.number == RoomNumber(2) && bot.presents())).await?;
    Ok(())
}

#[tokio::test]
async fn somebody_who_cannot_join_is_told_why_in_their_language() -> anyhow::Result<()> {
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
    session.facilitator().await?.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    let (status, _) = knock(&session, &join("Demo A", Some(RoomNumber(1))), "nl").await?;
    assert!((400..500).contains(&status));
    let door: Door = reqwest::get(format!("{}/api/sessions/{}", session.url, session.code())).await?.json().await?;
    assert!(door.ended);
    Ok(())
}

#[tokio::test]
async fn joining_again_after_a_lost_answer_gives_the_same_person() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let path = format!("/api/sessions/{}/participants", session.code());
    let asked = |name: &str| JoinRequest { name: name.into(), room: Some(RoomNumber(1)) };
    let tunnel = Tunnel::to(&session.url).await?;
    tunnel.set(Flow::Deaf);
    let (url, lost_path, lost) = (tunnel.url.clone(), path.clone(), asked("Demo A"));
    let lost = tokio::spawn(async move { attempt::<Joined>(&url, &lost_path, KEY, &lost).await.map(drop) });
    let is_in = |count| move |bot: &Bot| bot.session.as_ref().is_some_and(|held| held.participants.len() == count);
    facilitator.until("that the request arrived", is_in(1)).await?;
    lost.abort();
    drop(tunnel);

    let again: Joined = attempt(&session.url, &path, KEY, &asked("Demo A")).await?;
    let bot = Bot::over(session.carrier, &session.url, session.code(), &again.token).await?;
    assert_eq!(bot.participant(), Some(again.participant));
    let another = asked("Demo B");
    let comes_in = || attempt::<Joined>(&session.url, &path, OTHER_KEY, &another);
    let at_once = tokio::try_join!(comes_in(), comes_in())?;
    assert_eq!(at_once.0, at_once.1);
    assert_ne!(at_once.0.participant, again.participant, "another key is another person");
    facilitator.until("two people", is_in(2)).await?;

    // The same key with another name renames the person, because the name was corrected between two presses.
    let renamed: Joined = attempt(&session.url, &path, OTHER_KEY, &asked("Demo C")).await?;
    assert_eq!(renamed, at_once.1);
    let is_renamed =
        |bot: &Bot| bot.session.as_ref().is_some_and(|held| held.participants[&renamed.participant].name == "Demo C");
    facilitator.until("the other name", is_renamed).await?;
    facilitator.command(Command::Access(AccessCommand::LockDoor { locked: true })).await?;
    let world = world.restart().await?;
    let after: Joined = attempt(&world.url, &path, KEY, &asked("Demo A")).await?;
    assert_eq!(after, again, "after a restart, and behind a door that was locked since");
    let another = reqwest::Client::new().post(format!("{}{path}", world.url)).json(&asked("Demo D")).send().await?;
    assert!(another.status().is_client_error(), "{another:?}");
    Ok(())
}

#[tokio::test]
async fn opening_again_after_a_lost_answer_gives_the_same_session() -> anyhow::Result<()> {
    let world = World::start().await?;
    let open = async |url: &str, key, new: &NewSession| attempt::<Opened>(url, "/api/sessions", key, new).await;
    let (new, other) = (plain_session(), NewSession { title: "Iets anders".into(), ..plain_session() });
    let (first, again) = tokio::try_join!(open(&world.url, KEY, &new), open(&world.url, KEY, &new))?;
    assert!(first == again, "two at once");
    let (by_other_key, with_other_words) =
        tokio::try_join!(open(&world.url, OTHER_KEY, &new), open(&world.url, KEY, &other))?;
    assert!(by_other_key.code != first.code && with_other_words.code != first.code);
    assert!(by_other_key.facilitator != first.facilitator && with_other_words.facilitator != first.facilitator);

    let asked = StartTogether { name: "Demo A".into(), language: Language::Nl, dilemma: None, minutes: None };
    let start = async |url: &str| attempt::<Joined>(url, "/api/sessions/together", KEY, &asked).await;
    let started = start(&world.url).await?;
    assert_eq!(start(&world.url).await?, started);

    let world = world.restart().await?;
    assert!(open(&world.url, KEY, &new).await? == first, "after a restart");
    assert_eq!(start(&world.url).await?, started);
    TestSession::at(&world.url, first).facilitator().await?;
    Bot::join(&world.url, started.code, "Demo B", None)
        .await?
        .until("the two of them", |bot| bot.session.as_ref().is_some_and(|held| held.participants.len() == 2))
        .await?;
    Ok(())
}
