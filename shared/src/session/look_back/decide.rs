//! *Terugblik*: weeks later, people say what became of their rooms' choices.

use crate::ids::DilemmaNumber;
use crate::limits;
use crate::session::decide::{Member, facilitator_only};
use crate::session::words::clean;
use crate::session::{Again, Author, Event, LookBack, LookBackCommand, LookBackEvent, Rejection, Session};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &LookBackCommand,
) -> Result<Vec<Event>, Rejection> {
    match command {
        LookBackCommand::Open { open } => {
            facilitator_only(author)?;
            if *open == session.look_back {
                return Ok(Vec::new());
            }
            // A running session has nothing to look back on yet.
            if *open && session.ended_at.is_none() {
                return Err(Rejection::NotNow);
            }
            Ok(vec![Event::LookBack(LookBackEvent::Opened { open: *open })])
        }
        LookBackCommand::Answer { dilemma, again, tried } => {
            look_back(session, author, *dilemma, *again, tried.as_deref())
        }
    }
}

fn look_back(
    session: &Session,
    author: Author,
    dilemma: DilemmaNumber,
    again: Again,
    tried: Option<&str>,
) -> Result<Vec<Event>, Rejection> {
    if !session.look_back {
        return Err(Rejection::NoLookBack);
    }
    let member = Member::of(session, author)?;
    let own = member.room.own_rounds().iter().find(|round| round.dilemma == dilemma);
    let round = own.filter(|round| round.choice().is_some()).ok_or(Rejection::NoChoice)?;
    let tried = match tried.map(str::trim) {
        None | Some("") => None,
        Some(text) => Some(clean(text, limits::SENTENCE_MAX)?),
    };
    let look_back = LookBack { again, tried };
    if round.look_backs.get(&member.id) == Some(&look_back) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::LookBack(LookBackEvent::Answered {
        room: member.room.number,
        dilemma,
        participant: member.id,
        look_back,
    })])
}
