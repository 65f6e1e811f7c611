//! A talk: what people keep for themselves, what they share, and what others and the facilitator do with it.

use shared::archive::Archive;
use shared::ids::{BlockId, QuestionId, ThoughtId};
use shared::limits::{QUESTIONS_MAX, SENTENCE_MAX, THOUGHTS_OF_ONE_MAX};
use shared::report::Report;
use shared::session::{Command, LifecycleCommand, PeopleCommand, Rejection, Talk, TalkCommand};
use shared::view::{Audience, project_state};

use crate::story::{A, B, C, ONE, Story, TWO};
use crate::world::{BREAK_BLOCK, DILEMMAS_BLOCK, TALK_BLOCK};

const TALK: BlockId = TALK_BLOCK;
const FIRST: ThoughtId = ThoughtId(1);
const ONLY: QuestionId = QuestionId(1);

/// A talk with three people: two in a room, one in another.
fn talk() -> Story {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, TWO] {
        story.comes_in(room);
    }
    story.starts_block(TALK_BLOCK);
    story
}

fn keep(text: &str) -> Command {
    Command::Talk(TalkCommand::Keep { block: TALK, text: text.into() })
}

fn share(thought: ThoughtId) -> Command {
    Command::Talk(TalkCommand::Share { block: TALK, thought })
}

fn take_back(thought: ThoughtId) -> Command {
    Command::Talk(TalkCommand::TakeBack { block: TALK, thought })
}

fn delete(thought: ThoughtId) -> Command {
    Command::Talk(TalkCommand::Delete { block: TALK, thought })
}

fn edit(thought: ThoughtId, text: &str, over: Option<&str>) -> Command {
    Command::Talk(TalkCommand::Edit { block: TALK, thought, text: text.into(), over: over.map(Into::into) })
}

fn want(question: QuestionId, on: bool) -> Command {
    Command::Talk(TalkCommand::Want { block: TALK, question, on })
}

fn seen(story: &Story, audience: Audience) -> Talk {
    project_state(&story.world.session, audience).talk(TALK)
}

/// Everybody but A, whose thought it is.
const OTHERS: [Audience; 7] = [
    Audience::Facilitator,
    Audience::Plenary,
    Audience::Room(ONE),
    Audience::Participant(B),
    Audience::Follower(B),
    Audience::Participant(C),
    Audience::Follower(C),
];

#[test]
fn a_thought_is_only_its_authors_until_it_is_shared() {
    let mut story = talk();
    story.does(A, &keep("Demo thought"));
    for audience in OTHERS {
        assert_eq!(seen(&story, audience), Talk::default(), "{audience:?}");
    }
    for audience in [Audience::Participant(A), Audience::Follower(A)] {
        assert_eq!(seen(&story, audience).own[&A].kept[&FIRST].text, "Demo thought", "{audience:?}");
    }
    assert!(!serde_json::to_string(&Report::of(&story.world.session)).unwrap().contains("Demo thought"));
    let archive = Archive::of(story.world.session.clone(), story.world.now);
    assert!(!serde_json::to_string(&archive).unwrap().contains("Demo thought"));
}

#[test]
fn a_shared_one_has_no_name_and_can_be_taken_back() {
    let mut story = talk();
    story.does(A, &keep("Demo question"));
    story.does(A, &share(FIRST));
    story.does(A, &share(FIRST));
    for audience in OTHERS {
        let talk = seen(&story, audience);
        let is_told = audience != Audience::Plenary;
        assert_eq!(talk.questions.len(), usize::from(is_told), "{audience:?}");
        assert!(talk.own.is_empty() && talk.wanted.is_empty(), "{audience:?}");
    }
    assert_eq!(seen(&story, Audience::Participant(A)).own[&A].kept[&FIRST].shared_as, Some(ONLY));
    story.may_not(A, &edit(FIRST, "Demo other", None), &Rejection::ThoughtShared);
    story.may_not(A, &delete(FIRST), &Rejection::ThoughtShared);
    story.may_not(B, &edit(FIRST, "Demo other", None), &Rejection::NoSuchThought);
    story.does(B, &take_back(FIRST));
    assert_eq!(seen(&story, Audience::Facilitator).questions.len(), 1, "it is not theirs");
    story.does(A, &take_back(FIRST));
    assert!(seen(&story, Audience::Facilitator).questions.is_empty());
    story.does(A, &edit(FIRST, "Demo better", Some("Demo question")));
    story.may_not(A, &edit(FIRST, "Demo late", Some("Demo question")), &Rejection::ChangedMeanwhile);
    story.does(A, &share(FIRST));
    assert_eq!(seen(&story, Audience::Room(TWO)).questions[&QuestionId(2)].text, "Demo better");
    story.does(A, &take_back(FIRST));
    story.does(A, &delete(FIRST));
    story.does(A, &delete(FIRST));
    assert!(story.world.session.talk(TALK).own[&A].kept.is_empty());
    story.does(A, &keep("Demo next"));
    assert!(story.world.session.talk(TALK).own[&A].kept.contains_key(&ThoughtId(2)), "no number is used again");
}

#[test]
fn others_want_to_know_it_once_each_and_only_the_facilitator_sees_how_many() {
    let mut story = talk();
    for text in ["Demo first", "Demo second"] {
        story.does(A, &keep(text));
    }
    for thought in [FIRST, ThoughtId(2)] {
        story.does(A, &share(thought));
    }
    let second = QuestionId(2);
    for person in [A, B, B, C] {
        story.does(person, &want(second, true));
    }
    let board = seen(&story, Audience::Facilitator);
    assert_eq!([board.wanted_by(ONLY), board.wanted_by(second)], [0, 2], "one's own question is not counted");
    assert_eq!(board.by_count().into_iter().map(|(id, _)| id).collect::<Vec<_>>(), [second, ONLY]);
    let phone = seen(&story, Audience::Participant(B));
    assert!(phone.is_wanted_by(second, B));
    assert_eq!((phone.wanted_by(second), phone.counts.len()), (1, 0), "a phone knows only of itself");
    story.does(B, &want(second, false));
    assert_eq!(seen(&story, Audience::Facilitator).wanted_by(second), 1);
    story.may_not(B, &want(QuestionId(9), true), &Rejection::NoSuchQuestion);
    story.facilitator_may_not(&want(second, true), &Rejection::MembersOnly);
}

#[test]
fn the_facilitator_marks_questions_and_takes_them_off() {
    let mut story = talk();
    story.does(A, &keep("Demo question"));
    story.does(A, &share(FIRST));
    story.does(B, &want(ONLY, true));
    let (block, question) = (TALK, ONLY);
    let steer = |command: TalkCommand| Command::Talk(command);
    let off = steer(TalkCommand::TakeOff { block, question });
    story.may_not(B, &off, &Rejection::FacilitatorOnly);
    story.facilitator(&steer(TalkCommand::MarkAnswered { block, question, on: true }));
    assert!(seen(&story, Audience::Participant(C)).questions[&ONLY].is_answered);
    story.facilitator(&off);
    for audience in [Audience::Room(ONE), Audience::Participant(A), Audience::Follower(C)] {
        assert!(seen(&story, audience).questions.is_empty(), "{audience:?}");
    }
    assert!(seen(&story, Audience::Facilitator).questions[&ONLY].off);
    assert!(Report::of(&story.world.session).talks.is_empty());
    story.may_not(C, &want(ONLY, true), &Rejection::NoSuchQuestion);
    story.facilitator(&steer(TalkCommand::PutBack { block, question }));
    let phone = seen(&story, Audience::Participant(B));
    assert!(phone.questions[&ONLY].is_answered && phone.is_wanted_by(ONLY, B));
    // After the end, the report can still be tidied up.
    story.facilitator(&Command::Lifecycle(LifecycleCommand::End));
    story.facilitator(&steer(TalkCommand::MarkAnswered { block, question, on: false }));
    let talks = Report::of(&story.world.session).talks;
    assert_eq!((talks[0].questions[0].wanted, talks[0].questions[0].answered), (1, false));
}

#[test]
fn people_write_only_while_the_talk_runs() {
    let mut story = talk();
    story.does(A, &keep("Demo thought"));
    story.starts_block(BREAK_BLOCK);
    story.may_not(A, &keep("Demo late"), &Rejection::PartNotRunning);
    story.may_not(A, &share(FIRST), &Rejection::PartNotRunning);
    let elsewhere = Command::Talk(TalkCommand::Keep { block: DILEMMAS_BLOCK, text: "Demo".into() });
    story.may_not(A, &elsewhere, &Rejection::NoSuchBlock);
    story.does(A, &delete(FIRST));
}

#[test]
fn people_who_were_removed_keep_only_what_is_their_own() {
    let mut story = talk();
    story.does(A, &keep("Demo question"));
    story.does(A, &share(FIRST));
    story.does(B, &keep("Demo own"));
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: B }));
    let phone = seen(&story, Audience::Participant(B));
    assert!(phone.questions.is_empty());
    assert_eq!(phone.own[&B].kept.len(), 1);
}

#[test]
fn thoughts_and_questions_have_limits() {
    let mut story = talk();
    story.may_not(A, &keep("  "), &Rejection::EmptyText);
    story.may_not(A, &keep(&"x".repeat(SENTENCE_MAX + 1)), &Rejection::TextTooLong { most: SENTENCE_MAX });
    for _ in 0..THOUGHTS_OF_ONE_MAX {
        story.does(A, &keep("Demo thought"));
    }
    story.may_not(A, &keep("Demo more"), &Rejection::Full);
    let mut shared = 0;
    while shared < QUESTIONS_MAX {
        story.comes_in(TWO);
        let person = *story.world.session.participants.keys().next_back().unwrap();
        for thought in 1..=u32::try_from(THOUGHTS_OF_ONE_MAX).unwrap() {
            story.does(person, &keep("Demo thought"));
            story.does(person, &share(ThoughtId(thought)));
            shared += 1;
        }
    }
    story.may_not(A, &share(FIRST), &Rejection::Full);
}
