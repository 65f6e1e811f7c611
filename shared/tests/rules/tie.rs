//! Rule 5: a tie is never locked.

use shared::session::{
    Command, Count, DecidedBy, Phase, Rejection, RoomCommand, Rooms, RoundCommand, Side, VoteMethod,
};
use shared::time::{MINUTE, SECOND};
use shared::view::Audience;

use crate::story::{A, B, C, D, ONE, Story};

#[test]
fn a_tie_is_never_locked_as_it_is() {
    let mut story = tied_room();
    assert!(story.round().ballots.is_tied());
    story.may_not(A, &story.lock(), &Rejection::Tied);
}

#[test]
fn a_re_vote_may_bring_a_majority() {
    let mut story = tied_room();
    story.may_not(B, &story.re_vote(), &Rejection::PresenterOnly);
    story.does(A, &story.re_vote());
    assert!(story.round().ballots.cast.is_empty(), "everybody votes again");
    assert_eq!(story.round().ballots.tie_before, Some(Count { left: 1, right: 1 }));
    story.votes([(A, Side::Right), (B, Side::Right)]);
    story.does(A, &story.lock());
    assert_eq!((story.choice().side, story.choice().way), (Side::Right, DecidedBy::ReVote));
    assert_eq!(story.choice().count, Count { left: 0, right: 2 });
}

#[test]
fn the_re_vote_closes_after_sixty_seconds_with_the_ballots_cast() {
    let mut story = tied_room_of_four();
    story.does(A, &story.re_vote());
    story.votes([(B, Side::Left), (C, Side::Left), (D, Side::Left)]);
    story.waits(60 * SECOND - 1);
    assert_eq!(story.round().ballots.count, None);
    story.waits(1);
    assert_eq!(story.round().ballots.count, Some(Count { left: 3, right: 0 }));
    assert_eq!(story.round().ballots.re_vote_until, None);
}

#[test]
fn one_ballot_is_not_opened_when_the_re_vote_closes() {
    for gone in [None, Some(A), Some(B)] {
        let mut story = tied_room();
        story.does(A, &story.re_vote());
        story.votes([(B, Side::Left)]);
        if let Some(gone) = gone {
            story.world.disconnect(gone);
        }
        story.waits(60 * SECOND);
        assert_eq!(story.round().ballots.count, None, "it would show what Demo B voted, {gone:?} gone");
        assert_eq!(story.round().ballots.re_vote_until, None, "the time is over all the same");
    }
}

#[test]
fn with_one_ballot_in_the_re_vote_the_room_can_still_choose() {
    let mut story = tied_room();
    story.does(A, &story.re_vote());
    story.votes([(B, Side::Left)]);
    story.waits(60 * SECOND);
    story.may_not(A, &story.reveal(), &Rejection::TooFewBallots);
    story.does(A, &story.hands(2, 0));
    story.does(A, &story.lock());
    assert_eq!((story.choice().way, story.choice().recorded), (DecidedBy::ReVote, VoteMethod::Hands));

    let mut story = tied_room();
    story.does(A, &story.re_vote());
    story.votes([(B, Side::Left)]);
    story.waits(60 * SECOND);
    story.votes([(A, Side::Left)]);
    story.does(A, &story.lock());
    assert_eq!((story.choice().way, story.choice().count), (DecidedBy::ReVote, Count { left: 2, right: 0 }));
}

#[test]
fn a_pause_stops_the_re_vote_too() {
    let mut story = tied_room_of_four();
    story.does(A, &story.re_vote());
    story.votes([(B, Side::Left), (C, Side::Left), (D, Side::Left)]);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::All }));
    story.waits(5 * MINUTE);
    story.facilitator(&Command::Round(RoundCommand::Resume { rooms: Rooms::All }));
    story.waits(60 * SECOND - 1);
    assert_eq!(story.round().ballots.count, None);
    story.waits(1);
    assert_eq!(story.round().ballots.count, Some(Count { left: 3, right: 0 }));
}

#[test]
fn when_nobody_voted_in_time_the_room_can_still_choose() {
    let mut story = tied_room();
    story.does(A, &story.re_vote());
    story.waits(60 * SECOND);
    story.may_not(A, &story.lock(), &Rejection::NoBallots);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    assert_eq!(story.choice().way, DecidedBy::ReVote);
}

#[test]
fn there_is_one_re_vote_and_no_second() {
    let mut story = tied_room();
    story.does(A, &story.re_vote());
    story.votes([(A, Side::Right), (B, Side::Left)]);
    story.may_not(A, &story.lock(), &Rejection::Tied);
    story.may_not(A, &story.re_vote(), &Rejection::ReVotedAlready);
    story.does(A, &story.lot());
    story.does(A, &story.lock());
    assert_eq!((story.choice().way, story.choice().count), (DecidedBy::Lot, Count { left: 1, right: 1 }));
}

#[test]
fn the_server_draws_the_lot_and_all_devices_show_it() {
    for (drawn, side) in [(4, Side::Left), (7, Side::Right)] {
        let mut story = tied_room();
        story.world.random = drawn;
        story.may_not(B, &story.lot(), &Rejection::PresenterOnly);
        story.does(A, &story.lot());
        for audience in [Audience::Room(ONE), Audience::Participant(B), Audience::Facilitator] {
            assert_eq!(story.round_seen_by(audience).ballots.lot, Some(side));
        }
        story.does(A, &story.lock());
        assert_eq!((story.choice().side, story.choice().way), (side, DecidedBy::Lot));
        assert_eq!(story.choice().recorded, VoteMethod::Ballots);
    }
}

#[test]
fn after_the_lot_there_is_no_way_back() {
    let mut story = tied_room();
    story.does(A, &story.lot());
    story.may_not(B, &story.ballot(Side::Left), &Rejection::LotFell);
    story.may_not(A, &story.hands(2, 1), &Rejection::LotFell);
    story.may_not(A, &story.re_vote(), &Rejection::LotFell);
    story.may_not(A, &story.step_to(Phase::Read), &Rejection::LotFell);
}

#[test]
fn lots_and_re_votes_are_for_ties() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Choose);
    story.may_not(A, &story.lot(), &Rejection::NoTie);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.may_not(A, &story.lot(), &Rejection::NoTie);
    story.may_not(A, &story.re_vote(), &Rejection::NoTie);
}

#[test]
fn the_side_that_lost_by_lot_may_add_its_sentence() {
    let mut story = tied_room();
    story.does(A, &Command::Room(RoomCommand::HandOver { to: B }));
    story.world.random = 0;
    story.does(B, &story.lot());
    story.does(B, &story.lock());
    story.may_not(A, &story.minority("Demo minority"), &Rejection::NotMinority);
    story.does(B, &story.minority("Demo minority"));
}

/// Demo A voted left, Demo B right.
fn tied_room() -> Story {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Right)]);
    story
}

/// Two voted left, two right.
fn tied_room_of_four() -> Story {
    let mut story = Story::of_room(4);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Right), (C, Side::Left), (D, Side::Right)]);
    story
}
