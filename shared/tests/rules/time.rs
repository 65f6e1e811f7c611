//! Rule 1: the time of a round, and who may change it.

use shared::ids::{DilemmaNumber, RoomNumber};
use shared::limits::EXTRA_MINUTES_MAX;
use shared::session::round::pacing::behind;
use shared::session::{Command, Phase, ProgrammeCommand, Rejection, Rooms, RoundCommand};
use shared::time::{MINUTE, SECOND};
use shared::view::Audience;

use crate::story::{A, B, C, ONE, Story, TWO};
use crate::world::{BREAK_BLOCK, DILEMMAS_BLOCK};

const START: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });

#[test]
fn a_round_lasts_as_long_as_the_session_says() {
    let mut story = Story::of_room_with(2, |settings| settings.minutes = 7);
    assert_eq!(story.time_left(), 7 * MINUTE);
    story.waits(7 * MINUTE - 1);
    assert!(!story.round().must_choose);
    story.waits(1);
    assert!(story.round().must_choose);
}

#[test]
fn every_device_holds_the_same_deadline() {
    let mut story = Story::of_room(2);
    story.facilitator(&Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 3 }));
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    for audience in [Audience::Facilitator, Audience::Plenary, Audience::Room(ONE), Audience::Participant(B)] {
        assert_eq!(story.round_seen_by(audience).timer, story.round().timer, "{audience:?}");
    }
}

#[test]
fn the_facilitator_gives_one_room_more_time_and_it_is_part_of_the_record() {
    let mut story = two_rooms_at_work();
    story.facilitator(&Command::Round(RoundCommand::AddTime { rooms: Rooms::one(ONE), minutes: 5 }));
    assert_eq!(story.time_left(), 15 * MINUTE);
    assert_eq!(story.round().timer.granted, 15 * MINUTE);
    assert_eq!(story.round().timer.extra, 5 * MINUTE);
    assert_eq!(minutes_left(&story, TWO), 10);
}

#[test]
fn the_facilitator_gives_all_rooms_more_time() {
    let mut story = two_rooms_at_work();
    story.facilitator(&Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 2 }));
    assert_eq!((minutes_left(&story, ONE), minutes_left(&story, TWO)), (12, 12));
}

#[test]
fn extra_time_comes_in_whole_minutes_of_a_sensible_number() {
    let mut story = Story::of_room(2);
    for minutes in [0, EXTRA_MINUTES_MAX + 1] {
        let refused = Rejection::OutOfRange { least: 1, most: EXTRA_MINUTES_MAX.into() };
        story.facilitator_may_not(&Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes }), &refused);
    }
}

#[test]
fn a_pause_stops_the_time_of_a_room_until_it_is_resumed() {
    let mut story = two_rooms_at_work();
    story.waits(MINUTE);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::one(ONE) }));
    story.waits(3 * MINUTE);
    assert_eq!(story.time_left(), 9 * MINUTE);
    assert_eq!(minutes_left(&story, TWO), 6);
    story.facilitator(&Command::Round(RoundCommand::Resume { rooms: Rooms::All }));
    story.waits(MINUTE);
    assert_eq!(story.time_left(), 8 * MINUTE);
}

#[test]
fn the_time_is_never_up_during_a_pause() {
    let mut story = Story::of_room(2);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    story.waits(60 * MINUTE);
    assert!(!story.round().must_choose);
}

#[test]
fn in_a_led_session_the_time_is_the_facilitators() {
    let mut story = Story::of_room(2);
    for who in [A, B] {
        story.may_not(
            who,
            &Command::Round(RoundCommand::AddTime { rooms: Rooms::one(ONE), minutes: 1 }),
            &Rejection::FacilitatorOnly,
        );
        story.may_not(
            who,
            &Command::Round(RoundCommand::Pause { rooms: Rooms::one(ONE) }),
            &Rejection::FacilitatorOnly,
        );
        story.may_not(
            who,
            &Command::Programme(ProgrammeCommand::EndBlock { block: DILEMMAS_BLOCK }),
            &Rejection::FacilitatorOnly,
        );
    }
}

#[test]
fn without_a_facilitator_the_time_is_the_presenters() {
    let mut story = Story::of_room_with(2, |settings| settings.led = false);
    story.may_not(
        B,
        &Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 1 }),
        &Rejection::PresenterOnly,
    );
    story.does(A, &Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 1 }));
    story.does(A, &Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    story.waits(5 * MINUTE);
    story.does(A, &Command::Round(RoundCommand::Resume { rooms: Rooms::All }));
    assert_eq!(story.time_left(), 11 * MINUTE);
}

#[test]
fn without_a_facilitator_a_presenter_controls_only_their_own_room() {
    let mut story = Story::of_session(2, |settings| settings.led = false);
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.does(A, &START);
    story.does(B, &START);
    story.does(B, &Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    story.does(B, &Command::Round(RoundCommand::AddTime { rooms: Rooms::one(ONE), minutes: 5 }));
    assert!(story.round().timer.paused_at.is_none(), "paused by another room's presenter");
    assert_eq!(story.time_left(), 10 * MINUTE);
}

#[test]
fn the_presenter_starts_the_next_dilemma_of_their_room() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.may_not(B, &START, &Rejection::PresenterOnly);
    story.does(A, &START);
    assert_eq!(story.phase(), Phase::Read);
    assert_eq!(story.round().dilemma, DilemmaNumber(1));
    assert!(story.world.session.rooms[&TWO].open_round().is_none(), "the other room starts on its own");
    story.does(C, &START);
}

#[test]
fn the_facilitator_starts_all_rooms_that_can_and_empty_rooms_wait() {
    let mut story = Story::of_session(3, |_| {});
    story.facilitator_may_not(&START, &Rejection::NothingToStart);
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.does(A, &START);
    story.waits(MINUTE);
    story.facilitator(&START);
    assert_eq!((minutes_left(&story, ONE), minutes_left(&story, TWO)), (9, 10));
    assert!(story.world.session.rooms[&RoomNumber(3)].rounds.is_empty());
}

#[test]
fn rounds_are_for_the_block_of_dilemmas() {
    let mut story = Story::of_session(1, |_| {});
    story.comes_in(ONE);
    story.starts_block(BREAK_BLOCK);
    story.may_not(A, &START, &Rejection::NotNow);
    story.facilitator_may_not(&START, &Rejection::NotNow);
    story.ends_block();
    story.may_not(A, &START, &Rejection::NotNow);
}

#[test]
fn the_pacing_shows_how_far_a_room_is_behind() {
    let mut story = Story::of_room(2);
    story.waits(3 * MINUTE);
    assert_eq!(behind(story.round(), story.world.now), 2 * MINUTE);
    story.goes_to(Phase::Left);
    assert_eq!(behind(story.round(), story.world.now), 0);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    story.waits(30 * SECOND + 30 * MINUTE);
    assert_eq!(behind(story.round(), story.world.now), 0, "nobody falls behind during a pause");
}

/// Demo A in the first room and Demo B in the second, both reading.
fn two_rooms_at_work() -> Story {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.facilitator(&START);
    story
}

fn minutes_left(story: &Story, room: RoomNumber) -> i64 {
    let round = story.world.session.rooms[&room].last_round();
    round.map_or(0, |round| round.timer.left(story.world.now) / MINUTE)
}
