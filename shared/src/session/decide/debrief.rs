//! Steering the plenary screen, from the board or from the screen itself; and what people
//! do in the debrief from their own devices.

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::limits;
use crate::session::ballots::COUNTED_MIN;
use crate::session::decide::{clean, commands_of, existing_room};
use crate::session::{ArgumentFilter, Author, Command, Count, Event, Rejection, Round, Session, Side};

pub(super) fn decide(session: &Session, author: Author, command: &Command) -> Result<Vec<Event>, Rejection> {
    if let Command::Guess { dilemma, side } = command {
        return guess(session, author, *dilemma, *side);
    }
    if let Command::Recognise { argument, on } = command {
        return recognise(session, author, *argument, *on);
    }
    steers(author)?;
    let plenary = &session.plenary;
    let event = match command {
        Command::ShowScreen { screen } if *screen == plenary.screen => return Ok(Vec::new()),
        Command::ShowScreen { screen } => {
            if let Some(dilemma) = screen.dilemma() {
                session.dilemma(dilemma).ok_or(Rejection::NoSuchDilemma)?;
            }
            Event::ScreenShown { screen: *screen }
        }
        Command::RevealDilemma { dilemma } if plenary.revealed.contains(dilemma) => return Ok(Vec::new()),
        Command::RevealDilemma { dilemma } => {
            session.dilemma(*dilemma).ok_or(Rejection::NoSuchDilemma)?;
            let guesses = plenary.guesses.get(dilemma);
            let guesses = guesses.map(|guesses| Count::of(guesses.values().copied().flatten()));
            // The board knows who guessed: of one or two it would learn what.
            let guesses = guesses.filter(|count| usize::from(count.total()) >= COUNTED_MIN).unwrap_or_default();
            Event::DilemmaRevealed { dilemma: *dilemma, guesses }
        }
        Command::RevealRoom { dilemma, room } => return reveal_room(session, *dilemma, *room),
        Command::CoverDilemma { dilemma } if !plenary.is_partly_revealed(*dilemma) => return Ok(Vec::new()),
        Command::CoverDilemma { dilemma } => Event::DilemmaCovered { dilemma: *dilemma },
        Command::Spotlight { room } if *room == plenary.spotlight => return Ok(Vec::new()),
        Command::Spotlight { room } => {
            if let Some(room) = room {
                existing_room(session, *room)?;
            }
            Event::SpotlightMoved { room: *room }
        }
        Command::TurnPage { page } if *page == plenary.page => return Ok(Vec::new()),
        Command::TurnPage { page } => Event::PageTurned { page: *page },
        Command::FilterArguments { filter } => {
            if let Some(room) = filter.room {
                existing_room(session, room)?;
            }
            let words =
                if filter.words.trim().is_empty() { String::new() } else { clean(&filter.words, limits::SEARCH_MAX)? };
            let filter = ArgumentFilter { words, ..filter.clone() };
            if filter == plenary.filter {
                return Ok(Vec::new());
            }
            Event::ArgumentsFiltered { filter }
        }
        Command::Guess { .. }
        | Command::Recognise { .. }
        | commands_of!(Facilitating Grouping Gathering LookingBack Presenting Arguments Choosing) => {
            return Err(Rejection::FacilitatorOnly);
        }
    };
    Ok(vec![event])
}

/// Only who steers the screen may.
pub(super) fn steers(author: Author) -> Result<(), Rejection> {
    if matches!(author, Author::Facilitator | Author::Plenary) { Ok(()) } else { Err(Rejection::FacilitatorOnly) }
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
    Ok(vec![Event::RoomRevealed { dilemma, room, shown: None }])
}

fn guess(session: &Session, author: Author, dilemma: DilemmaNumber, side: Side) -> Result<Vec<Event>, Rejection> {
    let participant = participant(session, author)?;
    session.dilemma(dilemma).ok_or(Rejection::NoSuchDilemma)?;
    let plenary = &session.plenary;
    if !plenary.can_be_guessed(dilemma) {
        return Err(Rejection::GuessingClosed);
    }
    let before = plenary.guesses.get(&dilemma).and_then(|guesses| guesses.get(&participant));
    if before == Some(&Some(side)) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::GuessMade { dilemma, participant, side: Some(side), changed: before.is_some() }])
}

fn recognise(session: &Session, author: Author, argument: ArgumentId, on: bool) -> Result<Vec<Event>, Rejection> {
    let participant = participant(session, author)?;
    let (room, round, _) = session.argument(argument).ok_or(Rejection::NoSuchArgument)?;
    // What is not shown yet does not exist for them.
    if !session.plenary.is_revealed(round.dilemma, room.number) {
        return Err(Rejection::NoSuchArgument);
    }
    if session.room_of(participant).is_some_and(|own| own.number == room.number) {
        return Err(Rejection::OwnRoom);
    }
    let marked = session.plenary.recognised.get(&argument).is_some_and(|people| people.contains(&participant));
    Ok((marked != on).then_some(Event::ArgumentRecognised { argument, participant, on }).into_iter().collect())
}

fn participant(session: &Session, author: Author) -> Result<ParticipantId, Rejection> {
    match author {
        // A latecomer took no part in the talk, and one person with the code could join many times over.
        Author::Participant(participant) if session.came_after_the_end(participant) => Err(Rejection::SessionEnded),
        Author::Participant(participant) if session.participants.contains_key(&participant) => Ok(participant),
        Author::Participant(_) => Err(Rejection::NoSuchPerson),
        Author::Facilitator | Author::Plenary => Err(Rejection::MembersOnly),
    }
}
