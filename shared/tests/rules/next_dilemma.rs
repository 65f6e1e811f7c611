//! Rule 8: after the planned dilemmas come the spares, as long as the block has time left.

use shared::ids::DilemmaNumber;
use shared::session::{Command, Phase, Rejection, Rooms, RoundCommand, Side};
use shared::time::{MINUTE, Milliseconds};

use crate::story::{A, ONE, Story};
use crate::world::BLOCK_MINUTES;

const NEXT: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });

#[test]
fn the_planned_dilemmas_come_in_order_then_a_spare_at_random() {
    for (drawn, spare) in [(0, 3), (1, 4)] {
        let mut story = session_of_four_dilemmas();
        for planned in [1, 2] {
            story.does(A, &NEXT);
            assert_eq!(story.round().dilemma, DilemmaNumber(planned));
            chooses(&mut story);
        }
        story.world.random = drawn;
        story.does(A, &NEXT);
        assert_eq!(story.round().dilemma, DilemmaNumber(spare));
    }
}

#[test]
fn a_room_picks_the_spare_that_it_likes() {
    let mut story = session_of_four_dilemmas();
    (0..2).for_each(|_| next_and_chooses(&mut story));
    story.does(A, &start(4));
    assert_eq!(story.round().dilemma, DilemmaNumber(4));
}

#[test]
fn no_dilemma_is_done_twice_and_they_run_out() {
    let mut story = session_of_four_dilemmas();
    (0..2).for_each(|_| next_and_chooses(&mut story));
    story.may_not(A, &start(1), &Rejection::NoDilemmaLeft);
    story.may_not(A, &start(9), &Rejection::NoSuchDilemma);
    (0..2).for_each(|_| next_and_chooses(&mut story));
    story.may_not(A, &NEXT, &Rejection::NoDilemmaLeft);
}

#[test]
fn when_the_blocks_time_is_over_there_are_no_more_spares() {
    let mut story = session_of_four_dilemmas();
    (0..2).for_each(|_| next_and_chooses(&mut story));
    story.waits(BLOCK - 1);
    story.does(A, &NEXT);
    chooses(&mut story);
    story.waits(1);
    story.may_not(A, &NEXT, &Rejection::NoTimeLeft);
    story.may_not(A, &start(4), &Rejection::NoTimeLeft);
}

#[test]
fn a_planned_dilemma_is_done_even_when_the_time_is_over_but_a_spare_is_not_done_instead() {
    let mut story = session_of_four_dilemmas();
    next_and_chooses(&mut story);
    story.waits(BLOCK);
    story.may_not(A, &start(3), &Rejection::NoTimeLeft);
    story.does(A, &NEXT);
    assert_eq!(story.round().dilemma, DilemmaNumber(2));
}

#[test]
fn without_a_facilitator_there_is_always_time() {
    let mut story = Story::of_session(1, |settings| (settings.led, settings.planned) = (false, 1));
    story.comes_in(ONE);
    next_and_chooses(&mut story);
    story.waits(3 * BLOCK);
    story.does(A, &NEXT);
}

/// The planned length of the block of dilemmas.
const BLOCK: Milliseconds = BLOCK_MINUTES as Milliseconds * MINUTE;

fn start(dilemma: u16) -> Command {
    Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: Some(DilemmaNumber(dilemma)) })
}

/// Two planned dilemmas and two spares; Demo A is there with a shared screen.
fn session_of_four_dilemmas() -> Story {
    let mut story = Story::of_session(1, |_| {});
    story.comes_in(ONE);
    story
}

fn next_and_chooses(story: &mut Story) {
    story.does(A, &NEXT);
    chooses(story);
}

fn chooses(story: &mut Story) {
    story.goes_to(Phase::Choose);
    story.votes([(A, Side::Left)]);
    story.does(A, &story.lock());
}
