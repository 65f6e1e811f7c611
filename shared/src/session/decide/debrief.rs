//! Steering the plenary screen, from the board or from the screen itself.

use crate::session::decide::existing_room;
use crate::session::{Author, Command, Event, Rejection, Screen, Session};

pub(super) fn decide(session: &Session, author: Author, command: &Command) -> Result<Vec<Event>, Rejection> {
    if !matches!(author, Author::Facilitator | Author::Plenary) {
        return Err(Rejection::FacilitatorOnly);
    }
    let event = match command {
        Command::ShowScreen { screen } if *screen == session.plenary.screen => return Ok(Vec::new()),
        Command::ShowScreen { screen } => {
            if let Screen::Dilemma(dilemma) = screen {
                session.dilemma(*dilemma).ok_or(Rejection::NoSuchDilemma)?;
            }
            Event::ScreenShown { screen: *screen }
        }
        Command::RevealDilemma { dilemma } if session.plenary.revealed.contains(dilemma) => return Ok(Vec::new()),
        Command::RevealDilemma { dilemma } => {
            session.dilemma(*dilemma).ok_or(Rejection::NoSuchDilemma)?;
            Event::DilemmaRevealed { dilemma: *dilemma }
        }
        Command::Spotlight { room } if *room == session.plenary.spotlight => return Ok(Vec::new()),
        Command::Spotlight { room } => {
            if let Some(room) = room {
                existing_room(session, *room)?;
            }
            Event::SpotlightMoved { room: *room }
        }
        _ => return Err(Rejection::FacilitatorOnly),
    };
    Ok(vec![event])
}
