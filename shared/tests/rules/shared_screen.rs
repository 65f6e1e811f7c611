//! Rule 7: one shared screen works as well as many devices.

use shared::limits::{HANDS_AROUND_ONE_MAX, HANDS_MAX};
use shared::session::{Count, DecidedBy, Kind, Phase, Rejection, Side, VoteMethod};

use crate::story::{A, B, C, Story};

#[test]
fn a_room_with_one_device_completes_a_round() {
    let mut story = Story::of_room(1);
    story.goes_to(Phase::Left);
    story.writes(A, Side::Left, Kind::Pro, "Demo pro, said aloud");
    story.goes_to(Phase::Right);
    story.writes(A, Side::Right, Kind::Con, "Demo con, said aloud");
    story.goes_to(Phase::Choose);
    story.does(A, &story.hands(3, 2));
    story.does(A, &story.lock());
    let choice = story.choice();
    assert_eq!((choice.side, choice.way, choice.recorded), (Side::Left, DecidedBy::Majority, VoteMethod::Hands));
    assert_eq!(choice.count, Count { left: 3, right: 2 });
}

#[test]
fn all_hands_on_one_side_are_unanimous() {
    let mut story = room_that_chooses(1);
    story.does(A, &story.hands(0, 5));
    story.does(A, &story.lock());
    assert_eq!((story.choice().side, story.choice().way), (Side::Right, DecidedBy::Unanimous));
}

#[test]
fn tied_hands_are_counted_once_more() {
    let mut story = room_that_chooses(1);
    story.does(A, &story.hands(2, 2));
    story.may_not(A, &story.lock(), &Rejection::Tied);
    story.does(A, &story.re_vote());
    story.does(A, &story.hands(1, 3));
    assert_eq!(story.round().ballots.re_vote_until, None);
    story.does(A, &story.lock());
    let choice = story.choice();
    assert_eq!((choice.side, choice.way, choice.recorded), (Side::Right, DecidedBy::ReVote, VoteMethod::Hands));
}

#[test]
fn tied_hands_are_settled_by_lot() {
    let mut story = room_that_chooses(1);
    story.does(A, &story.hands(2, 2));
    story.does(A, &story.lot());
    story.does(A, &story.lock());
    assert_eq!((story.choice().way, story.choice().recorded), (DecidedBy::Lot, VoteMethod::Hands));
}

#[test]
fn only_the_presenter_counts_and_somebody_must_be_counted() {
    let mut story = room_that_chooses(2);
    story.may_not(B, &story.hands(1, 1), &Rejection::PresenterOnly);
    for (left, right) in [(0, 0), (HANDS_MAX + 1, 0), (0, u16::MAX)] {
        let refused = Rejection::OutOfRange { least: 1, most: 2 * HANDS_AROUND_ONE_MAX };
        story.may_not(A, &story.hands(left, right), &refused);
    }
}

#[test]
fn hands_are_the_ballot_once_they_are_counted() {
    let mut story = room_that_chooses(2);
    story.does(A, &story.hands(2, 1));
    story.may_not(B, &story.ballot(Side::Right), &Rejection::CountedByHands);
    story.does(A, &story.hands(1, 2));
    assert_eq!(story.round().ballots.count, Some(Count { left: 1, right: 2 }), "a miscount can be corrected");
}

#[test]
fn hands_have_no_names_so_anyone_may_speak_for_the_minority() {
    let mut story = room_that_chooses(2);
    story.does(A, &story.hands(3, 1));
    story.does(A, &story.lock());
    story.does(B, &story.minority("Demo minority"));
    assert_eq!(story.choice().minority.as_deref(), Some("Demo minority"));
}

fn room_that_chooses(people: usize) -> Story {
    let mut story = Story::of_room(people);
    story.goes_to(Phase::Choose);
    story
}

#[test]
fn no_more_hands_are_counted_than_there_can_be() {
    let mut alone = room_that_chooses(1);
    alone.does(A, &alone.hands(HANDS_MAX, 0));
    let mut four = room_that_chooses(4);
    let most = 4 * HANDS_AROUND_ONE_MAX;
    for (left, right) in [(HANDS_MAX, 0), (most, 1), (u16::MAX, u16::MAX)] {
        four.may_not(A, &four.hands(left, right), &Rejection::OutOfRange { least: 1, most });
    }
    four.does(A, &four.hands(most, 0));
}

#[test]
fn hands_do_not_replace_ballots_that_can_be_opened() {
    let mut story = room_that_chooses(4);
    story.votes([(A, Side::Left), (B, Side::Right)]);
    story.does(A, &story.hands(3, 1));
    let mut story = room_that_chooses(4);
    story.votes([(A, Side::Left), (B, Side::Right), (C, Side::Right)]);
    story.may_not(A, &story.hands(4, 0), &Rejection::VotedOnDevices);
}
