//! Rule 4: choosing is forced, secret and by majority.

use shared::limits::SENTENCE_MAX;
use shared::session::people::presence::VOID_AFTER;
use shared::session::{
    Author, BallotCommand, BallotEvent, Command, Count, DecidedBy, Event, PeopleCommand, Phase, Reasons, Rejection,
    Rooms, RoundCommand, Side, VoteMethod,
};
use shared::time::SECOND;
use shared::view::{Audience, Change, project};

use crate::story::{A, B, C, D, ONE, Story, because};

#[test]
fn ballots_are_for_the_phase_choose() {
    let mut story = Story::of_room(2);
    for phase in [Phase::Read, Phase::Left, Phase::Right] {
        story.goes_to(phase);
        story.may_not(B, &story.ballot(Side::Left), &Rejection::NotChoosing);
    }
}

#[test]
fn ballots_are_hidden_until_everyone_who_is_online_has_voted() {
    let mut story = room_that_chooses(3);
    story.votes([(A, Side::Left), (B, Side::Right)]);
    let seen = story.round_seen_by(Audience::Room(ONE)).ballots;
    assert_eq!((seen.cast.len(), seen.count), (2, None), "only the number of ballots is shown");
    story.votes([(C, Side::Left)]);
    assert_eq!(story.round_seen_by(Audience::Room(ONE)).ballots.count, Some(Count { left: 2, right: 1 }));
}

#[test]
fn votes_are_shown_only_to_the_voter() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    for audience in [Audience::Facilitator, Audience::Room(ONE), Audience::Participant(A), Audience::Plenary] {
        let cast = story.round_seen_by(audience).ballots.cast;
        assert!(cast.get(&B).is_none_or(Option::is_none), "{audience:?}");
    }
    assert_eq!(story.round_seen_by(Audience::Participant(B)).ballots.cast[&B], Some(Side::Left));
}

#[test]
fn somebody_who_just_dropped_out_is_waited_for_ten_seconds() {
    let mut story = room_that_chooses(4);
    story.votes([(A, Side::Left), (B, Side::Right), (C, Side::Right)]);
    story.world.disconnect(D);
    story.waits(10 * SECOND - 1);
    assert_eq!(story.round().ballots.count, None);
    story.waits(1);
    assert_eq!(story.round().ballots.count, Some(Count { left: 1, right: 2 }));
}

/// Two of three people have voted the same, and the third has been away for almost as long as their ballots are kept.
fn two_who_wait_for_a_third() -> Story {
    let mut story = room_that_chooses(3);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.world.disconnect(C);
    story.waits(VOID_AFTER - 1);
    story
}

#[test]
fn two_ballots_of_three_people_are_void_when_the_third_is_gone() {
    let mut story = two_who_wait_for_a_third();
    assert_eq!(story.round().ballots.cast.len(), 2, "Demo C may be back");
    story.waits(1);
    let ballots = story.round_seen_by(Audience::Participant(A)).ballots;
    assert!(ballots.cast.is_empty() && ballots.asked_again, "2–0 would show Demo C both votes when they are back");
    // Now they know that there are only two of them.
    story.votes([(A, Side::Left), (B, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 0 }));
    assert!(!story.round().ballots.asked_again);
}

#[test]
fn a_voter_who_is_back_within_half_a_minute_costs_nobody_a_vote() {
    let mut story = two_who_wait_for_a_third();
    story.world.connect(C);
    story.votes([(C, Side::Right)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 1 }));
}

#[test]
fn a_count_of_few_is_void_before_somebody_else_sees_it() {
    // Somebody returns, joins late, or is moved into the room.
    let comes: [fn(&mut Story); 3] = [
        |story| story.world.connect(C),
        |story| story.comes_in(ONE),
        |story| story.facilitator(&Command::People(PeopleCommand::Move { participant: D, room: ONE })),
    ];
    for (way, come) in comes.into_iter().enumerate() {
        let mut story = Story::of_session(2, |_| {});
        (0..3).for_each(|_| story.comes_in(ONE));
        story.comes_in(crate::story::TWO);
        story.does(A, &Command::Round(RoundCommand::Start { rooms: Rooms::Only([ONE].into()), dilemma: None }));
        story.goes_to(Phase::Choose);
        story.world.disconnect(C);
        story.waits(11 * SECOND);
        story.votes([(A, Side::Left), (B, Side::Left)]);
        assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 0 }));
        let before = story.world.log.len();
        come(&mut story);
        let events: Vec<&Event> = story.world.log[before..].iter().flat_map(|batch| &batch.events).collect();
        assert!(matches!(events.first(), Some(Event::Ballot(BallotEvent::Voided { room: ONE }))), "{way}: {events:?}");
        assert_eq!(story.round().ballots.count, None);
    }
}

#[test]
fn a_tie_of_two_stays_open_when_a_third_comes_in() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Right)]);
    story.comes_in(ONE);
    assert_eq!(story.round().ballots.count, Some(Count { left: 1, right: 1 }), "a tie shows nobody's vote");
}

#[test]
fn taking_a_tie_back_does_not_show_a_newcomer_how_two_people_voted() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Left), (A, Side::Right)]);
    story.comes_in(ONE);
    let before = story.world.log.len();
    story.votes([(A, Side::Left)]);
    let events: Vec<&Event> = story.world.log[before..].iter().flat_map(|batch| &batch.events).collect();
    assert!(matches!(events.as_slice(), [Event::Ballot(BallotEvent::Voided { room: ONE })]), "{events:?}");
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 3, right: 0 }), "all three could vote");
}

#[test]
fn a_change_counts_if_every_voter_could_have_made_it() {
    let mut story = four_that_choose_beside_an_empty_room();
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left), (D, Side::Left)]);
    // The room can see when C is away or follows the plenary screen, so a change at that moment could not be C's.
    story.world.disconnect(C);
    story.may_not(B, &story.ballot(Side::Right), &Rejection::OthersLeft);
    story.world.follow(C);
    story.may_not(B, &story.ballot(Side::Right), &Rejection::OthersLeft);
    story.world.connect(C);
    story.votes([(B, Side::Right), (B, Side::Left)]);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: D, room: crate::story::TWO }));
    story.may_not(B, &story.ballot(Side::Right), &Rejection::OthersLeft);
}

#[test]
fn a_newcomer_is_not_sent_who_voted_or_a_count_of_few() {
    // The choice is locked, or the block of dilemmas ends first.
    let ends: [fn(&mut Story); 2] = [|story| story.does(A, &story.lock()), |story| story.ends_block()];
    for end in ends {
        let mut story = room_that_chooses(2);
        story.votes([(A, Side::Left), (B, Side::Left)]);
        end(&mut story);
        story.comes_in(ONE);
        let seen = story.round_seen_by(Audience::Participant(C)).ballots;
        assert_eq!((seen.cast.len(), seen.count), (0, None));
        assert_eq!(story.round_seen_by(Audience::Participant(B)).ballots.cast[&B], Some(Side::Left), "their own");
    }
}

#[test]
fn somebody_who_is_away_while_two_vote_is_never_sent_their_count() {
    let mut story = room_that_chooses(3);
    story.world.disconnect(C);
    story.waits(11 * SECOND);
    let before = story.world.log.len();
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    let counted = story.world.log[before..].iter().flat_map(|batch| batch.events.iter().map(|event| (batch.at, event)));
    let counted: Vec<_> =
        counted.filter(|(_, event)| matches!(event, Event::Ballot(BallotEvent::Counted { .. }))).collect();
    assert_eq!(counted.len(), 1);
    for (at, event) in counted {
        let sent = |who| project(event, at, &story.world.session, Audience::Participant(who));
        assert!(matches!(sent(C), Some(Change::Snapshot(_))), "they get a new snapshot: {:?}", sent(C));
        assert!(matches!(sent(B), Some(Change::Event { .. })));
    }
    let seen = story.round_seen_by(Audience::Participant(C)).ballots;
    assert_eq!((seen.cast.len(), seen.count), (0, None));
}

#[test]
fn a_newcomer_gets_a_recount_as_an_event_and_not_as_a_snapshot() {
    let mut story = room_that_chooses(3);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Right)]);
    story.comes_in(ONE);
    let before = story.world.log.len();
    story.votes([(C, Side::Left), (C, Side::Right)]);
    let sent: Vec<_> = story.world.log[before..]
        .iter()
        .flat_map(|batch| batch.events.iter().map(|event| (batch.at, event)))
        .filter_map(|(at, event)| project(event, at, &story.world.session, Audience::Participant(D)))
        .collect();
    let is_count_of_nobody = |change: &Change| {
        matches!(change, Change::Event { event: Event::Ballot(BallotEvent::Counted { changed_by: None, .. }), .. })
    };
    assert!(sent.len() == 2 && sent.iter().all(is_count_of_nobody), "{sent:?}");
}

#[test]
fn opened_ballots_stay_together_when_one_of_them_leaves() {
    let mut story = four_that_choose_beside_an_empty_room();
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Right), (D, Side::Left)]);
    let moves = |room| Command::People(PeopleCommand::Move { participant: D, room });
    story.facilitator(&moves(crate::story::TWO));
    assert_eq!(story.round().ballots.count, Some(Count { left: 3, right: 1 }), "with that of Demo D");
    story.facilitator(&moves(ONE));
    story.votes([(B, Side::Right)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 2 }), "with that of Demo D");
}

#[test]
fn a_member_who_is_moved_is_no_longer_waited_for_and_their_ballot_goes_too() {
    let mut story = four_that_choose_beside_an_empty_room();
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Right)]);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: C, room: crate::story::TWO }));
    assert_eq!(story.round().ballots.cast.len(), 2);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: D, room: crate::story::TWO }));
    assert_eq!(story.round().ballots.count, None, "two of the four who could vote");
    story.votes([(A, Side::Left), (B, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 0 }));
}

#[test]
fn the_presenter_opens_the_ballots_that_are_in() {
    let mut story = room_that_chooses(4);
    story.may_not(A, &story.reveal(), &Rejection::NoBallots);
    story.votes([(B, Side::Right)]);
    story.may_not(B, &story.reveal(), &Rejection::PresenterOnly);
    story.may_not(A, &story.reveal(), &Rejection::TooFewBallots);
    story.votes([(A, Side::Left)]);
    story.may_not(A, &story.reveal(), &Rejection::TooFewBallots);
    story.votes([(C, Side::Left)]);
    story.does(A, &story.reveal());
    assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 1 }));
}

#[test]
fn one_ballot_is_not_opened_after_its_voter_has_gone() {
    let mut story = room_that_chooses(3);
    story.votes([(B, Side::Right)]);
    for gone in [B, C] {
        story.world.disconnect(gone);
    }
    story.waits(11 * SECOND);
    story.may_not(A, &story.reveal(), &Rejection::TooFewBallots);
    story.votes([(A, Side::Left)]);
    assert_eq!(story.round().ballots.count, None, "1–1 would show Demo A what Demo B voted");
    assert!(!story.round().ballots.asked_again, "the others may be back");
    story.waits(VOID_AFTER);
    assert!(story.round().ballots.asked_again);
}

#[test]
fn a_single_ballot_is_not_opened_to_members_who_come_back() {
    let mut story = room_that_chooses(3);
    for gone in [B, C] {
        story.world.disconnect(gone);
    }
    story.waits(11 * SECOND);
    story.votes([(A, Side::Left)]);
    assert_eq!(story.round().ballots.count, None, "Demo B and C would see it when they are back");
    story.may_not(A, &story.reveal(), &Rejection::TooFewBallots);
    story.does(A, &story.hands(1, 0));
    story.does(A, &story.lock());
    assert_eq!(story.choice().recorded, VoteMethod::Hands, "the room is not stuck");
}

#[test]
fn the_only_member_of_a_room_sees_their_own_ballot() {
    let mut story = room_that_chooses(1);
    story.votes([(A, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 1, right: 0 }));
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Right)]);
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: B }));
    assert_eq!(story.round().ballots.count, None, "it was cast beside somebody");
    story.votes([(A, Side::Right)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 0, right: 1 }), "nobody is waited for");
}

#[test]
fn the_ballot_of_a_removed_member_is_not_opened_alone() {
    let mut story = room_that_chooses(2);
    story.votes([(B, Side::Right)]);
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: B }));
    assert_eq!(story.round().ballots.count, None);
    assert!(story.world.command(Author::Participant(A), &story.reveal()).is_err());
}

#[test]
fn a_late_vote_is_not_added_to_open_ballots() {
    let mut story = room_that_chooses(4);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Right)]);
    story.does(A, &story.reveal());
    story.may_not(D, &story.ballot(Side::Right), &Rejection::BallotsOpen);
    story.votes([(C, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 3, right: 0 }));
}

#[test]
fn a_tie_is_settled_not_voted_or_counted_away() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Right)]);
    story.may_not(B, &story.ballot(Side::Left), &Rejection::Tied);
    story.may_not(A, &story.hands(2, 1), &Rejection::Tied);
}

#[test]
fn counted_ballots_are_not_replaced_by_hands_nor_hands_by_ballots() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.may_not(A, &story.hands(0, 2), &Rejection::BallotsOpen);
    let mut story = room_that_chooses(2);
    story.does(A, &story.hands(3, 3));
    story.does(A, &story.re_vote());
    story.may_not(B, &story.ballot(Side::Left), &Rejection::CountedByHands);
}

#[test]
fn a_ballot_can_be_changed_until_the_choice_is_locked() {
    let mut story = room_that_chooses(3);
    story.votes([(A, Side::Left), (A, Side::Right), (B, Side::Right), (C, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 1, right: 2 }));
    story.votes([(B, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 1 }), "counted again");
    story.does(A, &story.lock());
    story.may_not(B, &story.ballot(Side::Right), &Rejection::RoundClosed);
}

#[test]
fn the_presenter_locks_what_the_majority_wants() {
    let mut story = room_that_chooses(3);
    story.may_not(A, &story.lock(), &Rejection::NoBallots);
    story.votes([(A, Side::Left), (B, Side::Right), (C, Side::Right)]);
    story.may_not(B, &story.lock(), &Rejection::PresenterOnly);
    story.does(A, &story.lock());
    let choice = story.choice();
    assert_eq!((choice.side, choice.way, choice.recorded), (Side::Right, DecidedBy::Majority, VoteMethod::Ballots));
    assert_eq!(choice.count, Count { left: 1, right: 2 });
    assert!(choice.in_time);
    assert_eq!(story.phase(), Phase::Done);
}

#[test]
fn a_choice_of_all_is_unanimous() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    assert_eq!((story.choice().side, story.choice().way), (Side::Left, DecidedBy::Unanimous));
}

#[test]
fn a_choice_has_a_reason() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    let round = story.number();
    let lock = |reasons| Command::Ballot(BallotCommand::LockChoice { round, side: Side::Left, reasons });
    story.may_not(A, &lock(because("  ")), &Rejection::EmptyText);
    let too_long = because(&"x".repeat(SENTENCE_MAX + 1));
    story.may_not(A, &lock(too_long), &Rejection::TextTooLong { most: SENTENCE_MAX });
    for certainty in [0, 6] {
        let reasons = Reasons { certainty: Some(certainty), ..because("Demo reason") };
        story.may_not(A, &lock(reasons), &Rejection::OutOfRange { least: 1, most: 5 });
    }
    let reasons = Reasons {
        motivation: "Demo reason".into(),
        certainty: Some(5),
        condition: Some("Demo condition".into()),
        keep: Some("  ".into()),
    };
    story.does(A, &lock(reasons.clone()));
    assert_eq!(story.choice().reasons, Reasons { keep: None, ..reasons });
}

#[test]
fn reasons_for_one_side_are_not_locked_for_the_other() {
    let mut story = room_that_chooses(3);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Right)]);
    let seen = story.lock();
    story.votes([(A, Side::Right), (B, Side::Right)]);
    story.may_not(A, &seen, &Rejection::OtherSideLeads);
    story.does(A, &story.lock());
    assert_eq!(story.choice().side, Side::Right);
    story.may_not(A, &seen, &Rejection::RoundClosed);
}

#[test]
fn reasons_for_a_majority_are_not_locked_for_the_side_of_the_lot() {
    let mut story = room_that_chooses(4);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left), (D, Side::Right)]);
    let seen = story.lock();
    story.votes([(C, Side::Right)]);
    story.may_not(A, &seen, &Rejection::Tied);
    story.world.random = 1;
    story.does(A, &story.lot());
    story.may_not(A, &seen, &Rejection::OtherSideLeads);
}

#[test]
fn the_words_of_a_choice_can_be_edited_but_not_the_choice() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    let amend = Command::Ballot(BallotCommand::AmendReasons {
        round: story.number(),
        reasons: because("Demo reason, mended"),
        over: None,
    });
    story.may_not(B, &amend, &Rejection::PresenterOnly);
    story.does(A, &amend);
    assert_eq!(story.choice().reasons, because("Demo reason, mended"));
    story.may_not(A, &story.lock(), &Rejection::RoundClosed);
}

#[test]
fn the_minority_adds_its_sentence_to_the_choice() {
    let mut story = room_that_chooses(3);
    story.votes([(A, Side::Left), (B, Side::Right), (C, Side::Left)]);
    let sentence = story.minority("Demo minority");
    story.may_not(B, &sentence, &Rejection::OtherRound);
    story.does(A, &story.lock());
    story.may_not(C, &sentence, &Rejection::NotMinority);
    story.does(B, &sentence);
    assert_eq!(story.choice().minority.as_deref(), Some("Demo minority"));
    story.does(A, &story.minority("Demo, as the presenter heard it"));
    story.does(B, &story.minority("Demo, in their own words"));
    assert_eq!(story.choice().minority.as_deref(), Some("Demo, in their own words"));
}

#[test]
fn a_unanimous_choice_has_no_minority() {
    let mut story = room_that_chooses(2);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    story.may_not(B, &story.minority("Demo minority"), &Rejection::NoMinority);
}

/// Four people at Choose; somebody can be moved to the other room.
fn four_that_choose_beside_an_empty_room() -> Story {
    let mut story = Story::of_session(2, |_| {});
    (0..4).for_each(|_| story.comes_in(ONE));
    story.does(A, &Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None }));
    story.goes_to(Phase::Choose);
    story
}

/// This many people in the phase Choose.
fn room_that_chooses(people: usize) -> Story {
    let mut story = Story::of_room(people);
    story.goes_to(Phase::Choose);
    story
}
