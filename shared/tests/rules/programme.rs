//! Changing the programme while it runs: its parts, their order and their time.

use shared::ids::BlockId;
use shared::limits::{BLOCKS_MAX, RUNS_KEPT, TITLE_MAX};
use shared::session::{
    Block, BlockKind, BlockPlan, Command, Had, PeopleCommand, ProgrammeCommand, Rejection, Rooms, RoundCommand, Run,
    Session, back_by_room,
};
use shared::time::{MINUTE, Milliseconds};
use shared::view::{Audience, project_state};

use crate::story::{A, B, C, ONE, Story, TWO};
use crate::world::{BREAK_BLOCK, DILEMMAS_BLOCK, TALK_BLOCK};

const ADDED: BlockId = BlockId(3);

fn programme(command: ProgrammeCommand) -> Command {
    Command::Programme(command)
}

fn add(plan: BlockPlan, after: Option<BlockId>) -> Command {
    programme(ProgrammeCommand::AddBlock { plan, after })
}

fn move_behind(block: BlockId, after: Option<BlockId>) -> Command {
    programme(ProgrammeCommand::MoveBlock { block, after })
}

fn remove(block: BlockId) -> Command {
    programme(ProgrammeCommand::RemoveBlock { block })
}

fn extend(block: BlockId, minutes: i16) -> Command {
    programme(ProgrammeCommand::ExtendBlock { block, minutes })
}

fn change(story: &Story, block: BlockId, plan: BlockPlan) -> Command {
    programme(ProgrammeCommand::ChangeBlock { block, over: plan_of(story, block), plan })
}

fn plan_of(story: &Story, block: BlockId) -> BlockPlan {
    let Some(found) = story.world.session.block_of(block) else { panic!("no such part") };
    found.plan.clone()
}

fn debrief() -> BlockPlan {
    BlockPlan { title: Some("Demo debrief".into()), ..BlockPlan::new(BlockKind::Debrief, 15) }
}

fn order(story: &Story) -> Vec<BlockId> {
    story.world.session.programme.iter().map(|block| block.id).collect()
}

fn part_left(story: &Story) -> Milliseconds {
    let Some(running) = story.world.session.block else { panic!("no part runs") };
    running.left(story.world.now)
}

#[test]
fn a_part_is_added_once_and_keeps_its_number() {
    let mut story = Story::of_session(1, |_| {});
    let adds = add(debrief(), Some(DILEMMAS_BLOCK));
    story.facilitator(&adds);
    story.facilitator(&adds);
    assert_eq!(order(&story), [TALK_BLOCK, DILEMMAS_BLOCK, ADDED, BREAK_BLOCK]);
    assert_eq!(story.world.session.next_block().unwrap().id, ADDED);
    story.facilitator(&remove(ADDED));
    story.facilitator(&remove(ADDED));
    story.facilitator(&add(debrief(), None));
    assert_eq!(order(&story), [BlockId(4), TALK_BLOCK, DILEMMAS_BLOCK, BREAK_BLOCK], "no number is used twice");
    story.facilitator_may_not(&add(debrief(), Some(ADDED)), &Rejection::NoSuchBlock);
}

#[test]
fn a_part_fits_or_is_refused() {
    let mut story = Story::of_session(1, |_| {});
    let titled = |title: &str| BlockPlan { title: Some(title.into()), ..debrief() };
    story.facilitator_may_not(
        &add(titled(&"x".repeat(TITLE_MAX + 1)), None),
        &Rejection::TextTooLong { most: TITLE_MAX },
    );
    story.facilitator_may_not(
        &add(BlockPlan::new(BlockKind::Break, 0), None),
        &Rejection::OutOfRange { least: 1, most: 240 },
    );
    story.facilitator(&add(titled("  Demo\tstart "), None));
    assert_eq!(plan_of(&story, ADDED).title.as_deref(), Some("Demo start"));
    story.facilitator(&change(&story, ADDED, titled(" ")));
    assert_eq!(plan_of(&story, ADDED).title, None, "an empty title is none");
    for minutes in 1.. {
        if order(&story).len() == BLOCKS_MAX {
            break;
        }
        story.facilitator(&add(BlockPlan::new(BlockKind::Break, minutes), None));
    }
    story.facilitator_may_not(&add(BlockPlan::new(BlockKind::Talk, 3), None), &Rejection::Full);
}

#[test]
fn a_change_that_replaces_something_else_is_refused() {
    let mut story = Story::of_session(1, |_| {});
    let longer = BlockPlan::new(BlockKind::Break, 10);
    let changes = change(&story, BREAK_BLOCK, longer.clone());
    let other = change(&story, BREAK_BLOCK, BlockPlan::new(BlockKind::Break, 15));
    story.facilitator(&changes);
    story.facilitator(&changes);
    assert_eq!(plan_of(&story, BREAK_BLOCK), longer);
    story.facilitator_may_not(&other, &Rejection::ChangedMeanwhile);
}

#[test]
fn what_is_running_or_has_run_stays() {
    let mut story = Story::of_session(1, |_| {});
    story.facilitator_may_not(&remove(DILEMMAS_BLOCK), &Rejection::BlockRuns);
    let mut longer = plan_of(&story, DILEMMAS_BLOCK);
    longer.minutes += 5;
    story.facilitator_may_not(&change(&story, DILEMMAS_BLOCK, longer), &Rejection::BlockRuns);
    let renamed = BlockPlan { title: Some("Demo".into()), ..plan_of(&story, DILEMMAS_BLOCK) };
    story.facilitator(&change(&story, DILEMMAS_BLOCK, renamed));
    story.ends_block();
    story.facilitator_may_not(&remove(DILEMMAS_BLOCK), &Rejection::BlockWasHad);
    let other = BlockPlan { kind: BlockKind::Talk, ..plan_of(&story, DILEMMAS_BLOCK) };
    story.facilitator_may_not(&change(&story, DILEMMAS_BLOCK, other), &Rejection::BlockWasHad);
}

#[test]
fn a_session_keeps_its_last_part_with_dilemmas() {
    let mut story = Story::of_session(1, |_| {});
    story.facilitator(&add(BlockPlan::new(BlockKind::Dilemmas, 10), Some(BREAK_BLOCK)));
    story.facilitator(&remove(ADDED));
    let mut story = Story { world: crate::world::World::opened(crate::world::plain_settings(), 1) };
    story.facilitator_may_not(&remove(DILEMMAS_BLOCK), &Rejection::LastDilemmas);
    let other = BlockPlan { kind: BlockKind::Talk, ..plan_of(&story, DILEMMAS_BLOCK) };
    story.facilitator_may_not(&change(&story, DILEMMAS_BLOCK, other), &Rejection::LastDilemmas);
}

#[test]
fn the_order_changes_and_the_next_part_with_it() {
    let mut story = Story::of_session(1, |_| {});
    let command = move_behind(TALK_BLOCK, Some(BREAK_BLOCK));
    story.facilitator(&command);
    let moved = story.world.state();
    story.facilitator(&command);
    assert_eq!(story.world.state(), moved);
    assert_eq!(order(&story), [DILEMMAS_BLOCK, BREAK_BLOCK, TALK_BLOCK]);
    story.facilitator(&move_behind(BREAK_BLOCK, Some(BREAK_BLOCK)));
    story.facilitator(&move_behind(TALK_BLOCK, Some(DILEMMAS_BLOCK)));
    assert_eq!(story.world.session.next_block().unwrap().id, TALK_BLOCK);
    story.facilitator(&move_behind(TALK_BLOCK, None));
    assert_eq!(order(&story), [TALK_BLOCK, DILEMMAS_BLOCK, BREAK_BLOCK]);
    assert_eq!(story.world.session.next_block().unwrap().id, BREAK_BLOCK);
}

#[test]
fn a_part_is_skipped_and_gone_back_to() {
    let mut story = Story::of_session(1, |_| {});
    let had = |story: &Story, block| story.world.session.had.get(&block).cloned();
    assert!(story.world.session.was_skipped(TALK_BLOCK), "the dilemmas began without the talk");
    let began = story.world.now;
    story.waits(5 * MINUTE);
    story.starts_block(BREAK_BLOCK);
    let ended = Some(story.world.now);
    assert_eq!(had(&story, DILEMMAS_BLOCK), Some(Had { began, ended, earlier: Vec::new() }));
    story.waits(MINUTE);
    story.starts_block(TALK_BLOCK);
    assert_eq!(had(&story, TALK_BLOCK), Some(Had { began: story.world.now, ended: None, earlier: Vec::new() }));
    assert!(!story.world.session.was_skipped(TALK_BLOCK));
    story.starts_block(DILEMMAS_BLOCK);
    assert!(story.world.session.dilemmas_run(), "a part that has run is started again");
    let before = ended.map(|ended| Run { began, ended });
    let again = Had { began: story.world.now, ended: None, earlier: before.into_iter().collect() };
    assert_eq!(had(&story, DILEMMAS_BLOCK).as_ref(), Some(&again));
    assert_eq!(again.took(), None, "it runs");
    story.waits(MINUTE);
    story.ends_block();
    assert_eq!(had(&story, DILEMMAS_BLOCK).and_then(|had| had.took()), Some(6 * MINUTE));
    for _ in 0..2 * RUNS_KEPT {
        story.starts_block(DILEMMAS_BLOCK);
        story.ends_block();
    }
    assert_eq!(had(&story, DILEMMAS_BLOCK).map(|had| had.earlier.len()), Some(RUNS_KEPT));
    assert_eq!(story.world.session.next_block(), None);
}

#[test]
fn a_part_gets_longer_and_shorter() {
    let mut story = Story::of_session(1, |_| {});
    story.facilitator(&extend(DILEMMAS_BLOCK, 5));
    assert_eq!(part_left(&story), 25 * MINUTE);
    story.facilitator(&extend(DILEMMAS_BLOCK, -2));
    assert_eq!(part_left(&story), 23 * MINUTE);
    story.waits(22 * MINUTE);
    story.facilitator(&extend(DILEMMAS_BLOCK, -2));
    assert_eq!(part_left(&story), 0, "it does not end in the past");
    story.waits(3 * MINUTE);
    story.facilitator(&extend(DILEMMAS_BLOCK, -2));
    assert_eq!(part_left(&story), -3 * MINUTE);
    story.facilitator(&extend(DILEMMAS_BLOCK, 2));
    assert_eq!(part_left(&story), 2 * MINUTE, "a part that runs late gets them from now");
    for minutes in [0, 31, -31, i16::MIN] {
        story.facilitator_may_not(&extend(DILEMMAS_BLOCK, minutes), &Rejection::OutOfRange { least: 1, most: 30 });
    }
    for _ in 0..7 {
        story.facilitator(&extend(DILEMMAS_BLOCK, 30));
    }
    story.facilitator_may_not(&extend(DILEMMAS_BLOCK, 30), &Rejection::OutOfRange { least: 1, most: 240 });
    story.facilitator_may_not(&extend(BREAK_BLOCK, 2), &Rejection::NoTimer);
}

#[test]
fn a_pause_stops_the_part_and_its_rounds() {
    let mut story = Story::of_session(2, |_| {});
    story.comes_in(ONE);
    story.comes_in(TWO);
    let start = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
    story.facilitator(&start);
    story.facilitator(&Command::Round(RoundCommand::Pause { rooms: Rooms::one(TWO) }));
    story.waits(MINUTE);
    let pause = programme(ProgrammeCommand::PauseBlock { block: DILEMMAS_BLOCK });
    story.facilitator(&pause);
    story.waits(30 * MINUTE);
    story.facilitator(&pause);
    assert_eq!((part_left(&story), story.time_left()), (19 * MINUTE, 9 * MINUTE));
    story.facilitator(&extend(DILEMMAS_BLOCK, 2));
    let resume = programme(ProgrammeCommand::ResumeBlock { block: DILEMMAS_BLOCK });
    story.facilitator(&resume);
    story.facilitator(&resume);
    assert_eq!((part_left(&story), story.time_left()), (21 * MINUTE, 9 * MINUTE));
    let paused = |room| story.world.session.rooms[&room].open_round().unwrap().timer.paused_at.is_some();
    assert!(!paused(ONE) && paused(TWO), "a round that was paused before stays so");
    story.facilitator_may_not(&programme(ProgrammeCommand::PauseBlock { block: BREAK_BLOCK }), &Rejection::NoTimer);
}

#[test]
fn no_round_starts_in_a_pause() {
    let mut story = Story::of_session(1, |_| {});
    story.comes_in(ONE);
    story.facilitator(&programme(ProgrammeCommand::PauseBlock { block: DILEMMAS_BLOCK }));
    let start = Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: None });
    story.facilitator_may_not(&start, &Rejection::BlockPaused);
    story.may_not(A, &start, &Rejection::BlockPaused);
    story.facilitator(&programme(ProgrammeCommand::ResumeBlock { block: DILEMMAS_BLOCK }));
    story.does(A, &start);
}

#[test]
fn being_back_from_a_break_says_nothing_about_the_same_break_held_again() {
    let mut story = Story::of_session(1, |_| {});
    story.comes_in(ONE);
    story.starts_block(BREAK_BLOCK);
    let began = story.world.session.had.get(&BREAK_BLOCK).map(|had| had.began);
    let back = programme(ProgrammeCommand::ComeBack { block: BREAK_BLOCK, began });
    story.ends_block();
    story.waits(MINUTE);
    story.starts_block(BREAK_BLOCK);
    // Pressed without a connection in the first, it arrives in the second.
    story.does(A, &back);
    assert!(story.world.session.collected.back.is_empty());
}

#[test]
fn people_say_that_they_are_back_until_the_break_ends() {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO] {
        story.comes_in(room);
    }
    let back = programme(ProgrammeCommand::ComeBack { block: BREAK_BLOCK, began: None });
    story.does(A, &back);
    assert!(story.world.session.collected.back.is_empty(), "no break runs");
    story.starts_block(BREAK_BLOCK);
    for person in [A, A, C] {
        story.does(person, &back);
    }
    story.facilitator_may_not(&back, &Rejection::MembersOnly);
    let elsewhere = programme(ProgrammeCommand::ComeBack { block: BlockId(9), began: None });
    story.may_not(A, &elsewhere, &Rejection::NoSuchBlock);
    let seen = |story: &Story, audience| project_state(&story.world.session, audience).collected.back;
    for audience in [Audience::Facilitator, Audience::Plenary] {
        assert_eq!(seen(&story, audience), [A, C].into(), "{audience:?}");
    }
    for audience in [Audience::Participant(A), Audience::Follower(A)] {
        assert_eq!(seen(&story, audience), [A].into(), "{audience:?}");
    }
    for audience in [Audience::Room(ONE), Audience::Participant(B), Audience::Follower(B)] {
        assert!(seen(&story, audience).is_empty(), "{audience:?}");
    }
    let by_room = |story: &Story| {
        let session = &story.world.session;
        let rooms = back_by_room(&session.collected.back, &session.participants);
        rooms.into_iter().map(|(room, count)| (room, count.back, count.of)).collect::<Vec<_>>()
    };
    assert_eq!(by_room(&story), [(Some(ONE), 1, 2), (Some(TWO), 1, 1)]);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: B, room: TWO }));
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: A }));
    assert_eq!(by_room(&story), [(Some(TWO), 1, 2)], "nobody counts who was removed");
    story.facilitator(&extend(BREAK_BLOCK, 2));
    assert_eq!(seen(&story, Audience::Participant(C)), [C].into(), "more time changes nothing");
    story.starts_block(TALK_BLOCK);
    assert!(story.world.session.collected.back.is_empty());
    story.starts_block(BREAK_BLOCK);
    assert!(story.world.session.collected.back.is_empty(), "a new break starts from none");
}

#[test]
fn only_the_facilitator_changes_the_programme() {
    let mut story = Story::of_room(1);
    story.may_not(A, &add(debrief(), None), &Rejection::FacilitatorOnly);
}

#[test]
fn a_programme_without_numbers_is_numbered_by_place() {
    let story = Story::of_session(1, |_| {});
    let mut stored = serde_json::to_value(&story.world.session).unwrap();
    for block in stored["programme"].as_array_mut().unwrap() {
        block.as_object_mut().unwrap().remove("id");
    }
    let running = stored["block"].as_object_mut().unwrap();
    let id = running.remove("id").unwrap();
    running.insert("index".into(), id);
    let read: Session = serde_json::from_value(stored).unwrap();
    assert_eq!(read.programme, story.world.session.programme);
    assert_eq!(read.block, story.world.session.block);
    let plan: BlockPlan = serde_json::from_str(r#"{"kind":"break","minutes":5}"#).unwrap();
    assert_eq!(plan, BlockPlan::new(BlockKind::Break, 5));
    assert_eq!(Block::plans(&Block::numbered(vec![plan.clone()])), [plan]);
}
