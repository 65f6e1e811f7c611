//! Rule 6: when the time is up, only choosing is left; nobody's choice is ever invented.

use shared::ids::DilemmaNumber;
use shared::session::{
    ArgumentCommand, Command, Count, DebriefCommand, Kind, LifecycleCommand, Outcome, Phase, ProgrammeCommand,
    Rejection, Rooms, RoundCommand, Side,
};
use shared::time::MINUTE;
use shared::view::Audience;

use crate::story::{A, B, ONE, Story};
use crate::world::{BREAK_BLOCK, DILEMMAS_BLOCK};

#[test]
fn when_the_time_is_up_every_device_is_at_choose() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Left);
    story.waits(10 * MINUTE);
    for audience in [Audience::Participant(A), Audience::Room(ONE), Audience::Facilitator, Audience::Plenary] {
        let seen = story.round_seen_by(audience);
        assert!(seen.must_choose, "{audience:?}");
        assert_eq!(seen.phase, Phase::Choose);
    }
}

#[test]
fn writing_is_closed() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Left);
    let (round, argument) = (story.number(), story.writes(B, Side::Left, Kind::Pro, "Demo pro"));
    story.waits(10 * MINUTE);
    for command in [
        story.argument(Side::Left, Kind::Con, "Demo too late"),
        Command::Argument(ArgumentCommand::Edit { round, argument, text: "Demo too late".into(), over: None }),
        Command::Argument(ArgumentCommand::Move { round, argument, side: Side::Right, kind: Kind::Pro }),
        Command::Argument(ArgumentCommand::Delete { round, argument }),
        Command::Argument(ArgumentCommand::Support { round, argument, on: true }),
    ] {
        story.may_not(A, &command, &Rejection::WritingClosed);
    }
}

#[test]
fn it_stays_so_until_a_choice_is_locked() {
    let mut story = room_that_must_choose();
    for phase in [Phase::Read, Phase::Left, Phase::Right, Phase::Done] {
        story.may_not(A, &story.step_to(phase), &Rejection::MustChooseFirst);
    }
    story.facilitator_may_not(
        &Command::Round(RoundCommand::AddTime { rooms: Rooms::one(ONE), minutes: 5 }),
        &Rejection::NoTimer,
    );
    story.facilitator_may_not(
        &Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 5 }),
        &Rejection::NoTimer,
    );
    story.facilitator_may_not(&Command::Round(RoundCommand::Pause { rooms: Rooms::one(ONE) }), &Rejection::NoTimer);
    story.waits(60 * MINUTE);
    assert!(story.round().must_choose);
}

#[test]
fn no_next_round_starts_before() {
    let mut story = room_that_must_choose();
    let next = Command::Round(RoundCommand::Start { rooms: Rooms::one(ONE), dilemma: Some(DilemmaNumber(2)) });
    story.may_not(A, &next, &Rejection::MustChooseFirst);
    story.facilitator_may_not(&next, &Rejection::MustChooseFirst);
    let all = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
    story.facilitator_may_not(&all, &Rejection::MustChooseFirst);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    story.does(A, &all);
    assert_eq!(story.round().dilemma, DilemmaNumber(2));
}

#[test]
fn even_before_the_time_is_up_no_next_round_starts_without_a_choice() {
    let mut story = Story::of_room(2);
    let next = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
    // While the dilemma is being read, this is a repeat of the press that started it; after that it is another press.
    story.does(A, &next);
    assert_eq!(story.room().rounds.len(), 1);
    story.goes_to(Phase::Left);
    story.may_not(A, &next, &Rejection::MustChooseFirst);
    story.facilitator_may_not(&next, &Rejection::MustChooseFirst);
}

#[test]
fn a_late_choice_is_recorded_as_late() {
    let mut story = room_that_must_choose();
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    assert!(!story.choice().in_time);
    assert!(!story.round().must_choose);
}

#[test]
fn ballots_that_were_cast_before_still_count() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left)]);
    story.goes_to(Phase::Right);
    story.waits(10 * MINUTE);
    story.votes([(B, Side::Left)]);
    assert_eq!(story.round().ballots.count, Some(Count { left: 2, right: 0 }));
}

#[test]
fn ending_the_block_first_leaves_no_choice() {
    for end in [
        Command::Programme(ProgrammeCommand::EndBlock { block: DILEMMAS_BLOCK }),
        Command::Programme(ProgrammeCommand::StartBlock { from: Some(DILEMMAS_BLOCK), block: BREAK_BLOCK }),
        Command::Lifecycle(LifecycleCommand::End),
    ] {
        let mut story = room_that_must_choose();
        // All voted for one side and were counted, but the choice is not locked: that is not a choice.
        story.votes([(A, Side::Left), (B, Side::Left)]);
        story.facilitator(&end);
        assert_eq!(story.round().outcome, Some(Outcome::NotChosen));
        assert_eq!(story.phase(), Phase::Done);
        for audience in [Audience::Participant(A), Audience::Room(ONE), Audience::Facilitator] {
            assert_eq!(story.round_seen_by(audience).outcome, Some(Outcome::NotChosen), "{audience:?}");
        }
    }
}

#[test]
fn the_plenary_screen_counts_it_as_the_board_does_before_anything_is_revealed() {
    let mut story = room_that_must_choose();
    story.ends_block();
    assert_eq!(story.round_seen_by(Audience::Plenary).outcome, Some(Outcome::NotChosen));
    story.facilitator(&Command::Debrief(DebriefCommand::RevealDilemma { dilemma: DilemmaNumber(1) }));
    assert_eq!(story.round_seen_by(Audience::Plenary).outcome, Some(Outcome::NotChosen));
}

fn room_that_must_choose() -> Story {
    let mut story = Story::of_room(2);
    story.waits(10 * MINUTE);
    story
}
