//! Keeping thoughts during a talk, sharing them, and what others and the facilitator do with what was shared.

use crate::ids::{BlockId, ParticipantId, QuestionId, ThoughtId};
use crate::limits;
use crate::session::debrief::decide::steers;
use crate::session::decide::participant_only;
use crate::session::over::replaces;
use crate::session::words::clean;
use crate::session::{
    Author, BlockKind, Event, Rejection, Session, SharedQuestion, Talk, TalkCommand, TalkEvent, Thought, Thoughts,
};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &TalkCommand,
) -> Result<Vec<Event>, Rejection> {
    let event = match command {
        TalkCommand::Keep { block, text } => keep(session, author, *block, text).map(Some)?,
        TalkCommand::Edit { block, thought, text, over } => {
            let participant = participant_only(session, author)?;
            running(session, *block)?;
            let known = private(session, *block, participant, *thought)?;
            let text = clean(text, limits::SENTENCE_MAX)?;
            let is_new = replaces(text.as_str(), &known.text, over.as_deref())?;
            is_new.then_some(TalkEvent::Edited { block: *block, participant, thought: *thought, text })
        }
        TalkCommand::Delete { block, thought } => delete(session, author, *block, *thought)?,
        TalkCommand::Share { block, thought } => share(session, author, *block, *thought)?,
        TalkCommand::TakeBack { block, thought } => {
            let participant = participant_only(session, author)?;
            is_talk(session, *block)?;
            let shared_as = own(session, *block, participant).and_then(|own| own.kept.get(thought)?.shared_as);
            shared_as.map(|question| TalkEvent::TakenBack {
                block: *block,
                question,
                by: Some((participant, *thought)),
            })
        }
        TalkCommand::Want { block, question, on } => want(session, author, *block, *question, *on)?,
        TalkCommand::MarkAnswered { block, question, on } => {
            let is_answered = steered(session, author, *block, *question)?.is_answered;
            (is_answered != *on).then_some(TalkEvent::MarkedAnswered { block: *block, question: *question, on: *on })
        }
        TalkCommand::TakeOff { block, question } => {
            let off = steered(session, author, *block, *question)?.off;
            (!off).then_some(TalkEvent::TakenOff { block: *block, question: *question, is_gone: false })
        }
        TalkCommand::PutBack { block, question } => {
            let off = steered(session, author, *block, *question)?.off;
            off.then_some(TalkEvent::PutBack { block: *block, question: *question, shown: None })
        }
    };
    Ok(event.map(Event::Talk).into_iter().collect())
}

fn is_talk(session: &Session, block: BlockId) -> Result<(), Rejection> {
    let is_talk = session.block_of(block).is_some_and(|block| block.plan.kind == BlockKind::Talk);
    if is_talk { Ok(()) } else { Err(Rejection::NoSuchBlock) }
}

/// People write and ask only while the talk runs.
fn running(session: &Session, block: BlockId) -> Result<(), Rejection> {
    is_talk(session, block)?;
    if session.running_talk() == Some(block) { Ok(()) } else { Err(Rejection::PartNotRunning) }
}

fn own(session: &Session, block: BlockId, person: ParticipantId) -> Option<&Thoughts> {
    session.collected.talks.get(&block)?.own.get(&person)
}

/// A thought of this person that is not shared.
fn private(
    session: &Session,
    block: BlockId,
    person: ParticipantId,
    thought: ThoughtId,
) -> Result<&Thought, Rejection> {
    let known = own(session, block, person).and_then(|own| own.kept.get(&thought)).ok_or(Rejection::NoSuchThought)?;
    if known.shared_as.is_some() { Err(Rejection::ThoughtShared) } else { Ok(known) }
}

/// A question, for somebody who may steer.
fn steered(
    session: &Session,
    author: Author,
    block: BlockId,
    question: QuestionId,
) -> Result<&SharedQuestion, Rejection> {
    steers(author)?;
    is_talk(session, block)?;
    let talk = session.collected.talks.get(&block);
    talk.and_then(|talk| talk.questions.get(&question)).ok_or(Rejection::NoSuchQuestion)
}

fn keep(session: &Session, author: Author, block: BlockId, text: &str) -> Result<TalkEvent, Rejection> {
    let participant = participant_only(session, author)?;
    running(session, block)?;
    let of_all_talks = session.collected.talks.values().filter_map(|talk| talk.own.get(&participant));
    if of_all_talks.map(|own| own.kept.len()).sum::<usize>() >= limits::THOUGHTS_OF_ONE_MAX {
        return Err(Rejection::Full);
    }
    let text = clean(text, limits::SENTENCE_MAX)?;
    let last = own(session, block, participant).map(|own| own.last).unwrap_or_default();
    let thought = ThoughtId(last.0.checked_add(1).ok_or(Rejection::Full)?);
    Ok(TalkEvent::Kept { block, participant, thought, text })
}

/// A repeat after it is gone changes nothing.
fn delete(
    session: &Session,
    author: Author,
    block: BlockId,
    thought: ThoughtId,
) -> Result<Option<TalkEvent>, Rejection> {
    let participant = participant_only(session, author)?;
    is_talk(session, block)?;
    match private(session, block, participant, thought) {
        Err(Rejection::NoSuchThought) => Ok(None),
        Err(rejection) => Err(rejection),
        Ok(_) => Ok(Some(TalkEvent::Deleted { block, participant, thought })),
    }
}

fn share(
    session: &Session,
    author: Author,
    block: BlockId,
    thought: ThoughtId,
) -> Result<Option<TalkEvent>, Rejection> {
    let participant = participant_only(session, author)?;
    running(session, block)?;
    let text = match private(session, block, participant, thought) {
        Err(Rejection::ThoughtShared) => return Ok(None),
        Err(rejection) => return Err(rejection),
        Ok(known) => known.text.clone(),
    };
    let talks = &session.collected.talks;
    if talks.values().map(|talk| talk.questions.len()).sum::<usize>() >= limits::QUESTIONS_MAX {
        return Err(Rejection::Full);
    }
    let last = talks.get(&block).map(|talk| talk.last_question).unwrap_or_default();
    let question = QuestionId(last.0.checked_add(1).ok_or(Rejection::Full)?);
    Ok(Some(TalkEvent::Shared { block, question, text, by: Some((participant, thought)) }))
}

/// Everybody wants to know their own question; it does not count.
fn want(
    session: &Session,
    author: Author,
    block: BlockId,
    question: QuestionId,
    on: bool,
) -> Result<Option<TalkEvent>, Rejection> {
    let participant = participant_only(session, author)?;
    running(session, block)?;
    let talk: &Talk = session.collected.talks.get(&block).ok_or(Rejection::NoSuchQuestion)?;
    talk.questions.get(&question).filter(|question| !question.off).ok_or(Rejection::NoSuchQuestion)?;
    let is_new = !talk.is_asked_by(question, participant) && talk.is_wanted_by(question, participant) != on;
    Ok(is_new.then_some(TalkEvent::Wanted { block, question, participant: Some(participant), on }))
}
