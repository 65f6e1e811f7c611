//! The wall of a check-in and of a clearing: covered, revealed in random order, and what is done with it then.

use shared::ids::{BlockId, BundleId, EntryId, ParticipantId};
use shared::session::{
    Author, CameTrue, Command, CoveredWall, Line, Mark, Marked, PeopleCommand, Prompt, Rejection, WallCommand, Words,
};
use shared::view::{Audience, project_state};

use crate::story::{A, B, C, D, ONE, Story};
use crate::world::{CHECK_IN, CLEARING, DILEMMAS_BLOCK};

const WALL: BlockId = CHECK_IN;
const LAST: BlockId = CLEARING;

/// A check-in with this many people.
pub fn check_in(people: usize) -> Story {
    let mut story = Story::of_session(1, |_| {});
    story.world.adds_walls();
    (0..people).for_each(|_| story.comes_in(ONE));
    story.starts_block(CHECK_IN);
    story
}

fn line(text: &str, named: bool) -> Line {
    Line { text: text.into(), named }
}

fn writes(block: BlockId, text: &str, named: bool) -> Command {
    Command::Wall(WallCommand::Write { block, words: Words { sentence: Some(line(text, named)), feeling: None } })
}

fn reveal(block: BlockId, after: u32) -> Command {
    Command::Wall(WallCommand::Reveal { block, after: EntryId(after) })
}

fn seen(story: &Story, block: BlockId, audience: Audience) -> CoveredWall {
    project_state(&story.world.session, audience).wall(block)
}

fn texts(wall: &CoveredWall) -> Vec<&str> {
    wall.hanging().map(|(_, entry)| entry.text()).collect()
}

fn wrote(story: &mut Story, block: BlockId, people: &[ParticipantId]) {
    for who in people {
        story.does(*who, &writes(block, &format!("Demo entry of {who}"), false));
    }
}

#[test]
fn what_is_covered_is_only_counted() {
    let mut story = check_in(3);
    wrote(&mut story, WALL, &[A, B]);
    for audience in [Audience::Facilitator, Audience::Plenary] {
        let wall = seen(&story, WALL, audience);
        assert_eq!(wall.covered(), 2, "{audience:?}");
        assert!(wall.own.is_empty() && wall.entries.is_empty(), "{audience:?}");
    }
    for audience in [Audience::Room(ONE), Audience::Participant(C), Audience::Follower(C)] {
        assert_eq!(seen(&story, WALL, audience), CoveredWall::default(), "{audience:?}");
    }
    for audience in [Audience::Participant(A), Audience::Follower(A)] {
        let own = seen(&story, WALL, audience).own;
        assert_eq!(own.keys().collect::<Vec<_>>(), [&A], "{audience:?}");
    }
}

#[test]
fn everybody_writes_once_and_may_change_that_while_it_is_covered() {
    let mut story = check_in(2);
    wrote(&mut story, WALL, &[A, B]);
    story.does(A, &writes(WALL, "Demo other words", true));
    assert_eq!(story.world.session.wall(WALL).covered(), 2);
    story.does(B, &Command::Wall(WallCommand::TakeBack { block: WALL }));
    story.does(B, &Command::Wall(WallCommand::TakeBack { block: WALL }));
    assert_eq!(story.world.session.wall(WALL).covered(), 1);
    story.facilitator(&reveal(WALL, 0));
    let wall = seen(&story, WALL, Audience::Plenary);
    assert_eq!(texts(&wall), ["Demo other words"]);
    assert_eq!(wall.entries[&EntryId(1)].by.as_deref(), Some("Demo A"));
    story.may_not(A, &writes(WALL, "Demo too late", false), &Rejection::OnTheWall);
    story.may_not(A, &Command::Wall(WallCommand::TakeBack { block: WALL }), &Rejection::OnTheWall);
    // The phone knows that it hangs there, but not which one it is.
    let phone = seen(&story, WALL, Audience::Participant(A));
    assert!(phone.is_open && phone.entries.is_empty());
    assert!(phone.own[&A].written.as_ref().is_some_and(|written| written.is_on_wall));
}

#[test]
fn the_order_is_random_and_anybody_can_be_first() {
    let mut firsts = std::collections::BTreeSet::new();
    for random in 0..60 {
        let mut story = check_in(4);
        wrote(&mut story, WALL, &[A, B, C, D]);
        story.world.random = random;
        story.facilitator(&reveal(WALL, 0));
        let wall = seen(&story, WALL, Audience::Facilitator);
        assert_eq!(wall.entries.keys().map(|id| id.0).collect::<Vec<_>>(), [1, 2, 3, 4]);
        firsts.insert(texts(&wall)[0].to_owned());
    }
    assert_eq!(firsts.len(), 4);
}

#[test]
fn late_words_wait_for_the_next_reveal() {
    let mut story = check_in(3);
    wrote(&mut story, WALL, &[A, B]);
    story.facilitator(&reveal(WALL, 0));
    wrote(&mut story, WALL, &[C]);
    let wall = seen(&story, WALL, Audience::Facilitator);
    assert_eq!((wall.covered(), wall.entries.len()), (1, 2));
    // A press that began before the first reveal reveals nothing more.
    story.facilitator(&reveal(WALL, 0));
    assert_eq!(seen(&story, WALL, Audience::Facilitator).covered(), 1);
    story.facilitator(&reveal(WALL, 2));
    let wall = seen(&story, WALL, Audience::Plenary);
    assert_eq!((wall.covered(), wall.entries.len()), (0, 3));
    assert_eq!(wall.entries[&EntryId(3)].text(), "Demo entry of 3");
}

#[test]
fn writing_is_over_with_the_part_and_the_wall_stays() {
    let mut story = check_in(2);
    wrote(&mut story, WALL, &[A]);
    story.starts_block(DILEMMAS_BLOCK);
    story.may_not(B, &writes(WALL, "Demo too late", false), &Rejection::PartNotRunning);
    assert_eq!(seen(&story, WALL, Audience::Facilitator).covered(), 1, "it stays covered");
    story.facilitator(&reveal(WALL, 0));
    story.ends_block();
    assert_eq!(texts(&seen(&story, WALL, Audience::Plenary)), ["Demo entry of 1"], "it stays open");
    story.may_not(A, &writes(DILEMMAS_BLOCK, "Demo", false), &Rejection::NoSuchBlock);
}

#[test]
fn a_restart_loses_nothing_and_keeps_the_order() {
    let mut story = check_in(4);
    wrote(&mut story, WALL, &[A, B, C]);
    story.world.random = 7;
    story.facilitator(&reveal(WALL, 0));
    wrote(&mut story, WALL, &[D]);
    let before = story.world.session.wall(WALL);
    story.world.restart();
    assert_eq!(story.world.session.wall(WALL), before);
}

#[test]
fn one_is_lit_up_bundled_taken_off_and_put_back() {
    let mut story = check_in(4);
    wrote(&mut story, WALL, &[A, B, C, D]);
    story.facilitator(&reveal(WALL, 0));
    let [one, two, three] = [1, 2, 3].map(EntryId);
    let says = |command: WallCommand| Command::Wall(command);
    story.facilitator(&says(WallCommand::Light { block: WALL, entry: Some(one) }));
    assert_eq!(seen(&story, WALL, Audience::Plenary).lit, Some(one));
    let make =
        |entries: &[EntryId]| says(WallCommand::MakeBundle { block: WALL, name: None, entries: entries.to_vec() });
    story.facilitator(&make(&[one, two]));
    story.facilitator(&make(&[two, three]));
    let wall = seen(&story, WALL, Audience::Plenary);
    assert_eq!(wall.bundle_of(one), Some(BundleId(1)));
    assert_eq!(wall.bundle_of(two), Some(BundleId(2)), "it is only in the last");
    let mark = says(WallCommand::Mark { block: WALL, what: Marked::Bundle(BundleId(2)), mark: Some(Mark::Parked) });
    story.facilitator(&mark);
    assert_eq!(seen(&story, WALL, Audience::Plenary).mark_of(three), Some(Mark::Parked));
    let name = |over: Option<&str>, name: &str| {
        let over = over.map(Into::into);
        says(WallCommand::NameBundle { block: WALL, bundle: BundleId(2), name: name.into(), over })
    };
    story.facilitator(&name(Some(""), "Demo bundle"));
    story.facilitator_may_not(&name(Some(""), "Demo other"), &Rejection::ChangedMeanwhile);
    story.facilitator(&says(WallCommand::TakeOff { block: WALL, entry: one }));
    let wall = seen(&story, WALL, Audience::Plenary);
    assert!(!wall.entries.contains_key(&one), "its words are gone from the screen");
    assert_eq!(wall.lit, None);
    assert!(seen(&story, WALL, Audience::Facilitator).entries[&one].off);
    story.facilitator_may_not(&says(WallCommand::Light { block: WALL, entry: Some(one) }), &Rejection::NoSuchEntry);
    story.facilitator(&says(WallCommand::PutBack { block: WALL, entry: one }));
    assert_eq!(seen(&story, WALL, Audience::Plenary).hanging().count(), 4);
}

#[test]
fn the_covered_words_of_somebody_who_is_removed_do_not_count_until_they_are_let_back_in() {
    let mut story = check_in(3);
    wrote(&mut story, WALL, &[A, B]);
    let people = |command| Command::People(command);
    let counts =
        |story: &Story| [Audience::Facilitator, Audience::Plenary].map(|screen| seen(story, WALL, screen).covered());
    story.facilitator(&people(PeopleCommand::Remove { participant: A }));
    assert_eq!(counts(&story), [1, 1]);
    story.facilitator(&people(PeopleCommand::Restore { participant: A }));
    assert_eq!(counts(&story), [2, 2], "nothing is lost");
    story.facilitator(&people(PeopleCommand::RemoveMany { participants: vec![A] }));
    story.facilitator(&reveal(WALL, 0));
    assert_eq!(seen(&story, WALL, Audience::Plenary).hanging().count(), 1, "a stranger's words do not hang there");
    story.facilitator(&people(PeopleCommand::Restore { participant: A }));
    assert_eq!(counts(&story), [1, 1], "they come with the next reveal");
    story.facilitator(&people(PeopleCommand::Remove { participant: B }));
    assert_eq!(seen(&story, WALL, Audience::Plenary).hanging().count(), 1, "what hangs there stays");
}

#[test]
fn the_facilitator_enters_for_somebody_without_a_device_and_chooses_the_sentence() {
    let mut story = check_in(1);
    let choose = |prompt: Prompt| Command::Wall(WallCommand::ChoosePrompt { block: WALL, prompt });
    story.facilitator(&choose(Prompt::Own("Demo sentence".into())));
    assert_eq!(seen(&story, WALL, Audience::Participant(A)).prompt, Prompt::Own("Demo sentence".into()));
    let enter = |name: Option<&str>| {
        Command::Wall(WallCommand::Enter { block: WALL, sentence: "Demo entered".into(), name: name.map(Into::into) })
    };
    story.facilitator(&enter(Some("Demo guest")));
    story.facilitator(&enter(None));
    for screen in [Audience::Facilitator, Audience::Plenary] {
        let wall = seen(&story, WALL, screen);
        assert_eq!((wall.covered(), wall.asked(1)), (2, 3), "they are people beside those in the session");
    }
    story.facilitator_may_not(&choose(Prompt::Question), &Rejection::WritingBegun);
    story.may_not(A, &enter(None), &Rejection::FacilitatorOnly);
    story.facilitator(&reveal(WALL, 0));
    let wall = seen(&story, WALL, Audience::Plenary);
    let names: Vec<_> = wall.entries.values().filter_map(|entry| entry.by.as_deref()).collect();
    assert_eq!(names, ["Demo guest"]);
}

#[test]
fn a_named_sentence_does_not_give_away_an_unnamed_feeling() {
    let mut story = check_in(2);
    story.starts_block(CLEARING);
    let words = |named| Words { sentence: Some(line("Demo sentence", named)), feeling: Some(line("Demo mood", false)) };
    story.does(A, &Command::Wall(WallCommand::Write { block: LAST, words: words(true) }));
    story.does(B, &Command::Wall(WallCommand::Write { block: LAST, words: words(false) }));
    assert_eq!(seen(&story, LAST, Audience::Facilitator).covered(), 2);
    story.facilitator(&reveal(LAST, 0));
    let wall = seen(&story, LAST, Audience::Facilitator);
    assert_eq!(wall.entries.len(), 3);
    for entry in wall.entries.values() {
        assert!(entry.by.is_none() || entry.feeling.is_none(), "{entry:?}");
    }
}

/// A check-in in which these people take part, then the clearing.
fn clearing(people: &[ParticipantId]) -> Story {
    let mut story = check_in(4);
    wrote(&mut story, WALL, people);
    story.facilitator(&reveal(WALL, 0));
    story.starts_block(CLEARING);
    story
}

fn answers(answer: CameTrue) -> Command {
    Command::Wall(WallCommand::AnswerCameTrue { block: LAST, answer })
}

#[test]
fn expectations_are_counted_from_three_answers_on_and_then_stay() {
    let mut story = clearing(&[A, B, C]);
    story.may_not(D, &answers(CameTrue::Yes), &Rejection::NoExpectation);
    story.does(A, &answers(CameTrue::No));
    story.does(B, &answers(CameTrue::Yes));
    wrote(&mut story, LAST, &[A]);
    story.facilitator(&reveal(LAST, 0));
    assert_eq!(seen(&story, LAST, Audience::Facilitator).expectations, None, "two would show who");
    story.does(B, &answers(CameTrue::Partly));
    story.does(C, &answers(CameTrue::Yes));
    story.facilitator(&reveal(LAST, 1));
    let Some(told) = seen(&story, LAST, Audience::Facilitator).expectations else { panic!("three are enough") };
    assert_eq!((told.yes, told.partly, told.no), (1, 1, 1));
    assert_eq!(told.unmet.len(), 1);
    assert_eq!((told.unmet[0].text.as_str(), &told.unmet[0].by), ("Demo entry of 1", &None));
    for audience in [Audience::Plenary, Audience::Follower(B), Audience::Participant(B)] {
        assert_eq!(seen(&story, LAST, audience).expectations, None, "{audience:?}");
    }
    story.may_not(A, &answers(CameTrue::Yes), &Rejection::OnTheWall);
}

#[test]
fn only_steering_hands_move_what_hangs_there() {
    let mut story = clearing(&[A, B]);
    let light = Command::Wall(WallCommand::Light { block: WALL, entry: Some(EntryId(1)) });
    story.may_not(A, &light, &Rejection::FacilitatorOnly);
    story.may_not(A, &reveal(LAST, 0), &Rejection::FacilitatorOnly);
    assert_eq!(story.world.command(Author::Plenary, &light), Ok(()));
    story.may_not(A, &writes(LAST, "  ", false), &Rejection::EmptyText);
    story.may_not(A, &writes(LAST, &"x".repeat(141), false), &Rejection::TextTooLong { most: 140 });
}
