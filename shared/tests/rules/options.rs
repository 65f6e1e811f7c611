//! Rule 8: the options of a session.

use shared::ids::RoomNumber;
use shared::session::{BallotCommand, Command, Count, Kind, Phase, Rejection, Rules, Settings, Side};
use shared::time::MINUTE;
use shared::view::{Audience, project};

use crate::story::{A, B, C, ONE, Story, TWO};
use crate::world::plain_settings;

// A first private ballot, right after reading.

#[test]
fn the_first_ballot_is_private() {
    let mut story = Story::of_room_with(3, |settings| settings.rules.first_ballot = true);
    first_ballots(&mut story, &[(A, Side::Left), (B, Side::Right)]);
    for audience in [Audience::Facilitator, Audience::Room(ONE), Audience::Participant(A)] {
        assert_eq!(story.round_seen_by(audience).first_ballots.get(&B), Some(&None), "{audience:?}");
    }
    assert_eq!(story.round_seen_by(Audience::Participant(B)).first_ballots[&B], Some(Side::Right));
    assert!(story.round_seen_by(Audience::Plenary).first_ballots.is_empty());
}

#[test]
fn a_changed_first_ballot_is_sent_to_nobody_else() {
    let mut story = Story::of_room_with(3, |settings| settings.rules.first_ballot = true);
    first_ballots(&mut story, &[(A, Side::Left), (B, Side::Right)]);
    let before = story.world.log.len();
    first_ballots(&mut story, &[(B, Side::Left)]);
    let batch = &story.world.log[before];
    let shown = |audience| project(&batch.events[0], batch.at, &story.world.session, audience);
    for audience in [Audience::Participant(A), Audience::Room(story.room().number), Audience::Facilitator] {
        assert_eq!(shown(audience), None, "{audience:?}");
    }
    assert!(shown(Audience::Participant(B)).is_some(), "their own device");
}

#[test]
fn the_first_ballot_is_for_reading_and_for_sessions_that_have_it() {
    let mut without = Story::of_room(3);
    let first = Command::Ballot(BallotCommand::CastFirst { round: without.number(), side: Side::Left });
    without.may_not(B, &first, &Rejection::NotSet);
    let mut with = Story::of_room_with(3, |settings| settings.rules.first_ballot = true);
    with.does(B, &first);
    with.goes_to(Phase::Left);
    with.may_not(B, &first, &Rejection::NotReading);
}

#[test]
fn a_room_of_three_or_more_is_shown_how_it_shifted() {
    let mut story = Story::of_room_with(3, |settings| settings.rules.first_ballot = true);
    first_ballots(&mut story, &[(A, Side::Left), (B, Side::Left), (C, Side::Right)]);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Right), (B, Side::Right), (C, Side::Right)]);
    story.does(A, &story.lock());
    assert_eq!(story.choice().first, Some(Count { left: 2, right: 1 }));
    assert_eq!(story.choice().count, Count { left: 0, right: 3 });
}

#[test]
fn fewer_than_three_first_ballots_are_shown_to_nobody() {
    let mut story = Story::of_room_with(3, |settings| settings.rules.first_ballot = true);
    first_ballots(&mut story, &[(A, Side::Left), (B, Side::Left)]);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Right), (B, Side::Right), (C, Side::Right)]);
    story.does(A, &story.lock());
    assert_eq!(story.choice().first, None);
}

// Both sides heard.

#[test]
fn both_sides_are_heard_before_a_choice_is_locked() {
    let mut story = Story::of_room_with(2, |settings| settings.rules.both_sides_heard = true);
    story.goes_to(Phase::Left);
    story.writes(A, Side::Left, Kind::Pro, "Demo pro of what they want anyway");
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.may_not(A, &story.lock(), &Rejection::Unheard { side: Side::Left, kind: Kind::Con });
    story.writes(B, Side::Left, Kind::Con, "Demo con of the side that leads");
    story.may_not(A, &story.lock(), &Rejection::Unheard { side: Side::Right, kind: Kind::Pro });
    story.writes(B, Side::Right, Kind::Pro, "Demo pro of the other side");
    story.does(A, &story.lock());
}

#[test]
fn without_the_option_a_room_chooses_as_it_likes() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
}

#[test]
fn when_writing_is_closed_nobody_is_locked_out_of_choosing() {
    let mut story = Story::of_room_with(2, |settings| settings.rules.both_sides_heard = true);
    story.waits(10 * MINUTE);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    assert!(!story.choice().in_time);
}

// Mirrored sides.

#[test]
fn odd_rooms_see_the_scenarios_mirrored() {
    let settings = Settings { rules: Rules { mirrored: true, ..Rules::default() }, ..plain_settings() };
    let mirrored: Vec<bool> = (1..=4).map(|room| settings.mirrors(RoomNumber(room))).collect();
    assert_eq!(mirrored, [true, false, true, false]);
    assert!(!plain_settings().mirrors(ONE));
    let left_place = Side::Left;
    assert_eq!(left_place.mirrored_if(settings.mirrors(ONE)), Side::Right, "the side on the left in an odd room");
    assert_eq!(left_place.mirrored_if(settings.mirrors(TWO)), Side::Left);
}

#[test]
fn mirrored_or_not_results_go_by_the_scenario() {
    for mirrored in [false, true] {
        let mut story = Story::of_room_with(2, |settings| {
            (settings.rules.mirrored, settings.rules.both_sides_heard) = (mirrored, true);
        });
        story.goes_to(Phase::Left);
        story.writes(A, Side::Left, Kind::Con, "Demo con of the left scenario");
        story.writes(A, Side::Right, Kind::Pro, "Demo pro of the right scenario");
        story.goes_to(Phase::Choose);
        story.votes([(A, Side::Left), (B, Side::Left)]);
        story.does(A, &story.lock());
        assert_eq!(story.choice().side, Side::Left);
        assert_eq!(story.choice().count, Count { left: 2, right: 0 });
    }
}

#[test]
fn in_a_mirrored_room_each_place_has_its_silent_minute() {
    let mut story =
        Story::of_room_with(2, |settings| (settings.rules.mirrored, settings.rules.silent_minute) = (true, true));
    for phase in [Phase::Left, Phase::Right] {
        story.goes_to(phase);
        assert!(story.round().silence.is_some(), "{phase:?}");
        story.waits(MINUTE);
    }
}

fn first_ballots(story: &mut Story, ballots: &[(shared::ids::ParticipantId, Side)]) {
    let round = story.number();
    for &(who, side) in ballots {
        story.does(who, &Command::Ballot(BallotCommand::CastFirst { round, side }));
    }
}

#[test]
fn going_back_to_reading_does_not_allow_changing_the_first_ballot() {
    let mut story = Story::of_room_with(3, |settings| settings.rules.first_ballot = true);
    let lean = |side| Command::Ballot(BallotCommand::CastFirst { round: shared::ids::RoundNumber(1), side });
    story.does(A, &lean(Side::Left));
    story.goes_to(Phase::Left);
    story.goes_to(Phase::Read);
    story.may_not(A, &lean(Side::Right), &Rejection::NotReading);
}
