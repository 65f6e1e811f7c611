//! Rule 3: writing pros and cons, and supporting each other's.

use shared::limits::{ARGUMENTS_OF_ONE_MAX, SENTENCE_MAX};
use shared::session::{ArgumentCommand, Command, Kind, Phase, Rejection, Rooms, RoundCommand, Side};

use crate::story::{A, B, C, Story};

#[test]
fn writing_starts_after_reading_for_either_side() {
    let mut story = Story::of_room(2);
    let early = story.argument(Side::Left, Kind::Pro, "Demo too early");
    story.may_not(B, &early, &Rejection::WritingNotOpen);
    for phase in [Phase::Left, Phase::Right, Phase::Choose] {
        story.goes_to(phase);
        for side in Side::BOTH {
            for kind in Kind::BOTH {
                story.writes(B, side, kind, "Demo argument");
            }
        }
    }
    assert_eq!(story.round().count_on(Side::Right, Kind::Con), 3);
}

#[test]
fn an_argument_is_one_line_of_at_most_280_characters() {
    let mut story = room_that_writes();
    let longest = "é".repeat(SENTENCE_MAX);
    let argument = story.writes(B, Side::Left, Kind::Pro, &longest);
    assert_eq!(story.round().arguments[&argument].text, longest);
    let argument = story.writes(B, Side::Left, Kind::Pro, "  Demo\r\n\twith   gaps\u{0} ");
    assert_eq!(story.round().arguments[&argument].text, "Demo with gaps");
    let too_long = story.argument(Side::Left, Kind::Pro, &"é".repeat(SENTENCE_MAX + 1));
    story.may_not(B, &too_long, &Rejection::TextTooLong { most: SENTENCE_MAX });
    let empty = story.argument(Side::Left, Kind::Pro, " \n ");
    story.may_not(B, &empty, &Rejection::EmptyText);
}

#[test]
fn one_person_leaves_space_for_the_others_of_the_room() {
    let mut story = room_that_writes();
    for number in 0..ARGUMENTS_OF_ONE_MAX {
        story.writes(B, Side::Left, Kind::Pro, &format!("Demo {number}"));
    }
    let more = story.argument(Side::Right, Kind::Con, "Demo more");
    story.may_not(B, &more, &Rejection::Full);
    let own = story.writes(C, Side::Right, Kind::Con, "Demo of somebody else");
    let round = story.number();
    let first = *story.round().arguments.keys().next().unwrap();
    story.does(B, &Command::Argument(ArgumentCommand::Delete { round, argument: first }));
    story.writes(B, Side::Right, Kind::Con, "Demo in its place");
    assert!(story.round().arguments.contains_key(&own));
}

#[test]
fn everybody_changes_and_deletes_their_own() {
    let mut story = room_that_writes();
    let (round, argument) = (story.number(), story.writes(B, Side::Left, Kind::Pro, "Demo pro"));
    let edit =
        Command::Argument(ArgumentCommand::Edit { round, argument, text: "Demo pro, mended".into(), over: None });
    story.may_not(C, &edit, &Rejection::NotYours);
    story.may_not(C, &Command::Argument(ArgumentCommand::Delete { round, argument }), &Rejection::NotYours);
    story.does(B, &edit);
    assert_eq!(story.round().arguments[&argument].text, "Demo pro, mended");
    story.does(B, &Command::Argument(ArgumentCommand::Delete { round, argument }));
    assert!(story.round().arguments.is_empty());
    story.does(B, &Command::Argument(ArgumentCommand::Delete { round, argument }));
}

#[test]
fn the_presenter_changes_moves_and_deletes_any() {
    let mut story = room_that_writes();
    let (round, argument) = (story.number(), story.writes(B, Side::Left, Kind::Pro, "Demo pro"));
    story.does(A, &Command::Argument(ArgumentCommand::Edit { round, argument, text: "Demo con".into(), over: None }));
    let to_the_other_side =
        Command::Argument(ArgumentCommand::Move { round, argument, side: Side::Right, kind: Kind::Con });
    story.may_not(C, &to_the_other_side, &Rejection::NotYours);
    story.does(A, &to_the_other_side);
    assert_eq!(story.round().count_on(Side::Right, Kind::Con), 1);
    assert_eq!(story.round().arguments[&argument].author, B, "the author stays the same");
    story.does(A, &Command::Argument(ArgumentCommand::Delete { round, argument }));
    assert!(story.round().arguments.is_empty());
}

#[test]
fn members_support_each_other_once() {
    let mut story = room_that_writes();
    let (round, argument) = (story.number(), story.writes(B, Side::Left, Kind::Pro, "Demo pro"));
    let support = Command::Argument(ArgumentCommand::Support { round, argument, on: true });
    for who in [B, C, C, A] {
        story.does(who, &support);
    }
    assert_eq!(story.round().arguments[&argument].support(), 3, "everybody counts once, also the author");
    story.does(C, &Command::Argument(ArgumentCommand::Support { round, argument, on: false }));
    assert_eq!(story.round().arguments[&argument].support(), 2);
}

#[test]
fn arguments_are_listed_by_support_then_by_age() {
    let mut story = room_that_writes();
    let first = story.writes(A, Side::Left, Kind::Pro, "Demo first");
    let second = story.writes(B, Side::Left, Kind::Pro, "Demo second");
    let third = story.writes(C, Side::Left, Kind::Pro, "Demo third");
    story.does(A, &Command::Argument(ArgumentCommand::Support { round: story.number(), argument: third, on: true }));
    let listed: Vec<_> = story.round().arguments_on(Side::Left, Kind::Pro).iter().map(|found| found.id).collect();
    assert_eq!(listed, [third, first, second]);
}

#[test]
fn a_delayed_argument_does_not_get_into_another_round() {
    let mut story = room_that_writes();
    let late = story.argument(Side::Left, Kind::Pro, "Demo late");
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left)]);
    story.does(A, &story.lock());
    story.may_not(B, &late, &Rejection::RoundClosed);
    story.does(A, &Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.may_not(B, &late, &Rejection::OtherRound);
}

/// Three people in the phase Left.
fn room_that_writes() -> Story {
    let mut story = Story::of_room(3);
    story.goes_to(Phase::Left);
    story
}
