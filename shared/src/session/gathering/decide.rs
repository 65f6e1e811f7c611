//! The facilitator's work on the arguments of all rooms: stars, themes, and notes of what the plenary says.

use std::collections::BTreeSet;

use crate::ids::{ArgumentId, DilemmaNumber, NoteId, ThemeId};
use crate::limits;
use crate::session::debrief::decide::steers;
use crate::session::over::replaces;
use crate::session::words::clean;
use crate::session::{Argument, Author, Event, GatheringCommand, GatheringEvent, Note, Rejection, Session, Theme};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &GatheringCommand,
) -> Result<Vec<Event>, Rejection> {
    steers(author)?;
    match command {
        GatheringCommand::Star { argument, on } => {
            session.argument(*argument).ok_or(Rejection::NoSuchArgument)?;
            let starred = session.plenary.starred.contains(argument);
            let event = Event::Gathering(GatheringEvent::Starred { argument: *argument, on: *on });
            Ok((starred != *on).then_some(event).into_iter().collect())
        }
        GatheringCommand::MakeTheme { dilemma, name, arguments } => make_theme(session, *dilemma, name, arguments),
        GatheringCommand::RenameTheme { theme, name, over } => {
            let known = existing_theme(session, *theme)?;
            let name = clean(name, limits::THEME_NAME_MAX)?;
            if !replaces(name.as_str(), &known.name, over.as_deref())? {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Gathering(GatheringEvent::ThemeRenamed { theme: *theme, name })])
        }
        // A repeat after it is gone changes nothing.
        GatheringCommand::DropTheme { theme } => {
            let known = session.plenary.themes.contains_key(theme);
            Ok(known.then_some(Event::Gathering(GatheringEvent::ThemeDropped { theme: *theme })).into_iter().collect())
        }
        GatheringCommand::Gather { theme, arguments } => gather(session, *theme, arguments),
        GatheringCommand::MergeThemes { from, into } => merge_themes(session, *from, *into),
        GatheringCommand::AddNote { dilemma, question, text } => {
            session.dilemma(*dilemma).ok_or(Rejection::NoSuchDilemma)?;
            if session.plenary.notes.values().filter(|note| note.dilemma == *dilemma).count() >= limits::NOTES_MAX {
                return Err(Rejection::Full);
            }
            let last = session.internal.as_ref().map(|internal| internal.last_note.0).unwrap_or_default();
            let note = NoteId(last.checked_add(1).ok_or(Rejection::Full)?);
            let text = clean(text, limits::SENTENCE_MAX)?;
            Ok(vec![Event::Gathering(GatheringEvent::NoteWritten {
                note,
                dilemma: *dilemma,
                question: *question,
                text,
            })])
        }
        GatheringCommand::EditNote { note, text, over } => {
            let known: &Note = session.plenary.notes.get(note).ok_or(Rejection::NoSuchNote)?;
            let text = clean(text, limits::SENTENCE_MAX)?;
            if !replaces(text.as_str(), &known.text, over.as_deref())? {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Gathering(GatheringEvent::NoteEdited { note: *note, text })])
        }
        GatheringCommand::DeleteNote { note } => {
            let known = session.plenary.notes.contains_key(note);
            Ok(known.then_some(Event::Gathering(GatheringEvent::NoteDeleted { note: *note })).into_iter().collect())
        }
    }
}

fn existing_theme(session: &Session, theme: ThemeId) -> Result<&Theme, Rejection> {
    session.plenary.themes.get(&theme).ok_or(Rejection::NoSuchTheme)
}

fn make_theme(
    session: &Session,
    dilemma: DilemmaNumber,
    name: &str,
    arguments: &[ArgumentId],
) -> Result<Vec<Event>, Rejection> {
    session.dilemma(dilemma).ok_or(Rejection::NoSuchDilemma)?;
    if session.plenary.themes_about(dilemma).count() >= limits::THEMES_MAX {
        return Err(Rejection::Full);
    }
    let name = clean(name, limits::THEME_NAME_MAX)?;
    let arguments = of_dilemma(session, dilemma, arguments)?;
    let last = session.internal.as_ref().map(|internal| internal.last_theme.0).unwrap_or_default();
    let theme = ThemeId(last.checked_add(1).ok_or(Rejection::Full)?);
    let mut events = vec![Event::Gathering(GatheringEvent::ThemeMade { theme, dilemma, name })];
    if !arguments.is_empty() {
        events.push(Event::Gathering(GatheringEvent::Gathered { theme: Some(theme), arguments }));
    }
    Ok(events)
}

fn gather(session: &Session, theme: Option<ThemeId>, arguments: &[ArgumentId]) -> Result<Vec<Event>, Rejection> {
    let arguments = match theme {
        Some(theme) => of_dilemma(session, existing_theme(session, theme)?.dilemma, arguments)?,
        None if arguments.len() > limits::GATHERED_MAX => return Err(Rejection::Full),
        None => arguments.to_vec(),
    };
    let elsewhere: Vec<ArgumentId> =
        arguments.into_iter().filter(|argument| session.plenary.theme_of(*argument) != theme).collect();
    let event =
        (!elsewhere.is_empty()).then_some(Event::Gathering(GatheringEvent::Gathered { theme, arguments: elsewhere }));
    Ok(event.into_iter().collect())
}

fn merge_themes(session: &Session, from: ThemeId, into: ThemeId) -> Result<Vec<Event>, Rejection> {
    let (source, destination) = (existing_theme(session, from)?, existing_theme(session, into)?);
    if from == into {
        return Ok(Vec::new());
    }
    if source.dilemma != destination.dilemma {
        return Err(Rejection::OtherTheme);
    }
    let mut events = Vec::new();
    if !source.arguments.is_empty() {
        let arguments = source.arguments.iter().copied().collect();
        events.push(Event::Gathering(GatheringEvent::Gathered { theme: Some(into), arguments }));
    }
    events.push(Event::Gathering(GatheringEvent::ThemeDropped { theme: from }));
    Ok(events)
}

/// These arguments without duplicates, if they are all about `dilemma`.
fn of_dilemma(
    session: &Session,
    dilemma: DilemmaNumber,
    arguments: &[ArgumentId],
) -> Result<Vec<ArgumentId>, Rejection> {
    if arguments.len() > limits::GATHERED_MAX {
        return Err(Rejection::Full);
    }
    let arguments: BTreeSet<ArgumentId> = arguments.iter().copied().collect();
    // One pass over all rounds for all these arguments: a pass for each would be slow.
    let rounds = session.rooms.values().flat_map(|room| &room.rounds);
    let (mut about_it, mut elsewhere) = (0, 0);
    for round in rounds {
        let is_meant = |argument: &&Argument| !argument.silent && arguments.contains(&argument.id);
        let found = round.arguments.values().filter(is_meant).count();
        if round.dilemma == dilemma { about_it += found } else { elsewhere += found }
    }
    if about_it + elsewhere < arguments.len() {
        return Err(Rejection::NoSuchArgument);
    }
    if elsewhere > 0 {
        return Err(Rejection::OtherTheme);
    }
    Ok(arguments.into_iter().collect())
}
