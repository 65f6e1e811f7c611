//! Deadlines on the session's clock, and sessions that nobody needs any more.

use std::sync::Arc;
use std::time::Duration;

use shared::session::{AccessEvent, Command, Event, LifecycleEvent, Phase, RoomCommand, RoundCommand, RoundEvent};
use shared::time::{MINUTE, SECOND};
use shared::wire::Goodbye;

use crate::policy::Budget;
use crate::session::leave_signs_of_life;

use super::stage::{START, Stage, write};

#[tokio::test]
async fn when_the_time_is_up_it_is_recorded_and_shown() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, _) = stage.at_left().await;
    stage.clock.advance(10 * MINUTE);
    for device in [&mut presenter, &mut member] {
        device.until("must choose", |device| device.phase() == Some(Phase::Choose)).await;
    }
    let last = stage.stored().await.pop().unwrap().1;
    assert!(matches!(last.events[..], [Event::Round(RoundEvent::TimeUp { .. })]));
    assert_eq!((last.at, last.command), (START + 10 * MINUTE, None));
}

#[tokio::test]
async fn a_deadline_that_passed_during_downtime_is_recorded_at_the_next_start() {
    let stage = Stage::set().await;
    let (_, _, _, token) = stage.at_left().await;
    let restarted = stage.another_server();
    stage.clock.advance(10 * MINUTE);
    let mut back = restarted.connect(&token).await;
    back.until("must choose", |device| device.phase() == Some(Phase::Choose)).await;
}

#[tokio::test(start_paused = true)]
async fn downtime_is_known_to_the_second_and_recorded_once() {
    let stage = Stage::set().await;
    let (_, _, _, token) = stage.at_left().await;
    let signs = tokio::spawn(leave_signs_of_life(Arc::clone(&stage.registry)));
    stage.clock.advance(MINUTE);
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    signs.abort();
    let deadline = stage.connect(&token).await.deadline().unwrap();
    stage.clock.advance(42 * SECOND);
    let restarted = stage.another_server();
    stage.clock.advance(5 * SECOND);
    let mut facilitator = restarted.connect(&stage.facilitator).await;
    let absence = facilitator.held.as_ref().unwrap().absence.clone().unwrap();
    assert_eq!((absence.until, absence.span), (START + MINUTE + 42 * SECOND, 42 * SECOND));
    let mut back = restarted.connect(&token).await;
    assert_eq!(back.deadline(), Some(deadline), "the deadline holds");
    facilitator.done(Command::Round(RoundCommand::GiveTimeBack { on: true })).await;
    back.until("its time", |device| device.deadline() == Some(deadline + 42 * SECOND)).await;
    let absences = stage.stored().await.into_iter().flat_map(|(_, batch)| batch.events);
    assert_eq!(
        absences.filter(|event| matches!(event, Event::Lifecycle(LifecycleEvent::ServerWasAway { .. }))).count(),
        1
    );
}

#[tokio::test]
async fn a_presenter_who_is_gone_keeps_the_role_for_a_while() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, token) = stage.at_left().await;
    let is_offered = |device: &super::stage::Device| {
        let room = device.held.as_ref().unwrap().room_of(device.own()).unwrap();
        room.presenter.unwrap().offered_since.is_some()
    };
    presenter.leave();
    member
        .until("the absence", |device| {
            device
                .signals()
                .any(|signal| matches!(signal, shared::wire::Signal::Presence { away, .. } if !away.is_empty()))
        })
        .await;
    stage.clock.advance(19 * SECOND);
    member.done(write("Even wachten")).await;
    assert!(!is_offered(&member));
    stage.clock.advance(SECOND);
    member.until("the offer", is_offered).await;
    let _back = stage.connect(&token).await;
    member.until("the return", |device| !is_offered(device)).await;
    assert_eq!(
        member.ask(super::stage::new_command(), Command::Room(RoomCommand::AcceptRole)).await,
        super::stage::Heard::Rejected(shared::session::Rejection::NotOnOffer)
    );
}

#[tokio::test(start_paused = true)]
async fn an_unused_session_leaves_memory_and_comes_back() {
    let stage = Stage::set().await;
    let token = stage.join("Anna", 1).await;
    let mut device = stage.connect(&token).await;
    tokio::time::sleep(Duration::from_hours(1)).await;
    device.done(Command::Room(RoomCommand::AskHelp { on: true })).await;
    assert_eq!(stage.registry.in_memory(), 1);
    device.leave();
    tokio::time::sleep(Duration::from_secs(601)).await;
    // The session's clock determines how long to wait for the presenter.
    assert_eq!(stage.registry.in_memory(), 1);
    stage.clock.advance(MINUTE);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(stage.registry.in_memory(), 0);
    assert_eq!(Arc::strong_count(&stage.registry), 1);
    assert!(stage.connect(&token).await.held.unwrap().rooms[&shared::ids::RoomNumber(1)].help_since.is_some());
}

#[tokio::test(start_paused = true)]
async fn sessions_watched_only_by_screens_make_room_after_an_hour_without_events() {
    // In an in-memory log each session takes the least room at first.
    let budget = Budget { memory: 1, ..Budget::default() };
    let stage = Stage::with_budget(budget).await;
    let another =
        || async { stage.another_door().with(Event::Access(AccessEvent::DoorLocked { locked: false })).await };
    let used = another().await;
    let mut member = used.connect(&used.join("Demo", 1).await).await;
    let mut boards = Vec::new();
    // Until there is room for no other, because the one with people in it has grown.
    while boards.len() < budget.sessions() / 1_024 {
        let watched = another().await;
        let Ok(board) = watched.try_connect(&watched.facilitator, None).await else { break };
        boards.push(board);
    }
    assert!(stage.try_connect(&stage.facilitator, None).await.is_err(), "they were opened just now");
    stage.clock.advance(60 * MINUTE);
    stage.connect(&stage.facilitator).await;
    assert_eq!(boards[0].goodbye().await, Goodbye::ComeBack);
    member.done(Command::Room(RoomCommand::AskHelp { on: true })).await;
}
