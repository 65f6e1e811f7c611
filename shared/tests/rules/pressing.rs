//! Rule 10: nothing is decided by accident. A step that is requested twice is taken once.

use shared::ids::DilemmaNumber;
use shared::session::{
    Author, BallotEvent, Command, Event, Kind, LifecycleCommand, PeopleCommand, Phase, ProgrammeCommand, Rejection,
    RoomCommand, Rooms, RoundCommand, Side,
};
use shared::time::{MINUTE, SECOND};

use crate::story::{A, B, C, D, ONE, Story, TWO};
use crate::world::{BREAK_BLOCK, DILEMMAS_BLOCK, TALK_BLOCK};

const NEXT: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });

/// The same command arrives twice, one after the other.
fn twice(story: &mut Story, command: &Command) {
    story.does(A, command);
    let before = story.world.state();
    story.does(A, command);
    assert_eq!(story.world.state(), before, "{command:?} a second time");
}

#[test]
fn a_double_press_on_the_next_phase_is_one_phase() {
    let mut story = Story::of_room_with(2, |settings| settings.rules.silent_minute = true);
    for phase in [Phase::Left, Phase::Right, Phase::Choose] {
        let step = story.step_to(phase);
        twice(&mut story, &step);
        assert_eq!(story.phase(), phase);
    }
    assert_eq!(story.round().silences_had.len(), 2, "each side has its own silent minute");
}

#[test]
fn a_step_from_a_phase_that_the_room_has_left_leads_nowhere() {
    let mut story = Story::of_room(2);
    let late = story.step_to(Phase::Left);
    story.goes_to(Phase::Right);
    story.does(A, &late);
    assert_eq!(story.phase(), Phase::Right);
    let overtaken = story.step_to(Phase::Left);
    story.waits(10 * MINUTE);
    story.does(A, &overtaken);
    assert_eq!(story.phase(), Phase::Choose, "the time was up first, and a late press is no error");
}

#[test]
fn a_step_of_one_round_is_not_taken_in_the_next() {
    let mut story = Story::of_room(2);
    let late = story.step_to(Phase::Left);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left)]);
    story.does(A, &story.lock());
    story.does(A, &NEXT);
    story.may_not(A, &late, &shared::session::Rejection::OtherRound);
    assert_eq!(story.phase(), Phase::Read);
}

#[test]
fn a_dilemma_that_is_started_twice_is_started_once() {
    for dilemma in [None, Some(DilemmaNumber(2))] {
        let mut story = Story::of_room(2);
        story.goes_to(Phase::Choose);
        story.votes([(A, Side::Left), (B, Side::Left)]);
        story.does(A, &story.lock());
        twice(&mut story, &Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma }));
        assert_eq!(story.room().rounds.len(), 2);
        assert_eq!(story.round().dilemma, DilemmaNumber(2));
    }
}

#[test]
fn the_facilitator_who_starts_all_rooms_twice_starts_them_once() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    story.facilitator(&NEXT);
    let before = story.world.state();
    story.facilitator(&NEXT);
    assert_eq!(story.world.state(), before);
    // One room being further ahead is no reason to start anything in it.
    story.goes_to(Phase::Left);
    story.facilitator_may_not(&NEXT, &shared::session::Rejection::MustChooseFirst);
}

#[test]
fn a_part_that_is_started_twice_goes_on() {
    let mut story = Story::of_room(2);
    story.writes_something();
    let before = story.world.state();
    for from in [None, Some(DILEMMAS_BLOCK)] {
        story.facilitator(&Command::Programme(ProgrammeCommand::StartBlock { from, block: DILEMMAS_BLOCK }));
        assert_eq!(story.world.state(), before, "the rounds in it are not ended");
    }
}

#[test]
fn asking_for_the_next_part_twice_skips_none() {
    let mut story = Story::of_session(1, |_| {});
    story.starts_block(TALK_BLOCK);
    story.ends_block();
    // Two facilitators press the button for the next part, one of them twice: by then it offers the part after that.
    for block in [DILEMMAS_BLOCK, DILEMMAS_BLOCK, BREAK_BLOCK] {
        story.facilitator(&Command::Programme(ProgrammeCommand::StartBlock { from: None, block }));
    }
    assert_eq!(story.world.session.running_id(), Some(DILEMMAS_BLOCK));
}

#[test]
fn a_late_press_on_the_end_of_a_part_does_not_end_the_next() {
    let mut story = Story::of_room(2);
    let (end, other) = (
        Command::Programme(ProgrammeCommand::EndBlock { block: DILEMMAS_BLOCK }),
        story.world.session.step_to_block(TALK_BLOCK),
    );
    story.facilitator(&end);
    let ended = story.world.state();
    story.facilitator(&end);
    assert_eq!(story.world.state(), ended, "it is over");
    story.facilitator(&story.world.session.step_to_block(BREAK_BLOCK));
    let goes_on = story.world.state();
    for late in [&end, &other] {
        story.facilitator(late);
        assert_eq!(story.world.state(), goes_on, "{late:?}");
    }
}

#[test]
fn settling_a_tie_and_locking_are_one_press_each() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Right)]);
    let re_vote = story.re_vote();
    twice(&mut story, &re_vote);
    story.votes([(A, Side::Left), (B, Side::Right)]);
    let lot = story.lot();
    twice(&mut story, &lot);
    let lock = story.lock();
    twice(&mut story, &lock);
    let ends = |session: &shared::session::Session| session.ended_at;
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    let ended = ends(&story.world.session);
    story.waits(SECOND);
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    assert_eq!(ends(&story.world.session), ended);
}

#[test]
fn counting_hands_and_handing_over_happen_once() {
    let mut story = Story::of_room(3);
    story.goes_to(Phase::Choose);
    let hands = story.hands(2, 1);
    let counted = |story: &Story| {
        let events = story.world.log.iter().flat_map(|batch| &batch.events);
        events.filter(|event| matches!(event, Event::Ballot(BallotEvent::Counted { .. }))).count()
    };
    twice(&mut story, &hands);
    assert_eq!(counted(&story), 1);
    twice(&mut story, &Command::Room(RoomCommand::HandOver { to: C }));
    assert_eq!(story.presenter(), Some(C));
}

#[test]
fn two_presses_for_extra_time_are_two() {
    let mut story = Story::of_room(2);
    let more = Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 2 });
    story.facilitator(&more);
    story.facilitator(&more);
    assert_eq!(story.time_left(), 14 * MINUTE);
}

#[test]
fn the_next_part_follows_the_one_that_was_started_last() {
    let mut story = Story::of_session(1, |_| {});
    let next = |story: &Story| story.world.session.next_block().map(|block| block.id);
    assert_eq!(next(&story), Some(BREAK_BLOCK), "what comes before is skipped");
    story.starts_block(TALK_BLOCK);
    assert_eq!(next(&story), Some(BREAK_BLOCK), "the dilemmas have run");
    story.ends_block();
    assert_eq!(next(&story), Some(BREAK_BLOCK), "the first part is over and is not offered again");
    story.starts_block(BREAK_BLOCK);
    assert_eq!(next(&story), None);
}

#[test]
fn a_voter_who_made_a_tie_by_changing_a_ballot_may_take_that_back() {
    let mut story = Story::of_room(4);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left), (D, Side::Right)]);
    story.votes([(B, Side::Right)]);
    assert!(story.round().ballots.is_tied());
    story.may_not(A, &story.ballot(Side::Right), &shared::session::Rejection::Tied);
    story.votes([(B, Side::Left)]);
    assert_eq!(story.round().ballots.leads(), Some(Side::Left));
    // And only until a re-vote or the lot has begun.
    story.votes([(B, Side::Right)]);
    story.does(A, &story.lot());
    story.may_not(B, &story.ballot(Side::Left), &shared::session::Rejection::LotFell);
}

#[test]
fn a_tie_in_the_first_count_can_be_taken_back_by_nobody() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left)]);
    story.votes([(A, Side::Right)]);
    story.votes([(B, Side::Left)]);
    for (who, other) in [(A, Side::Left), (B, Side::Right)] {
        story.may_not(who, &story.ballot(other), &shared::session::Rejection::Tied);
    }
}

#[test]
fn nobody_else_is_sent_who_made_the_tie() {
    use shared::view::Audience;
    let mut story = Story::of_room(4);
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left), (B, Side::Left), (C, Side::Left), (D, Side::Right)]);
    story.votes([(B, Side::Right)]);
    assert_eq!(story.round_seen_by(Audience::Participant(B)).ballots.tied_by, Some(B));
    for audience in [Audience::Participant(A), Audience::Room(ONE), Audience::Facilitator, Audience::Plenary] {
        assert_eq!(story.round_seen_by(audience).ballots.tied_by, None, "{audience:?}");
    }
}

impl Story {
    fn writes_something(&mut self) {
        self.goes_to(Phase::Left);
        self.writes(B, Side::Left, Kind::Pro, "Demo");
    }
}

#[test]
fn a_command_for_one_room_is_not_carried_out_in_another() {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO, TWO] {
        story.comes_in(room);
    }
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::one(ONE), dilemma: Some(DilemmaNumber(1)) }));
    story.facilitator(&Command::Round(RoundCommand::Start { rooms: Rooms::one(TWO), dilemma: Some(DilemmaNumber(2)) }));
    story.steps(A, Phase::Left);
    story.steps(C, Phase::Left);
    let words = story.argument(Side::Left, Kind::Pro, "About the first dilemma");
    story.facilitator(&Command::People(PeopleCommand::Move { participant: B, room: TWO }));
    // Both rooms are in their first round, so its number does not tell them apart.
    let author = Author::Participant(B);
    let before = story.world.state();
    assert_eq!(story.world.command_given_in(author, Some(ONE), &words), Err(Rejection::OtherRoom));
    assert_eq!(story.world.state(), before);
    assert_eq!(story.world.command_given_in(author, Some(TWO), &words), Ok(()));
    // Facilitators are in no room, and may name any.
    let pause = Command::Round(RoundCommand::Pause { rooms: Rooms::All });
    assert_eq!(story.world.command_given_in(Author::Facilitator, Some(ONE), &pause), Ok(()));
}

#[test]
fn commands_about_a_round_or_a_role_are_of_a_room_and_those_about_people_and_sessions_are_not() {
    let mut story = Story::of_room(2);
    story.goes_to(Phase::Left);
    let argument = story.argument(Side::Left, Kind::Pro, "Demo");
    let of_a_room = [
        argument,
        story.ballot(Side::Left),
        Command::Room(RoomCommand::RequestRole),
        Command::Round(RoundCommand::Pause { rooms: Rooms::All }),
        NEXT,
    ];
    assert!(of_a_room.iter().all(Command::is_of_a_room));
    let others = [
        Command::People(PeopleCommand::Rename { name: "Demo".into() }),
        Command::Lifecycle(LifecycleCommand::End),
        Command::Round(RoundCommand::GiveTimeBack { on: true }),
    ];
    assert!(!others.iter().any(Command::is_of_a_room));
}
