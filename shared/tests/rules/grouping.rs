//! Grouping: merging, mixing, adding rooms, locking the door, removing people.

use std::collections::BTreeMap;

use shared::archive::Archive;
use shared::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use shared::limits::{MIXES_MAX, REMOVED_AT_ONCE_MAX};
use shared::session::{
    AccessCommand, BallotCommand, Command, DebriefCommand, Event, Kind, PeopleCommand, Phase, Rejection, Room,
    RoomCommand, RoomEvent, Rooms, RoundCommand, SecretLink, Side,
};
use shared::time::MINUTE;
use shared::view::Audience;

use crate::story::{A, B, C, D, ONE, Story, TWO};

const START: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
const THREE: RoomNumber = RoomNumber(3);

/// Demo A and B in the first room, C and D in the second; the first dilemma runs in both.
fn two_rooms() -> Story {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO, TWO] {
        story.comes_in(room);
    }
    story.facilitator(&START);
    story
}

fn merge(from: RoomNumber, into: RoomNumber) -> Command {
    Command::Room(RoomCommand::Merge { from, into })
}

fn room_of(story: &Story, who: ParticipantId) -> Option<RoomNumber> {
    story.world.session.participants[&who].room
}

fn sizes(story: &Story) -> BTreeMap<RoomNumber, usize> {
    let mut sizes = BTreeMap::new();
    for room in story.world.session.participants.values().filter_map(|person| person.room) {
        *sizes.entry(room).or_default() += 1;
    }
    sizes
}

/// Both members of the story's room vote, and its round ends in a choice.
fn chooses(story: &mut Story, presenter: ParticipantId, other: ParticipantId) {
    let number = story.world.session.room_of(presenter).map(Room::round_number).unwrap_or_default();
    story.steps(presenter, Phase::Choose);
    for who in [presenter, other] {
        story.does(who, &Command::Ballot(BallotCommand::Cast { round: number, side: Side::Left }));
    }
    let reasons = crate::story::because("Demo reason");
    story.does(presenter, &Command::Ballot(BallotCommand::LockChoice { round: number, side: Side::Left, reasons }));
}

#[test]
fn when_rooms_merge_people_move_with_their_arguments() {
    let mut story = two_rooms();
    story.goes_to(Phase::Left);
    story.writes(B, Side::Left, Kind::Pro, "Demo from the first room");
    story.facilitator(&merge(ONE, TWO));
    assert!([A, B, C, D].into_iter().all(|who| room_of(&story, who) == Some(TWO)));
    let round = story.world.session.rooms[&TWO].open_round().map(|round| round.arguments.len());
    assert_eq!(round, Some(1));
    assert!(story.room().rounds.is_empty(), "the open round is in the other room now");
    assert!(story.world.session.rooms[&TWO].is_presented_by(C), "the presenter of the target room stays");
    let seen = story.seen_by(Audience::Participant(A));
    assert_eq!((seen.rooms.len(), seen.participants.len()), (1, 4), "one room, and everybody in it");
}

#[test]
fn a_room_that_is_merged_into_one_that_has_counted_votes_with_it() {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, ONE, ONE, TWO, TWO] {
        story.comes_in(room);
    }
    story.facilitator(&START);
    story.goes_to(Phase::Choose);
    story.votes([A, B, C, D].map(|who| (who, Side::Left)));
    assert!(story.round().ballots.count.is_some());
    story.facilitator(&merge(TWO, ONE));
    let ballots = &story.round().ballots;
    assert_eq!((ballots.count, ballots.cast.len()), (None, 0), "everybody votes, and nobody is left out of the count");
    assert!(ballots.asked_again);
}

#[test]
fn rooms_at_different_dilemmas_do_not_merge() {
    let mut story = two_rooms();
    chooses(&mut story, A, B);
    story.does(A, &START);
    story.facilitator_may_not(&merge(ONE, TWO), &Rejection::OtherDilemma { room: TWO });
    story.facilitator_may_not(&merge(TWO, ONE), &Rejection::OtherDilemma { room: ONE });
    story.facilitator_may_not(&merge(ONE, ONE), &Rejection::SameRoom);
}

#[test]
fn a_room_that_was_merged_takes_nobody_in_and_says_where_to_go() {
    let mut story = two_rooms();
    story.facilitator(&merge(ONE, TWO));
    let gone = Rejection::RoomMerged { room: ONE, into: TWO };
    assert_eq!(story.tries_to_come_in(Some(ONE)), Err(gone.clone()));
    story.facilitator_may_not(&Command::People(PeopleCommand::Move { participant: C, room: ONE }), &gone);
    story.facilitator_may_not(&merge(TWO, ONE), &gone);
}

#[test]
fn a_room_keeps_the_choices_that_it_made_before_it_was_merged() {
    let mut story = two_rooms();
    chooses(&mut story, A, B);
    chooses(&mut story, C, D);
    story.facilitator(&merge(ONE, TWO));
    assert!(story.round().choice().is_some());
    assert_eq!(story.world.session.rooms[&TWO].rounds.len(), 1);
}

#[test]
fn groups_are_mixed_between_rounds_and_evenly() {
    let mut story = two_rooms();
    story.facilitator_may_not(&Command::People(PeopleCommand::Mix { per_room: 2 }), &Rejection::RoomsBusy);
    story.ends_block();
    story.facilitator_may_not(
        &Command::People(PeopleCommand::Mix { per_room: 1 }),
        &Rejection::OutOfRange { least: 2, most: 12 },
    );
    story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 2 }));
    assert_eq!(sizes(&story), BTreeMap::from([(ONE, 2), (TWO, 2)]));
    assert_ne!(room_of(&story, A), room_of(&story, B), "people who met do not meet again");
    assert_ne!(room_of(&story, C), room_of(&story, D));
    let presented = story.world.session.rooms.values().all(|room| room.presenter.is_some());
    assert!(presented, "every room has a presenter at once");
}

#[test]
fn a_mixed_room_starts_afresh_and_does_not_hold_what_others_wrote_there() {
    let mut story = two_rooms();
    story.goes_to(Phase::Left);
    story.writes(A, Side::Left, Kind::Pro, "Demo of the old room");
    story.ends_block();
    story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 2 }));
    assert!(story.room().is_fresh() && story.room().own_rounds().is_empty());
    let there = story.world.session.members(ONE).map(|(who, _)| who).next().unwrap_or_default();
    let seen = story.seen_by(Audience::Participant(there));
    assert!(seen.rooms[&ONE].rounds.iter().all(|round| round.arguments.is_empty() && round.outcome.is_none()));
}

#[test]
fn a_mix_can_be_undone_until_a_round_has_started() {
    let mut story = two_rooms();
    story.ends_block();
    let before = sizes(&story);
    let places: Vec<_> = [A, B, C, D].map(|who| room_of(&story, who)).into();
    story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 4 }));
    assert_ne!(sizes(&story), before);
    story.facilitator(&Command::People(PeopleCommand::UndoMix));
    assert_eq!([A, B, C, D].map(|who| room_of(&story, who)).to_vec(), places);
    story.facilitator_may_not(&Command::People(PeopleCommand::UndoMix), &Rejection::NoMix);
    story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 2 }));
    story.starts_block(crate::world::DILEMMAS_BLOCK);
    story.facilitator(&START);
    story.ends_block();
    story.facilitator_may_not(&Command::People(PeopleCommand::UndoMix), &Rejection::NoMix);
}

#[test]
fn the_number_of_mixes_is_limited() {
    let mut story = two_rooms();
    story.ends_block();
    for _ in 0..MIXES_MAX {
        story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 2 }));
    }
    story.facilitator_may_not(&Command::People(PeopleCommand::Mix { per_room: 2 }), &Rejection::Full);
    story.facilitator(&Command::People(PeopleCommand::UndoMix));
    story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 2 }));
    let session = &story.world.session;
    let archive = Archive::of(session.clone(), story.world.now);
    assert!(archive.into_session(story.world.now).is_ok(), "such a session can be imported");
}

#[test]
fn only_the_facilitator_moves_people() {
    let mut story = two_rooms();
    let commands = [
        merge(ONE, TWO),
        Command::People(PeopleCommand::Mix { per_room: 2 }),
        Command::Room(RoomCommand::Add { count: 1 }),
        Command::Access(AccessCommand::LockDoor { locked: true }),
        Command::People(PeopleCommand::Remove { participant: B }),
        Command::People(PeopleCommand::Move { participant: B, room: TWO }),
    ];
    for command in commands {
        story.may_not(A, &command, &Rejection::FacilitatorOnly);
    }
}

#[test]
fn a_removed_person_can_do_nothing_and_nobody_waits_for_them() {
    let mut story = two_rooms();
    story.goes_to(Phase::Left);
    let argument = story.writes(B, Side::Left, Kind::Pro, "Demo stays");
    story.goes_to(Phase::Choose);
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: B }));
    story.may_not(B, &story.ballot(Side::Left), &Rejection::Removed);
    story.may_not(B, &Command::People(PeopleCommand::Rename { name: "Demo Z".into() }), &Rejection::Removed);
    story.may_not(
        B,
        &Command::Debrief(DebriefCommand::Guess { dilemma: DilemmaNumber(1), side: Side::Left }),
        &Rejection::Removed,
    );
    assert_eq!(story.round().arguments[&argument].text, "Demo stays");
    story.votes([(A, Side::Left)]);
    assert!(story.round().ballots.count.is_some(), "nobody waits for their ballot");
    let seen = story.seen_by(Audience::Participant(B));
    assert!(seen.rooms.is_empty() && seen.participants[&B].removed.is_some(), "their device is told of the removal");
}

#[test]
fn the_role_of_a_removed_presenter_goes_to_another() {
    let mut story = two_rooms();
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: A }));
    assert_eq!(story.presenter(), Some(B));
    story.facilitator(&Command::People(PeopleCommand::Restore { participant: A }));
    assert_eq!(story.presenter(), Some(B), "returning takes nobody's role away");
}

#[test]
fn a_restored_person_returns_to_their_room_or_the_one_it_became() {
    let mut story = two_rooms();
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: B }));
    assert_eq!(room_of(&story, B), None);
    story.facilitator(&Command::People(PeopleCommand::Restore { participant: B }));
    assert_eq!(room_of(&story, B), Some(ONE));
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: B }));
    story.facilitator(&merge(ONE, TWO));
    story.facilitator(&Command::People(PeopleCommand::Restore { participant: B }));
    assert_eq!(room_of(&story, B), Some(TWO));
    story.does(B, &Command::People(PeopleCommand::Rename { name: "Demo B again".into() }));
}

#[test]
fn a_locked_door_lets_no_newcomers_in_and_keeps_no_participant_out() {
    let mut story = two_rooms();
    story.facilitator(&Command::Access(AccessCommand::LockDoor { locked: true }));
    assert_eq!(story.tries_to_come_in(Some(ONE)), Err(Rejection::DoorLocked));
    story.world.disconnect(B);
    story.world.connect(B);
    story.does(B, &Command::Room(RoomCommand::AskHelp { on: true }));
    story.facilitator(&Command::Access(AccessCommand::LockDoor { locked: false }));
    assert!(story.tries_to_come_in(Some(ONE)).is_ok());
}

#[test]
fn a_room_learns_that_its_call_was_heard_but_not_that_a_member_took_it_back() {
    let mut story = two_rooms();
    let call = |on| Command::Room(RoomCommand::AskHelp { on });
    let last_is_heard = |story: &Story| {
        let events = story.world.log.last().map(|batch| batch.events.as_slice()).unwrap_or_default();
        events.contains(&Event::Room(RoomEvent::HelpAsked { room: ONE, on: false, heard: true }))
    };
    story.does(B, &call(true));
    story.does(B, &call(false));
    assert!(!last_is_heard(&story));
    story.does(B, &call(true));
    story.facilitator(&Command::Room(RoomCommand::AnswerHelp { room: ONE }));
    assert!(last_is_heard(&story));
}

#[test]
fn rooms_are_added_after_the_last_and_start_empty() {
    let mut story = two_rooms();
    story.facilitator(&Command::Room(RoomCommand::Add { count: 2 }));
    assert_eq!(story.world.session.rooms.len(), 4);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: B, room: THREE }));
    assert!(story.world.session.rooms[&THREE].is_presented_by(B), "the first to enter presents");
    let too_many = Command::Room(RoomCommand::Add { count: 997 });
    story.facilitator_may_not(&too_many, &Rejection::OutOfRange { least: 1, most: 996 });
}

#[test]
fn extra_time_is_taken_back_while_there_is_time_for_a_last_word() {
    let mut story = two_rooms();
    let all = || Rooms::All;
    let take = |minutes| Command::Round(RoundCommand::TakeBackTime { rooms: Rooms::All, minutes });
    story.facilitator_may_not(&take(1), &Rejection::NoTimeToTake);
    story.facilitator(&Command::Round(RoundCommand::AddTime { rooms: all(), minutes: 5 }));
    story.facilitator(&take(3));
    assert_eq!(story.time_left(), 12 * MINUTE);
    assert_eq!(story.round().timer.extra, 2 * MINUTE, "the remaining extra time is recorded");
    story.facilitator_may_not(&take(3), &Rejection::NoTimeToTake);
}

#[test]
fn messages_to_a_room_are_not_for_people_who_are_mixed_into_it() {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO, TWO] {
        story.comes_in(room);
    }
    let tell = Command::Room(RoomCommand::SendMessage { rooms: Rooms::Only([ONE].into()), text: "Demo word".into() });
    story.facilitator(&tell);
    story.facilitator(&Command::People(PeopleCommand::Mix { per_room: 2 }));
    for person in [A, B, C, D] {
        let held = story.seen_by(Audience::Participant(person));
        assert!(held.rooms.values().all(|room| room.messages.is_empty()), "{person}");
    }
    assert_eq!(
        story.seen_by(Audience::Facilitator).sent.map(|sent| sent.len()),
        Some(1),
        "the facilitator keeps the message"
    );
}

#[test]
fn a_removed_person_gets_no_messages_until_that_is_undone() {
    let mut story = Story::of_room(2);
    let tell = |text: &str| Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: text.into() });
    story.facilitator(&tell("Demo before"));
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: B }));
    story.facilitator(&tell("Demo meanwhile"));
    assert!(story.seen_by(Audience::Participant(B)).told.is_empty());
    assert_eq!(story.seen_by(Audience::Participant(A)).told.len(), 2);
    story.facilitator(&Command::People(PeopleCommand::Restore { participant: B }));
    assert_eq!(story.seen_by(Audience::Participant(B)).told.len(), 2);
}

#[test]
fn many_people_are_removed_with_one_command_or_none() {
    let mut story = Story::of_room(4);
    let remove = |participants: &[ParticipantId]| {
        Command::People(PeopleCommand::RemoveMany { participants: participants.to_vec() })
    };
    story.may_not(A, &remove(&[B]), &Rejection::FacilitatorOnly);
    story.facilitator_may_not(&remove(&[B, ParticipantId(99)]), &Rejection::NoSuchPerson);
    let too_many: Vec<_> = (1..=REMOVED_AT_ONCE_MAX + 1).map(|_| B).collect();
    story.facilitator_may_not(&remove(&too_many), &Rejection::Full);
    story.facilitator(&remove(&[B, C, B]));
    let here = |story: &Story| story.world.session.members(ONE).map(|(member, _)| member).collect::<Vec<_>>();
    assert_eq!(here(&story), [A, D]);
    story.facilitator(&Command::People(PeopleCommand::RestoreMany { participants: vec![B, C] }));
    assert_eq!(here(&story), [A, B, C, D]);
    story.facilitator(&remove(&[A, B, C]));
    assert_eq!(
        story.world.session.rooms[&ONE].presenter.map(|presenter| presenter.participant),
        Some(D),
        "the member who stays presents"
    );
}

#[test]
fn the_facilitators_link_is_renewed_and_never_withdrawn() {
    let mut story = Story::of_room(1);
    let withdraw = Command::Access(AccessCommand::WithdrawLink { link: SecretLink::Facilitator });
    story.facilitator_may_not(&withdraw, &Rejection::OnlyRenewed);
}
