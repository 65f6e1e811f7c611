//! *Rondje*: everybody who is there has a turn before anybody writes.

use shared::ids::{BlockId, ParticipantId};
use shared::session::{Author, Command, Line, PeopleCommand, Rejection, SpokenRound, WallCommand, Words};
use shared::view::{Audience, project_state};

use crate::covered_wall::check_in;
use crate::story::{A, B, C, D, ONE, Story};
use crate::world::{CHECK_IN, DILEMMAS_BLOCK};

const WALL: BlockId = CHECK_IN;

fn begin() -> Command {
    Command::Wall(WallCommand::BeginRound { block: WALL })
}

fn turn(from: usize, to: usize) -> Command {
    Command::Wall(WallCommand::GiveTurn { block: WALL, from, to })
}

fn pass() -> Command {
    Command::Wall(WallCommand::PassTurn { block: WALL })
}

fn writes() -> Command {
    let sentence = Some(Line { text: "Demo".into(), named: false });
    Command::Wall(WallCommand::Write { block: WALL, words: Words { sentence, feeling: None } })
}

fn spoken(story: &Story) -> Option<SpokenRound> {
    story.world.session.wall(WALL).spoken
}

fn speaking(story: &Story) -> Option<ParticipantId> {
    spoken(story).and_then(|spoken| spoken.speaking().map(|speaker| speaker.participant))
}

#[test]
fn turns_go_round_and_writing_comes_after_that() {
    let mut story = check_in(3);
    story.facilitator(&begin());
    assert_eq!(speaking(&story), Some(A));
    story.may_not(A, &writes(), &Rejection::SpeakingFirst);
    story.facilitator(&turn(0, 1));
    assert_eq!(speaking(&story), Some(B));
    // Only the one whose turn it is can pass.
    story.does(C, &pass());
    assert_eq!(speaking(&story), Some(B));
    story.does(B, &pass());
    let passed: Vec<_> = spoken(&story).unwrap().speakers.iter().map(|speaker| speaker.passed).collect();
    assert_eq!((speaking(&story), passed), (Some(C), vec![false, true, false]));
    // They get their turn after all.
    story.facilitator(&turn(2, 1));
    assert!(!spoken(&story).unwrap().speakers[1].passed);
    story.facilitator(&turn(1, 2));
    story.does(C, &pass());
    assert_eq!(spoken(&story), None, "the last one who passes ends it");
    story.does(A, &writes());
}

#[test]
fn somebody_who_is_removed_leaves_the_circle() {
    let mut story = check_in(4);
    let remove = |who| Command::People(PeopleCommand::Remove { participant: who });
    story.facilitator(&begin());
    story.facilitator(&turn(0, 1));
    story.facilitator(&remove(B));
    assert_eq!(speaking(&story), Some(C), "the next one has their turn");
    story.facilitator(&remove(A));
    assert_eq!(speaking(&story), Some(C));
    story.facilitator(&turn(0, 1));
    story.facilitator(&remove(D));
    assert_eq!(spoken(&story), None, "nobody is left to speak");
}

#[test]
fn several_who_are_removed_at_once_all_leave_the_circle() {
    let mut story = check_in(4);
    story.facilitator(&begin());
    story.facilitator(&Command::People(PeopleCommand::RemoveMany { participants: vec![A, B] }));
    let left: Vec<_> = spoken(&story).unwrap().speakers.into_iter().map(|speaker| speaker.participant).collect();
    assert_eq!(left, [C, D]);
    assert_eq!(speaking(&story), Some(C));
    story.facilitator(&Command::People(PeopleCommand::RemoveMany { participants: vec![C, D] }));
    assert_eq!(spoken(&story), None);
}

#[test]
fn somebody_s_new_name_is_in_the_circle() {
    let mut story = check_in(3);
    story.facilitator(&begin());
    let before = spoken(&story).unwrap();
    let rename = |name: &str| Command::People(PeopleCommand::Rename { name: name.to_owned() });
    story.does(B, &rename("Demo"));
    assert_eq!(spoken(&story).unwrap().speakers[1].name, "Demo");
    story.does(A, &rename("Demo"));
    let names: Vec<_> = spoken(&story).unwrap().speakers.into_iter().map(|speaker| speaker.name).collect();
    assert_eq!(names, ["Demo", "Demo (2)", &before.speakers[2].name], "equal names are told apart");
    assert_eq!(spoken(&story).unwrap().turn, before.turn);
}

#[test]
fn two_presses_of_next_are_one_step() {
    let mut story = check_in(3);
    story.facilitator(&begin());
    story.facilitator(&turn(0, 1));
    story.facilitator(&turn(0, 1));
    story.facilitator(&begin());
    assert_eq!(speaking(&story), Some(B));
    story.facilitator_may_not(&turn(1, 3), &Rejection::NotInTurn);
    story.facilitator(&Command::Wall(WallCommand::EndRound { block: WALL }));
    story.facilitator(&Command::Wall(WallCommand::EndRound { block: WALL }));
    story.facilitator(&turn(1, 2));
    assert_eq!(spoken(&story), None);
}

#[test]
fn it_is_for_few_who_are_there_in_a_part_that_runs() {
    let mut alone = check_in(1);
    alone.facilitator_may_not(&begin(), &Rejection::NotInTurn);
    let mut many = check_in(13);
    many.facilitator_may_not(&begin(), &Rejection::NotInTurn);
    let mut story = check_in(3);
    story.may_not(A, &begin(), &Rejection::FacilitatorOnly);
    story.facilitator(&begin());
    story.starts_block(DILEMMAS_BLOCK);
    assert_eq!(spoken(&story), None, "it ends with its part");
    story.facilitator_may_not(&begin(), &Rejection::PartNotRunning);
}

#[test]
fn everybody_sees_whose_turn_it_is() {
    let mut story = check_in(2);
    story.facilitator(&begin());
    story.world.command(Author::Plenary, &turn(0, 1)).unwrap();
    for audience in
        [Audience::Facilitator, Audience::Plenary, Audience::Room(ONE), Audience::Participant(A), Audience::Follower(B)]
    {
        let seen = project_state(&story.world.session, audience).wall(WALL).spoken;
        let name = seen.and_then(|spoken| spoken.speaking().map(|speaker| speaker.name.clone()));
        assert_eq!(name.as_deref(), Some("Demo B"), "{audience:?}");
    }
}
