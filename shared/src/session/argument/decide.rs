//! Writing pros and cons, and supporting those of others.

use crate::ids::{ArgumentId, RoundNumber};
use crate::limits;
use crate::session::decide::Member;
use crate::session::over::replaces;
use crate::session::words::clean;
use crate::session::{Argument, ArgumentCommand, ArgumentEvent, Author, Event, Phase, Rejection, Round, Session};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &ArgumentCommand,
) -> Result<Vec<Event>, Rejection> {
    let member = Member::of(session, author)?;
    let room = member.room.number;
    match command {
        ArgumentCommand::Add { round, side, kind, text } => {
            let round = writable(&member, *round)?;
            let own = round.arguments.values().filter(|argument| argument.author == member.id).count();
            if round.arguments.len() >= limits::ARGUMENTS_MAX || own >= limits::ARGUMENTS_OF_ONE_MAX {
                return Err(Rejection::Full);
            }
            let last = session.internal.as_ref().map(|internal| internal.last_argument.0);
            let number = last.unwrap_or_default().checked_add(1).ok_or(Rejection::Full)?;
            Ok(vec![Event::Argument(ArgumentEvent::Added {
                room,
                argument: ArgumentId(number),
                author: member.id,
                side: *side,
                kind: *kind,
                text: clean(text, limits::SENTENCE_MAX)?,
                silent: round.silence.is_some(),
            })])
        }
        ArgumentCommand::Edit { round, argument, text, over } => {
            let argument = changeable(&member, writable(&member, *round)?, *argument)?;
            let text = clean(text, limits::SENTENCE_MAX)?;
            if !replaces(text.as_str(), &argument.text, over.as_deref())? {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Argument(ArgumentEvent::Edited { room, argument: argument.id, text })])
        }
        ArgumentCommand::Move { round, argument, side, kind } => {
            let argument = changeable(&member, writable(&member, *round)?, *argument)?;
            if (argument.side, argument.kind) == (*side, *kind) {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Argument(ArgumentEvent::Moved { room, argument: argument.id, side: *side, kind: *kind })])
        }
        ArgumentCommand::Delete { round, argument } => {
            let round = writable(&member, *round)?;
            // A repeat after the argument is gone changes nothing. An argument that somebody else is writing in silence
            // gets the same answer, because another one would reveal that it exists.
            if visible(&member, round, *argument).is_err() {
                return Ok(Vec::new());
            }
            let argument = changeable(&member, round, *argument)?;
            let silent_by = argument.silent.then_some(argument.author);
            Ok(vec![Event::Argument(ArgumentEvent::Deleted { room, argument: argument.id, silent_by })])
        }
        ArgumentCommand::Support { round, argument, on } => {
            let round = member.open_round(*round)?;
            if round.must_choose {
                return Err(Rejection::WritingClosed);
            }
            let argument = visible(&member, round, *argument)?;
            if argument.author == member.id || argument.supporters.contains(&member.id) == *on {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Argument(ArgumentEvent::Supported {
                room,
                argument: argument.id,
                participant: member.id,
                on: *on,
            })])
        }
    }
}

fn writable<'a>(member: &Member<'a>, round: RoundNumber) -> Result<&'a Round, Rejection> {
    let round = member.open_round(round)?;
    if round.must_choose {
        return Err(Rejection::WritingClosed);
    }
    if round.phase == Phase::Read {
        return Err(Rejection::WritingNotOpen);
    }
    Ok(round)
}

/// Fails for an argument that somebody else wrote in silence, as if it did not exist, even for the presenter.
fn visible<'a>(member: &Member<'_>, round: &'a Round, argument: ArgumentId) -> Result<&'a Argument, Rejection> {
    round
        .arguments
        .get(&argument)
        .filter(|argument| !argument.silent || argument.author == member.id)
        .ok_or(Rejection::NoSuchArgument)
}

fn changeable<'a>(member: &Member<'_>, round: &'a Round, argument: ArgumentId) -> Result<&'a Argument, Rejection> {
    let argument = visible(member, round, argument)?;
    if argument.author == member.id || member.presents() { Ok(argument) } else { Err(Rejection::NotYours) }
}
