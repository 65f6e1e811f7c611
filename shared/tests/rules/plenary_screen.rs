//! The plenary screen follows the part that runs, and stays on a screen that is chosen after that.

use shared::ids::DilemmaNumber;
use shared::session::{
    Author, BallotCommand, BlockKind, BlockPlan, Command, DebriefCommand, Phase, ProgrammeCommand, Rooms, RoundCommand,
    Screen, Side,
};

use crate::story::{A, B, C, ONE, Story, TWO, because};
use crate::world::BREAK_BLOCK;

const NEXT: Command = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
const RESULT: Screen = Screen::Dilemma(DilemmaNumber(1));

fn screen(story: &Story) -> Screen {
    story.world.session.plenary.screen
}

fn puts(story: &mut Story, screen: Screen) {
    story.facilitator(&Command::Debrief(DebriefCommand::ShowScreen { screen }));
}

/// Demo A, B and C in a room each; none has begun.
fn three_rooms() -> Story {
    let mut story = Story::of_session(3, |_| {});
    for room in [ONE, TWO, shared::ids::RoomNumber(3)] {
        story.comes_in(room);
    }
    story
}

fn chooses(story: &mut Story, who: shared::ids::ParticipantId) {
    let round = story.number();
    story.steps(who, Phase::Choose);
    story.does(who, &Command::Ballot(BallotCommand::Cast { round, side: Side::Left }));
    story.does(
        who,
        &Command::Ballot(BallotCommand::LockChoice { round, side: Side::Left, reasons: because("Demo reason") }),
    );
}

#[test]
fn a_part_that_starts_takes_the_screen() {
    let mut story = three_rooms();
    assert_eq!(screen(&story), Screen::Now, "the dilemmas have begun");
    puts(&mut story, RESULT);
    story.starts_block(BREAK_BLOCK);
    assert_eq!(screen(&story), Screen::Now);
}

#[test]
fn the_part_for_the_debrief_leaves_a_result_on_the_screen() {
    let mut story = three_rooms();
    let plan = BlockPlan::new(BlockKind::Debrief, 15);
    story.facilitator(&Command::Programme(ProgrammeCommand::AddBlock { plan, after: Some(BREAK_BLOCK) }));
    let debrief = story.world.session.programme.last().unwrap().id;
    puts(&mut story, RESULT);
    story.starts_block(debrief);
    assert_eq!(screen(&story), RESULT);
    story.starts_block(BREAK_BLOCK);
    puts(&mut story, Screen::Door);
    story.starts_block(debrief);
    assert_eq!(screen(&story), Screen::Now, "the code is no part of it");
}

#[test]
fn a_dilemma_that_starts_takes_the_screen_from_an_old_result() {
    let mut story = three_rooms();
    story.facilitator(&NEXT);
    for who in [A, B, C] {
        chooses(&mut story, who);
    }
    puts(&mut story, RESULT);
    story.facilitator(&NEXT);
    assert_eq!(screen(&story), Screen::Now);
}

#[test]
fn a_screen_that_is_chosen_after_that_stays() {
    let mut story = three_rooms();
    story.facilitator(&NEXT);
    puts(&mut story, Screen::Door);
    story.steps(A, Phase::Left);
    chooses(&mut story, A);
    assert_eq!(screen(&story), Screen::Door);
    assert_eq!(
        story.world.command(Author::Plenary, &Command::Debrief(DebriefCommand::ShowScreen { screen: RESULT })),
        Ok(())
    );
    chooses(&mut story, B);
    assert_eq!(screen(&story), RESULT);
}

#[test]
fn one_room_that_is_ahead_does_not_change_it_and_the_second_of_three_does_once() {
    let mut story = three_rooms();
    story.facilitator(&NEXT);
    for who in [A, B, C] {
        chooses(&mut story, who);
    }
    puts(&mut story, RESULT);
    story.does(A, &NEXT);
    assert_eq!(screen(&story), RESULT, "the others still talk about the first");
    story.does(B, &NEXT);
    assert_eq!(screen(&story), Screen::Now, "most are at the second");
    puts(&mut story, RESULT);
    story.does(C, &NEXT);
    assert_eq!(screen(&story), RESULT, "it was put there meanwhile");
}

#[test]
fn the_end_of_a_part_moves_nothing() {
    let mut story = three_rooms();
    puts(&mut story, RESULT);
    story.ends_block();
    assert_eq!(screen(&story), RESULT);
}
