//! A device that was away gets exactly what it missed, or starts afresh.

use shared::ids::{BlockId, ParticipantId, RoomNumber, Seq};
use shared::limits::SCREENS_MAX;
use shared::session::{
    ArgumentCommand, Batch, Command, Count, DebriefCommand, DebriefEvent, Event, PeopleCommand, PeopleEvent,
    ProgrammeCommand, RoomCommand, RoomEvent, Rooms, Session,
};
use shared::view::{Audience, project_state};
use shared::wire::{Goodbye, ToDevice};

use super::stage::{Device, START, Stage, write};
use crate::log::EventLog as _;
use crate::session::Frame;
use crate::session::frames::EventFrames;
use crate::session::session_store::SessionStore;

/// Ends the dilemmas, without a choice.
const END: Command = Command::Programme(ProgrammeCommand::EndBlock { block: BlockId(0) });

fn changes(device: &Device) -> Vec<Seq> {
    let seq = |frame: &ToDevice| match frame {
        ToDevice::Change { seq, .. } => Some(*seq),
        _ => None,
    };
    device.seen.iter().filter_map(seq).collect()
}

#[tokio::test]
async fn missed_changes_follow_one_by_one() {
    let stage = Stage::set().await;
    let (_, mut presenter, mut member, token) = stage.at_left().await;
    let (held, known) = (presenter.held.clone(), presenter.seq);
    presenter.leave();
    member.done(write("Een")).await;
    member.done(write("Twee")).await;
    let mut back = stage.try_connect(&token, Some(known)).await.unwrap();
    assert!(!back.began_with_snapshot);
    assert_eq!(changes(&back), [Seq(known.0 + 1), Seq(known.0 + 2)]);
    // Folding them gives the snapshot of a device that starts afresh.
    let mut folded = held.unwrap();
    for frame in &back.seen {
        if let ToDevice::Change { change, .. } = frame {
            change.apply_to(&mut folded);
        }
    }
    assert_eq!(Some(folded), stage.connect(&token).await.held);
    back.held = presenter.held;
    member.done(write("Drie")).await;
    back.until("the third", |device| device.seq > Seq(known.0 + 2)).await;
}

#[tokio::test]
async fn a_device_that_missed_nothing_gets_nothing() {
    let stage = Stage::set().await;
    let (_, presenter, _, token) = stage.at_left().await;
    let back = stage.try_connect(&token, Some(presenter.seq)).await.unwrap();
    assert!(!back.began_with_snapshot);
    assert_eq!(changes(&back), []);
}

#[tokio::test]
async fn a_device_that_was_away_for_too_long_starts_again() {
    let stage = Stage::set().await;
    let (_, mut presenter, _, token) = stage.at_left().await;
    let known = presenter.seq;
    for number in 0..900 {
        presenter.done(write("Nog een")).await;
        presenter
            .done(Command::Argument(ArgumentCommand::Delete {
                round: shared::ids::RoundNumber(1),
                argument: shared::ids::ArgumentId(number + 1),
            }))
            .await;
    }
    assert!(stage.try_connect(&token, Some(known)).await.unwrap().began_with_snapshot);
    assert!(!stage.try_connect(&token, Some(presenter.seq)).await.unwrap().began_with_snapshot);
}

#[tokio::test]
async fn a_device_ahead_of_the_log_starts_again() {
    let stage = Stage::set().await;
    let (_, presenter, _, token) = stage.at_left().await;
    let future = Seq(presenter.seq.0 + 1);
    assert!(stage.try_connect(&token, Some(future)).await.unwrap().began_with_snapshot);
    assert!(stage.try_connect(&token, Some(Seq(u64::MAX))).await.unwrap().began_with_snapshot);
    // After a restart there is nothing to resume from, unless nothing was missed.
    let restarted = stage.another_server();
    assert!(restarted.try_connect(&token, Some(Seq(1))).await.unwrap().began_with_snapshot);
}

#[tokio::test]
async fn a_device_that_was_moved_meanwhile_starts_again_in_the_other_room() {
    let stage = Stage::set().await;
    let (mut facilitator, mut presenter, mut member, _) = stage.at_left().await;
    presenter.done(write("In groep 1")).await;
    member.until("the words", |device| device.words(1).len() == 1).await;
    let moved = member.own();
    facilitator.done(Command::People(PeopleCommand::Move { participant: moved, room: RoomNumber(2) })).await;
    member.until("the move", |device| device.held.as_ref().unwrap().rooms.contains_key(&RoomNumber(2))).await;
    assert_eq!(member.words(1), Vec::<String>::new());
    let seq = presenter.done(write("Weer in groep 1")).await;
    presenter.until("to see them go", |device| device.held.as_ref().unwrap().participants.len() == 1).await;
    // Nothing in room 1 reaches them any more.
    facilitator
        .done(Command::Room(RoomCommand::SendMessage { rooms: Rooms::one(RoomNumber(2)), text: "Welkom".into() }))
        .await;
    member.until("a message", |device| device.seq > seq).await;
    assert!(!changes(&member).contains(&seq));
    assert_eq!(member.words(1), Vec::<String>::new());
}

#[tokio::test]
async fn every_audience_holds_what_it_may_see() {
    let stage = Stage::set().await;
    let (mut facilitator, mut presenter, mut member, token) = stage.at_left().await;
    let mut plenary = stage.connect(&stage.plenary).await;
    member.done(write("Een")).await;
    presenter.done(Command::Room(RoomCommand::AskHelp { on: true })).await;
    facilitator.done(END).await;
    let seq = facilitator
        .done(Command::Debrief(DebriefCommand::RevealDilemma { dilemma: shared::ids::DilemmaNumber(1) }))
        .await;
    plenary.until("the results", |device| device.seq == seq).await;
    presenter.until("the call", |device| device.seq.0 >= seq.0 - 1).await;
    let batches = stage.stored().await;
    let (truth, _) = shared::session::Session::replay(batches.iter().map(|(_, batch)| batch)).unwrap();
    assert_eq!(facilitator.held, Some(project_state(&truth, Audience::Facilitator)));
    assert_eq!(plenary.held, Some(project_state(&truth, Audience::Plenary)));
    assert_eq!(presenter.held, Some(project_state(&truth, Audience::Participant(presenter.own()))));
    assert_eq!(stage.connect(&token).await.held, presenter.held);
}

#[tokio::test]
async fn shared_parts_are_assembled_as_each_may_see_them() {
    let stage = Stage::set().await;
    let (_, mut presenter, _, token) = stage.at_left().await;
    presenter.done(write("\"rooms\":{} is wat je wilt")).await;
    for _ in 0..2 {
        let (facilitator, plenary) = (stage.connect(&stage.facilitator).await, stage.connect(&stage.plenary).await);
        let follower = stage.follows(&token).await;
        let batches: Vec<Batch> = stage.stored().await.into_iter().map(|(_, batch)| batch).collect();
        let (truth, _) = Session::replay(batches.iter()).unwrap();
        let own = presenter.own();
        for (device, audience) in
            [(facilitator, Audience::Facilitator), (plenary, Audience::Plenary), (follower, Audience::Follower(own))]
        {
            assert_eq!(device.held, Some(project_state(&truth, audience)));
        }
        presenter.done(write("Later")).await;
    }
}

#[tokio::test]
async fn the_oldest_of_too_many_screens_of_one_link_makes_room() {
    let stage = Stage::set().await;
    for secret in [&stage.facilitator, &stage.plenary] {
        let mut first = stage.connect(secret).await;
        let mut others = Vec::new();
        for _ in 1..SCREENS_MAX {
            others.push(stage.connect(secret).await);
        }
        others.push(stage.connect(secret).await);
        assert_eq!(first.goodbye().await, Goodbye::OpenElsewhere);
        stage.join("Demo", 1).await;
        if let Some(second) = others.first_mut() {
            let seq = second.seq;
            second.until("who came", |device| device.seq > seq).await;
        }
    }
}

#[tokio::test]
async fn no_frames_are_made_for_absent_people() {
    let stage = Stage::set().await;
    for nth in 0..40 {
        stage.join(&format!("Demo {nth}"), 1).await;
    }
    let id = stage.log.find(stage.code).await.unwrap().unwrap();
    let store = SessionStore::load(stage.log.clone(), id).await.unwrap();
    let placements: Vec<_> = store.state.participants.keys().map(|person| (*person, RoomNumber(1))).collect();
    let of = |event: &Event, is_here: &dyn Fn(Audience) -> bool| {
        EventFrames::of(store.seq, event, START, &store.state, is_here).len()
    };
    for event in [
        Event::Room(RoomEvent::Merged { from: RoomNumber(2), into: RoomNumber(1) }),
        Event::People(PeopleEvent::Mixed { placements: placements.clone() }),
        Event::People(PeopleEvent::MixUndone { placements }),
    ] {
        let (nobody, one) = (of(&event, &|_| false), of(&event, &|of| of == Audience::Participant(ParticipantId(1))));
        let all = of(&event, &|of| matches!(of, Audience::Participant(_)));
        assert!(all - nobody >= 40 * (one - nobody) / 2, "{event:?}: {nobody}, {one}, {all}");
        assert!(one > nobody, "{event:?}: {nobody}, {one}");
    }
}

#[tokio::test]
async fn results_are_encoded_once_and_only_if_somebody_follows() {
    let stage = Stage::set().await;
    let (mut facilitator, mut presenter, _, _) = stage.at_left().await;
    presenter.done(write("Een")).await;
    let (dilemma, room) = (shared::ids::DilemmaNumber(1), RoomNumber(1));
    facilitator.done(END).await;
    facilitator.done(Command::Debrief(DebriefCommand::RevealDilemma { dilemma })).await;
    let id = stage.log.find(stage.code).await.unwrap().unwrap();
    let store = SessionStore::load(stage.log.clone(), id).await.unwrap();
    let placements: Vec<_> = store.state.participants.keys().map(|person| (*person, room)).collect();
    let shows_argument = |event: &Event, is_here: &dyn Fn(Audience) -> bool| {
        let frames = EventFrames::of(store.seq, event, START, &store.state, is_here);
        let views = [&frames.plenary, &frames.followers].into_iter().chain(frames.seats.iter().map(|(_, view)| view));
        let text = |frame: &Frame| String::from_utf8(frame.pieces().flatten().collect()).unwrap();
        views.filter_map(|view| view.frame()).any(|frame| text(frame).contains("Een"))
    };
    for event in [
        Event::Debrief(DebriefEvent::DilemmaRevealed { dilemma, guesses: Count::default() }),
        Event::Debrief(DebriefEvent::RoomRevealed { dilemma, room, shown: None }),
        Event::People(PeopleEvent::Mixed { placements: placements.clone() }),
        Event::People(PeopleEvent::MixUndone { placements }),
        Event::Room(RoomEvent::Merged { from: RoomNumber(2), into: room }),
    ] {
        let is_of_room = |of: Audience| matches!(of, Audience::Room(_) | Audience::Participant(_));
        assert!(!shows_argument(&event, &|of| of == Audience::Facilitator || is_of_room(of)), "{event:?}");
        assert!(shows_argument(&event, &|of| of == Audience::Plenary), "{event:?}");
    }
}

#[tokio::test]
async fn newcomers_to_a_room_are_sent_no_earlier_messages() {
    let stage = Stage::set().await;
    let mut facilitator = stage.connect(&stage.facilitator).await;
    let mut tokens = vec![stage.join("Demo A", 1).await, stage.join("Demo B", 1).await, stage.join("Demo C", 2).await];
    for room in [1, 2] {
        let rooms = Rooms::one(RoomNumber(room));
        facilitator
            .done(Command::Room(RoomCommand::SendMessage { rooms, text: format!("Alleen voor groep {room}") }))
            .await;
    }
    // This clears the arguments.
    facilitator.done(Command::People(PeopleCommand::Mix { per_room: 2 })).await;
    tokens.push(stage.join("Demo D", 1).await);
    for token in &tokens {
        let follower = stage.follows_after(token, Some(Seq(1))).await;
        let sent = serde_json::to_string(&follower.seen).unwrap();
        assert!(!sent.contains("Alleen voor groep"), "{sent}");
        assert!(follower.began_with_snapshot);
    }
}
