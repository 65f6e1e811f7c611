//! Deciding: what a command leads to, or why it is rejected. Pure: the moment,
//! who is connected and the random number come in from outside.

mod arguments;
mod choosing;
mod debrief;
mod due;
mod facilitating;
mod joining;
mod presenting;

use crate::ids::{ParticipantId, RoomNumber, RoundNumber};
use crate::session::{Author, Command, Event, Presence, Rejection, Room, Round, Session};
use crate::time::Timestamp;

pub use due::{due, next_due};
pub use joining::{Join, decide_join};

/// What deciding needs to know besides the state.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The moment, on the server's clock.
    pub now: Timestamp,
    /// Who is connected.
    pub presence: &'a Presence,
    /// Drawn anew for every decision from a cryptographically sound generator.
    pub random: u64,
}

/// What a command leads to. No events: it was so already.
///
/// # Errors
/// Says why it is not carried out; then nothing changes.
pub fn decide(
    session: &Session,
    author: Author,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let is_debrief =
        matches!(command, Command::ShowScreen { .. } | Command::RevealDilemma { .. } | Command::Spotlight { .. });
    if session.ended_at.is_some() && !is_debrief {
        return Err(Rejection::SessionEnded);
    }
    match command {
        Command::StartBlock { .. }
        | Command::EndBlock
        | Command::EndSession
        | Command::StartRound { .. }
        | Command::Pause { .. }
        | Command::Resume { .. }
        | Command::AddTime { .. }
        | Command::SendMessage { .. }
        | Command::MovePerson { .. }
        | Command::AssignPresenter { .. }
        | Command::AnswerHelp { .. } => facilitating::decide(session, author, command, context),
        Command::ShowScreen { .. } | Command::RevealDilemma { .. } | Command::Spotlight { .. } => {
            debrief::decide(session, author, command)
        }
        Command::SetPhase { .. }
        | Command::EndSilence
        | Command::HandOver { .. }
        | Command::KeepRole
        | Command::RequestRole
        | Command::AcceptRole
        | Command::AskHelp { .. }
        | Command::Rename { .. } => presenting::decide(session, author, command, context),
        Command::AddArgument { .. }
        | Command::EditArgument { .. }
        | Command::MoveArgument { .. }
        | Command::DeleteArgument { .. }
        | Command::Support { .. } => arguments::decide(session, author, command),
        Command::RevealBallots { .. }
        | Command::CountHands { .. }
        | Command::CallReVote { .. }
        | Command::DrawLot { .. }
        | Command::LockChoice { .. }
        | Command::AmendReasons { .. }
        | Command::CastFirstBallot { .. }
        | Command::CastBallot { .. }
        | Command::AddMinority { .. } => choosing::decide(session, author, command, context),
    }
}

/// A participant in the room they are in.
struct Member<'a> {
    id: ParticipantId,
    room: &'a Room,
}

impl<'a> Member<'a> {
    fn of(session: &'a Session, author: Author) -> Result<Self, Rejection> {
        let Author::Participant(id) = author else {
            return Err(Rejection::MembersOnly);
        };
        let room = session.room_of(id).ok_or(Rejection::MembersOnly)?;
        Ok(Self { id, room })
    }

    /// The same, if they present the room.
    fn presenting(session: &'a Session, author: Author) -> Result<Self, Rejection> {
        let member = Self::of(session, author)?;
        if member.presents() { Ok(member) } else { Err(Rejection::PresenterOnly) }
    }

    fn presents(&self) -> bool {
        self.room.is_presented_by(self.id)
    }

    /// The room's latest round, if that is the one that was meant.
    fn round(&self, meant: RoundNumber) -> Result<&'a Round, Rejection> {
        match self.room.last_round() {
            Some(round) if self.room.round_number() == meant => Ok(round),
            _ => Err(Rejection::OtherRound),
        }
    }

    /// The same, if it is not closed.
    fn open_round(&self, meant: RoundNumber) -> Result<&'a Round, Rejection> {
        self.round(meant).and_then(|round| if round.is_open() { Ok(round) } else { Err(Rejection::RoundClosed) })
    }
}

/// A room that must exist.
fn existing_room(session: &Session, number: RoomNumber) -> Result<&Room, Rejection> {
    session.rooms.get(&number).ok_or(Rejection::NoSuchRoom { room: number })
}

/// Characters that nobody sees and that can hide a text or turn it round: zero-width spaces and
/// the marks and overrides of writing direction.
const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text from people as one line without control characters, neither empty nor longer than `most` characters.
pub fn clean(text: &str, most: usize) -> Result<String, Rejection> {
    // Nothing that could be right is this long in bytes; looking no further bounds the work.
    if text.len() > most * 16 {
        return Err(Rejection::TextTooLong { most });
    }
    let line = text
        .split(|character: char| character.is_whitespace() || character.is_control() || is_invisible(character))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if line.is_empty() {
        return Err(Rejection::EmptyText);
    }
    if line.chars().count() > most {
        return Err(Rejection::TextTooLong { most });
    }
    Ok(line)
}
