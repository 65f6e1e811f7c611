//! Rule 3, the silent minute: everybody writes, and sees nothing of others until it ends.

use shared::session::{
    ArgumentCommand, Command, DebriefCommand, GatheringCommand, Kind, LifecycleCommand, PeopleCommand, Phase,
    ProgrammeCommand, Rejection, Rooms, RoundCommand, Side,
};
use shared::time::{MINUTE, SECOND};
use shared::view::{Audience, project};

use crate::story::{A, B, C, ONE, Story, TWO};
use crate::world::{BREAK_BLOCK, DILEMMAS_BLOCK};

const EVERYBODY_ELSE: [Audience; 4] =
    [Audience::Participant(A), Audience::Participant(C), Audience::Room(ONE), Audience::Facilitator];

#[test]
fn nobody_sees_what_another_writes_in_silence() {
    let mut story = silent_room();
    story.writes(B, Side::Left, Kind::Pro, "Demo in silence");
    assert_eq!(story.arguments_seen_by(Audience::Participant(B)), 1);
    for audience in EVERYBODY_ELSE {
        assert_eq!(story.arguments_seen_by(audience), 0, "{audience:?}");
    }
}

#[test]
fn it_does_not_exist_for_others_not_even_for_the_presenter() {
    let mut story = silent_room();
    let (round, argument) = (story.number(), story.writes(B, Side::Left, Kind::Pro, "Demo in silence"));
    story.may_not(
        A,
        &Command::Argument(ArgumentCommand::Edit { round, argument, text: "Demo".into(), over: None }),
        &Rejection::NoSuchArgument,
    );
    // The same answer as for one that was deleted.
    story.does(A, &Command::Argument(ArgumentCommand::Delete { round, argument }));
    assert_eq!(story.arguments_seen_by(Audience::Participant(B)), 1, "nothing happened to it");
    story.facilitator_may_not(
        &Command::Gathering(GatheringCommand::Star { argument, on: true }),
        &Rejection::NoSuchArgument,
    );
    story.may_not(C, &Command::Debrief(DebriefCommand::Recognise { argument, on: true }), &Rejection::NoSuchArgument);
    story.may_not(
        C,
        &Command::Argument(ArgumentCommand::Support { round, argument, on: true }),
        &Rejection::NoSuchArgument,
    );
    story.does(
        B,
        &Command::Argument(ArgumentCommand::Edit { round, argument, text: "Demo, mended".into(), over: None }),
    );
    story.does(B, &Command::Argument(ArgumentCommand::Move { round, argument, side: Side::Left, kind: Kind::Con }));
    assert_eq!(story.arguments_seen_by(Audience::Facilitator), 0, "editing it does not reveal it");
}

#[test]
fn its_deletion_is_not_sent_to_people_who_never_saw_it() {
    let mut story = silent_room();
    let (round, argument) = (story.number(), story.writes(B, Side::Left, Kind::Pro, "Demo in silence"));
    story.does(B, &Command::Argument(ArgumentCommand::Delete { round, argument }));
    let batch = story.world.log.last().unwrap_or_else(|| panic!("nothing is recorded"));
    let event = batch.events.last().unwrap_or_else(|| panic!("nothing happened"));
    let told = |audience| project(event, batch.at, &story.world.session, audience);
    assert!(told(Audience::Participant(B)).is_some());
    for audience in EVERYBODY_ELSE.into_iter().chain([Audience::Plenary, Audience::Follower(C)]) {
        assert_eq!(told(audience), None, "{audience:?}");
    }
}

#[test]
fn after_a_minute_all_appear() {
    let mut story = silent_room();
    story.writes(B, Side::Left, Kind::Pro, "Demo in silence");
    story.writes(C, Side::Left, Kind::Con, "Demo in silence, too");
    story.waits(MINUTE - 1);
    assert_eq!(story.arguments_seen_by(Audience::Room(ONE)), 0);
    story.waits(1);
    for audience in EVERYBODY_ELSE {
        assert_eq!(story.arguments_seen_by(audience), 2, "{audience:?}");
    }
}

#[test]
fn the_presenter_ends_it_early_and_so_does_moving_on() {
    for goes_on in [false, true] {
        let mut story = silent_room();
        let going_on = if goes_on { story.step_to(Phase::Choose) } else { Command::Round(RoundCommand::EndSilence) };
        story.writes(B, Side::Left, Kind::Pro, "Demo in silence");
        story.may_not(B, &Command::Round(RoundCommand::EndSilence), &Rejection::PresenterOnly);
        story.does(A, &going_on);
        assert!(story.round().silence.is_none());
        assert_eq!(story.arguments_seen_by(Audience::Room(ONE)), 1);
    }
}

#[test]
fn left_and_right_have_their_silent_minute_once_each() {
    let mut story = silent_room();
    story.goes_to(Phase::Right);
    assert!(story.round().silence.is_some());
    story.waits(MINUTE);
    for phase in [Phase::Left, Phase::Right, Phase::Choose, Phase::Read, Phase::Left] {
        story.goes_to(phase);
        assert!(story.round().silence.is_none(), "another silence in {phase:?}");
    }
}

#[test]
fn without_the_option_there_is_no_silence() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Left);
    assert!(story.round().silence.is_none());
}

#[test]
fn a_pause_stops_the_silence_too() {
    let mut story = silent_room();
    story.waits(40 * SECOND);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    story.waits(10 * MINUTE);
    story.facilitator(&Command::Round(RoundCommand::Resume { rooms: Rooms::All }));
    story.waits(20 * SECOND - 1);
    assert!(story.round().silence.is_some());
    story.waits(1);
    assert!(story.round().silence.is_none());
}

#[test]
fn a_silence_that_starts_in_a_pause_is_still_a_minute() {
    let mut story = Story::of_room_with(2, |settings| settings.rules.silent_minute = true);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    story.waits(5 * MINUTE);
    story.goes_to(Phase::Left);
    story.waits(5 * MINUTE);
    story.facilitator(&Command::Round(RoundCommand::Resume { rooms: Rooms::All }));
    story.waits(MINUTE - 1);
    assert!(story.round().silence.is_some());
    story.waits(1);
    assert!(story.round().silence.is_none());
}

#[test]
fn when_the_time_is_up_the_silence_is_over() {
    let mut story = Story::of_room_with(2, |settings| (settings.rules.silent_minute, settings.minutes) = (true, 1));
    story.waits(30 * SECOND);
    story.goes_to(Phase::Left);
    story.writes(B, Side::Left, Kind::Pro, "Demo in silence");
    story.waits(30 * SECOND);
    assert!(story.round().must_choose && story.round().silence.is_none());
    assert_eq!(story.arguments_seen_by(Audience::Room(ONE)), 1);
}

#[test]
fn when_the_block_ends_in_silence_nobody_loses_a_word() {
    for end in [
        Command::Programme(ProgrammeCommand::EndBlock { block: DILEMMAS_BLOCK }),
        Command::Programme(ProgrammeCommand::StartBlock { from: Some(DILEMMAS_BLOCK), block: BREAK_BLOCK }),
        Command::Lifecycle(LifecycleCommand::End),
    ] {
        let mut story = silent_room();
        story.writes(B, Side::Left, Kind::Pro, "Demo in silence");
        story.facilitator(&end);
        assert!(!story.round().is_open());
        for audience in EVERYBODY_ELSE {
            assert_eq!(story.arguments_seen_by(audience), 1, "{audience:?}");
        }
    }
}

#[test]
fn silent_arguments_stay_when_their_author_is_moved() {
    let mut story = Story::of_session(2, |settings| settings.rules.silent_minute = true);
    (0..3).for_each(|_| story.comes_in(ONE));
    story.does(A, &Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.goes_to(Phase::Left);
    story.writes(B, Side::Left, Kind::Pro, "Demo in silence");
    story.facilitator(&Command::People(PeopleCommand::Move { participant: B, room: TWO }));
    assert_eq!(story.seen_by(Audience::Participant(B)).rooms.len(), 1, "only the other room is seen");
    assert_eq!(story.arguments_seen_by(Audience::Room(ONE)), 0, "moving does not end a silence");
    story.waits(MINUTE);
    assert_eq!(story.arguments_seen_by(Audience::Room(ONE)), 1);
}

/// Three people in the silent minute of Left.
fn silent_room() -> Story {
    let mut story = Story::of_room_with(3, |settings| settings.rules.silent_minute = true);
    story.goes_to(Phase::Left);
    story
}
