//! The server was away while rooms were at work: they can be given back the time that they lost.

use shared::ids::RoomNumber;
use shared::session::{Command, Kind, NOTICEABLE, Phase, Rejection, Rooms, RoundCommand, Side};
use shared::time::{MINUTE, Milliseconds, SECOND};
use shared::view::Audience;

use crate::story::{A, B, ONE, Story, TWO};

const START: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
const GIVE: Command = Command::Round(RoundCommand::GiveTimeBack { on: true });
const TAKE: Command = Command::Round(RoundCommand::GiveTimeBack { on: false });

#[test]
fn every_room_that_was_at_work_gets_back_just_what_it_lost() {
    let mut story = two_rooms_at_work();
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::one(TWO) }));
    story.world.is_away(42 * SECOND);
    story.waits(8 * SECOND);
    assert_eq!(story.time_left(), 9 * MINUTE - 50 * SECOND, "the deadline stays until time is given back");
    story.facilitator(&GIVE);
    assert_eq!(story.time_left(), 9 * MINUTE - 8 * SECOND);
    assert_eq!(left(&story, TWO), 9 * MINUTE, "its time was paused");
    assert_eq!(story.round().timer.extra, 0, "time given back is not extra time");
}

#[test]
fn it_is_given_back_once() {
    let mut story = two_rooms_at_work();
    story.world.is_away(42 * SECOND);
    story.facilitator(&GIVE);
    let before = story.world.state();
    story.facilitator(&GIVE);
    assert_eq!(story.world.state(), before);
    assert_eq!(story.time_left(), 9 * MINUTE);
    story.facilitator(&TAKE);
    assert_eq!(story.time_left(), 9 * MINUTE - 42 * SECOND);
    story.facilitator_may_not(&TAKE, &Rejection::NoTimeToTake);
    story.facilitator(&GIVE);
    assert_eq!(story.time_left(), 9 * MINUTE, "the facilitator may change their mind");
}

#[test]
fn it_is_not_taken_back_from_a_room_that_needs_it_for_a_last_word() {
    let mut story = two_rooms_at_work();
    story.world.is_away(42 * SECOND);
    story.facilitator(&GIVE);
    story.waits(8 * MINUTE);
    story.facilitator_may_not(&TAKE, &Rejection::NoTimeToTake);
}

#[test]
fn a_room_whose_time_ran_out_meanwhile_returns_to_talking_with_what_was_left() {
    let mut story = two_rooms_at_work();
    story.goes_to(Phase::Left);
    story.waits(9 * MINUTE - 20 * SECOND);
    story.world.is_away(5 * MINUTE);
    assert!(story.round().must_choose);
    story.waits(MINUTE);
    story.facilitator(&GIVE);
    assert!(!story.round().must_choose);
    assert_eq!((story.phase(), story.time_left()), (Phase::Left, 20 * SECOND));
    story.writes(A, Side::Left, Kind::Pro, "Demo afterthought");
    story.waits(20 * SECOND);
    assert!(story.round().must_choose, "the time runs out as usual");
}

#[test]
fn a_room_whose_time_ran_out_since_goes_on_where_it_is() {
    let mut story = two_rooms_at_work();
    story.goes_to(Phase::Left);
    story.world.is_away(42 * SECOND);
    story.waits(9 * MINUTE);
    assert!(story.round().must_choose);
    story.facilitator(&GIVE);
    assert!(!story.round().must_choose);
    assert_eq!((story.phase(), story.time_left()), (Phase::Choose, 42 * SECOND));
}

#[test]
fn a_room_that_opened_its_ballots_since_is_left_alone() {
    let mut story = two_rooms_at_work();
    story.waits(9 * MINUTE - 20 * SECOND);
    story.world.is_away(MINUTE);
    connects_again(&mut story);
    story.votes([(A, Side::Left)]);
    assert!(story.round().ballots.count.is_some());
    story.facilitator(&GIVE);
    assert!(story.round().must_choose);
}

#[test]
fn a_round_that_was_closed_or_begun_since_gets_nothing() {
    let mut story = two_rooms_at_work();
    story.world.is_away(42 * SECOND);
    story.ends_block();
    story.starts_block(crate::world::DILEMMAS_BLOCK);
    connects_again(&mut story);
    story.facilitator(&START);
    story.facilitator(&GIVE);
    assert_eq!(story.time_left(), 10 * MINUTE);
}

#[test]
fn another_absence_before_anything_is_given_back_is_added() {
    let mut story = two_rooms_at_work();
    story.world.is_away(42 * SECOND);
    story.waits(10 * SECOND);
    story.world.is_away(8 * SECOND);
    assert_eq!(story.seen_by(Audience::Facilitator).absence.map(|absence| absence.span), Some(50 * SECOND));
    story.facilitator(&GIVE);
    assert_eq!(story.time_left(), 9 * MINUTE - 10 * SECOND);
    story.world.is_away(5 * SECOND);
    assert_eq!(story.seen_by(Audience::Facilitator).absence.map(|absence| absence.span), Some(5 * SECOND));
}

#[test]
fn a_short_absence_or_one_without_rooms_at_work_is_not_recorded() {
    let mut story = two_rooms_at_work();
    story.world.is_away(NOTICEABLE - 1);
    assert_eq!(story.world.session.absence, None);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    story.world.is_away(MINUTE);
    assert_eq!(story.world.session.absence, None);
}

#[test]
fn only_the_facilitator_hears_of_it_and_has_a_say() {
    let mut story = two_rooms_at_work();
    story.world.is_away(42 * SECOND);
    story.may_not(A, &GIVE, &Rejection::FacilitatorOnly);
    for audience in [Audience::Plenary, Audience::Room(ONE), Audience::Participant(B), Audience::Follower(B)] {
        assert_eq!(story.seen_by(audience).absence, None, "{audience:?}");
    }
    assert!(story.seen_by(Audience::Facilitator).absence.is_some());
}

/// Demo A in the first room and Demo B in the second; both have been reading for a minute.
fn two_rooms_at_work() -> Story {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.facilitator(&START);
    story.waits(MINUTE);
    story
}

fn connects_again(story: &mut Story) {
    story.world.connect(A);
    story.world.connect(B);
}

fn left(story: &Story, room: RoomNumber) -> Milliseconds {
    story.world.session.rooms[&room].last_round().map_or(0, |round| round.timer.left(story.world.now))
}
