//! Steering the plenary screen, from the board or from the screen itself, and responding to it from people's own
//! devices.

use crate::ids::{ArgumentId, DilemmaNumber, RoomNumber};
use crate::limits;
use crate::session::ballot::COUNTED_MIN;
use crate::session::decide::{existing_room, participant_only};
use crate::session::result::Tally;
use crate::session::words::clean;
use crate::session::{
    ArgumentFilter, Author, Count, DebriefCommand, DebriefEvent, Event, Rejection, Round, Session, Side,
};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &DebriefCommand,
) -> Result<Vec<Event>, Rejection> {
    if !matches!(command, DebriefCommand::Guess { .. } | DebriefCommand::Recognise { .. }) {
        steers(author)?;
    }
    let plenary = &session.plenary;
    let event = match command {
        DebriefCommand::Guess { dilemma, side } => return guess(session, author, *dilemma, *side),
        DebriefCommand::Recognise { argument, on } => return recognise(session, author, *argument, *on),
        DebriefCommand::ShowScreen { screen } if *screen == plenary.screen => return Ok(Vec::new()),
        DebriefCommand::ShowScreen { screen } => {
            if let Some(dilemma) = screen.dilemma() {
                session.dilemma(dilemma).ok_or(Rejection::NoSuchDilemma)?;
            }
            Event::Debrief(DebriefEvent::ScreenShown { screen: *screen })
        }
        DebriefCommand::RevealDilemma { dilemma } if plenary.revealed.contains(dilemma) => {
            return Ok(Vec::new());
        }
        DebriefCommand::RevealDilemma { dilemma } => {
            session.dilemma(*dilemma).ok_or(Rejection::NoSuchDilemma)?;
            if Tally::of(*dilemma, session.rooms.values(), |_| false).awaits_the_first() {
                return Err(Rejection::NobodyDone);
            }
            let guesses = plenary.guesses.get(dilemma);
            let guesses = guesses.map(|guesses| Count::of(guesses.values().copied().flatten()));
            // The board shows who guessed, so a count of one or two guesses would reveal them.
            let guesses = guesses.filter(|count| usize::from(count.total()) >= COUNTED_MIN).unwrap_or_default();
            Event::Debrief(DebriefEvent::DilemmaRevealed { dilemma: *dilemma, guesses })
        }
        DebriefCommand::RevealRoom { dilemma, room } => return reveal_room(session, *dilemma, *room),
        DebriefCommand::CoverDilemma { dilemma } if !plenary.is_partly_revealed(*dilemma) => {
            return Ok(Vec::new());
        }
        DebriefCommand::CoverDilemma { dilemma } => Event::Debrief(DebriefEvent::DilemmaCovered { dilemma: *dilemma }),
        DebriefCommand::Spotlight { room } if *room == plenary.spotlight => return Ok(Vec::new()),
        DebriefCommand::Spotlight { room } => {
            if let Some(room) = room {
                existing_room(session, *room)?;
            }
            Event::Debrief(DebriefEvent::SpotlightMoved { room: *room })
        }
        DebriefCommand::TurnPage { page } if *page == plenary.page => return Ok(Vec::new()),
        DebriefCommand::TurnPage { page } => Event::Debrief(DebriefEvent::PageTurned { page: *page }),
        DebriefCommand::FilterArguments { filter } => {
            if let Some(room) = filter.room {
                existing_room(session, room)?;
            }
            let words =
                if filter.words.trim().is_empty() { String::new() } else { clean(&filter.words, limits::SEARCH_MAX)? };
            let filter = ArgumentFilter { words, ..filter.clone() };
            if filter == plenary.filter {
                return Ok(Vec::new());
            }
            Event::Debrief(DebriefEvent::ArgumentsFiltered { filter })
        }
    };
    Ok(vec![event])
}

/// Only the facilitator and the plenary screen may steer.
pub(in crate::session) fn steers(author: Author) -> Result<(), Rejection> {
    match author {
        Author::Facilitator | Author::CoFacilitator(_) | Author::Plenary => Ok(()),
        Author::Participant(_) => Err(Rejection::FacilitatorOnly),
    }
}

fn reveal_room(session: &Session, dilemma: DilemmaNumber, room: RoomNumber) -> Result<Vec<Event>, Rejection> {
    session.dilemma(dilemma).ok_or(Rejection::NoSuchDilemma)?;
    let round = existing_room(session, room)?.round_about(dilemma);
    if round.is_none_or(Round::is_open) {
        return Err(Rejection::RoomNotDone { room });
    }
    if session.plenary.is_revealed(dilemma, room) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Debrief(DebriefEvent::RoomRevealed { dilemma, room, shown: None })])
}

fn guess(session: &Session, author: Author, dilemma: DilemmaNumber, side: Side) -> Result<Vec<Event>, Rejection> {
    let participant = participant_only(session, author)?;
    session.dilemma(dilemma).ok_or(Rejection::NoSuchDilemma)?;
    let plenary = &session.plenary;
    if !plenary.can_be_guessed(dilemma) {
        return Err(Rejection::GuessingClosed);
    }
    let before = plenary.guesses.get(&dilemma).and_then(|guesses| guesses.get(&participant));
    if before == Some(&Some(side)) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Debrief(DebriefEvent::GuessMade {
        dilemma,
        participant,
        side: Some(side),
        changed: before.is_some(),
    })])
}

fn recognise(session: &Session, author: Author, argument: ArgumentId, on: bool) -> Result<Vec<Event>, Rejection> {
    let participant = participant_only(session, author)?;
    let (room, round, _) = session.argument(argument).ok_or(Rejection::NoSuchArgument)?;
    // An argument that is not revealed yet counts as missing.
    if !session.plenary.is_revealed(round.dilemma, room.number) {
        return Err(Rejection::NoSuchArgument);
    }
    if session.room_of(participant).is_some_and(|own| own.number == room.number) {
        return Err(Rejection::OwnRoom);
    }
    let marked = session.plenary.recognised.get(&argument).is_some_and(|people| people.contains(&participant));
    Ok((marked != on)
        .then_some(Event::Debrief(DebriefEvent::ArgumentRecognised { argument, participant, on }))
        .into_iter()
        .collect())
}
