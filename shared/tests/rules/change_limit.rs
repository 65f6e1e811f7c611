//! Limits on repeated changes: often enough for any honest use, but not endless.

use shared::ids::ArgumentId;
use shared::limits::{
    ARGUMENT_CHANGES_MAX, CHANGES_OF_ONE_MAX, CHOICE_CHANGES_MAX, RECOUNTS_MAX, STEPS_AGAIN_MAX, WRITTEN_MAX,
};
use shared::session::{
    ArgumentCommand, Author, BallotCommand, BallotEvent, Command, Event, Fullness, Kind, PeopleCommand, Phase,
    Rejection, RoomCommand, Rooms, RoundCommand, RoundEvent, Side,
};

use crate::story::{A, B, C, ONE, Story, because};

fn too_often(most: usize) -> Rejection {
    Rejection::ChangedTooOften { most }
}

fn amends(story: &Story, times: usize) -> Command {
    Command::Ballot(BallotCommand::AmendReasons {
        round: story.number(),
        reasons: because(&format!("Demo {times}")),
        over: None,
    })
}

fn edits(story: &Story, argument: ArgumentId, times: usize) -> Command {
    Command::Argument(ArgumentCommand::Edit {
        round: story.number(),
        argument,
        text: format!("Demo {times}"),
        over: None,
    })
}

fn has_chosen() -> Story {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    story
}

#[test]
fn amending_the_reasons_of_a_choice_is_limited_for_each_choice() {
    let mut story = has_chosen();
    for times in 0..CHOICE_CHANGES_MAX {
        story.does(A, &amends(&story, times));
    }
    story.may_not(A, &amends(&story, CHOICE_CHANGES_MAX), &too_often(CHOICE_CHANGES_MAX));
    // The words are the same, so nothing changes.
    story.does(A, &amends(&story, CHOICE_CHANGES_MAX - 1));
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    story.does(A, &amends(&story, 0));
}

#[test]
fn the_minoritys_sentence_counts_as_words_of_the_choice() {
    let mut story = Story::of_room(3);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Right)]);
    story.does(A, &story.lock());
    for times in 0..=CHOICE_CHANGES_MAX {
        story.does(A, &story.minority(&format!("Demo {times}")));
    }
    story.may_not(A, &story.minority("Demo"), &too_often(CHOICE_CHANGES_MAX));
}

#[test]
fn changing_an_argument_is_limited_for_each_argument() {
    let mut story = Story::of_room(1);
    story.goes_to(Phase::Left);
    let [one, other] = [0, 1].map(|_| story.writes(A, Side::Left, Kind::Pro, "Demo"));
    for times in 0..ARGUMENT_CHANGES_MAX {
        story.does(A, &edits(&story, one, times));
    }
    story.may_not(A, &edits(&story, one, ARGUMENT_CHANGES_MAX), &too_often(ARGUMENT_CHANGES_MAX));
    let moves = Command::Argument(ArgumentCommand::Move {
        round: story.number(),
        argument: one,
        side: Side::Right,
        kind: Kind::Pro,
    });
    story.may_not(A, &moves, &too_often(ARGUMENT_CHANGES_MAX));
    story.does(A, &edits(&story, other, 0));
    story.does(A, &Command::Argument(ArgumentCommand::Delete { round: story.number(), argument: one }));
}

#[test]
fn deleted_arguments_count_as_written() {
    let mut story = Story::of_room(1);
    story.goes_to(Phase::Left);
    for _ in 0..WRITTEN_MAX {
        let argument = story.writes(A, Side::Left, Kind::Pro, "Demo");
        story.does(A, &Command::Argument(ArgumentCommand::Delete { round: story.number(), argument }));
    }
    story.may_not(A, &story.argument(Side::Left, Kind::Pro, "Demo"), &too_often(WRITTEN_MAX));
}

#[test]
fn changing_a_vote_endlessly_keeps_the_last_one_and_the_room_goes_on() {
    let mut story = Story::of_room(3);
    story.goes_to(Phase::Choose);
    let side = |times: usize| Side::BOTH[times % 2];
    for times in 0..=CHANGES_OF_ONE_MAX {
        story.does(B, &story.ballot(side(times)));
    }
    story.may_not(B, &story.ballot(side(CHANGES_OF_ONE_MAX + 1)), &too_often(CHANGES_OF_ONE_MAX));
    story.may_not(B, &Command::People(PeopleCommand::Rename { name: "Demo Z".into() }), &too_often(CHANGES_OF_ONE_MAX));
    story.votes([(A, Side::Left), (C, Side::Left)]);
    story.does(A, &story.lock());
}

#[test]
fn recounts_of_open_ballots_are_limited_in_a_round() {
    let mut story = Story::of_room(3);
    story.goes_to(Phase::Choose);
    // Changes before the ballots are open do not count.
    story.votes([(A, Side::Left), (A, Side::Right), (A, Side::Left), (B, Side::Left), (C, Side::Left)]);
    let side = |times: usize| Side::BOTH[(times + 1) % 2];
    for times in 0..RECOUNTS_MAX {
        story.does([B, C][times / 2 % 2], &story.ballot(side(times)));
    }
    for who in [A, B, C] {
        story.may_not(who, &story.ballot(Side::Right), &too_often(RECOUNTS_MAX));
    }
    story.does(A, &story.lock());
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left), (C, Side::Right)]);
}

#[test]
fn a_room_that_went_back_too_often_can_still_go_forward() {
    let mut story = Story::of_room(2);
    for _ in 0..STEPS_AGAIN_MAX {
        story.goes_to(Phase::Left);
        story.goes_to(Phase::Read);
    }
    story.goes_to(Phase::Left);
    story.may_not(A, &story.step_to(Phase::Read), &too_often(STEPS_AGAIN_MAX));
    story.may_not(A, &Command::Room(RoomCommand::HandOver { to: B }), &too_often(STEPS_AGAIN_MAX));
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    // What people did does not limit the facilitator.
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.facilitator(&Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 1 }));
}

#[test]
fn replaying_the_log_gives_the_same_counts() {
    let mut story = has_chosen();
    for times in 0..CHOICE_CHANGES_MAX {
        story.does(A, &amends(&story, times));
    }
    let before = story.world.session.internal.as_ref().map(|internal| internal.changes.clone());
    story.world.restart();
    assert_eq!(story.world.session.internal.as_ref().map(|internal| internal.changes.clone()), before);
    assert!(before.is_some_and(|changes| !changes.is_empty()));
}

#[test]
fn space_that_is_kept_for_the_end_is_for_first_votes_only() {
    let mut story = Story::of_room(3);
    story.goes_to(Phase::Choose);
    let session = |story: &Story| story.world.session.clone();
    let cast = |changed| {
        Event::Ballot(BallotEvent::Cast {
            room: ONE,
            participant: B,
            side: Some(Side::Left),
            changed,
            electors: Vec::new(),
        })
    };
    let takes = |author, event: Event| Fullness::NearlyFull.takes_events(&session(&story), author, &[event]);
    let member = Author::Participant(B);
    assert!(takes(member, cast(false)) && !takes(member, cast(true)));
    let phase = |phase| Event::Round(RoundEvent::PhaseChanged { room: ONE, phase });
    assert!(!takes(member, phase(Phase::Left)) && takes(Author::Facilitator, phase(Phase::Left)));
    story.goes_to(Phase::Left);
    let takes = |event: Event| Fullness::NearlyFull.takes_events(&session(&story), member, &[event]);
    assert!(takes(phase(Phase::Right)));
}
