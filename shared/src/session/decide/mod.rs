//! Deciding: what a command leads to, or why it is rejected. Pure: the moment,
//! who is connected and the random number come in from outside.

mod arguments;
mod choosing;
mod debrief;
mod due;
mod facilitating;
mod following;
mod gathering;
mod grouping;
mod joining;
mod looking_back;
mod lost_time;
mod newcomers;
mod presenting;
mod subject;

use crate::ids::{ParticipantId, RoomNumber, RoundNumber};
use crate::session::{Author, Command, Event, Presence, Rejection, Room, Round, Session};
use crate::time::Timestamp;

use subject::{Subject, commands_of};

pub use due::{due, next_due};
pub use joining::{Join, decide_join};
pub use lost_time::was_away;

/// What deciding needs to know besides the state.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The moment, on the server's clock.
    pub now: Timestamp,
    /// The people who are connected.
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
    if let Author::Participant(participant) = author
        && session.participants.get(&participant).is_some_and(|person| person.removed.is_some())
    {
        return Err(Rejection::Removed);
    }
    if session.ended_at.is_some() && !works_after_the_end(command) {
        return Err(Rejection::SessionEnded);
    }
    let mut events = decide_subject(session, author, command, context)?;
    session.may_change(author, &events)?;
    events.extend(following::screen_after(session, &events));
    events.splice(0..0, newcomers::voids_before(session, &events));
    Ok(events)
}

/// The same for a command that names the room in which it was given. It is refused when the person is in another room by
/// now: every room counts its own rounds, so the number of a round does not tell rooms apart.
///
/// # Errors
/// As [`decide`], and when the person was moved meanwhile.
pub fn decide_given_in(
    session: &Session,
    author: Author,
    room: Option<RoomNumber>,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let is_elsewhere = match (author, room) {
        (Author::Participant(participant), Some(room)) => {
            session.participants.get(&participant).is_some_and(|person| person.room != Some(room))
        }
        (Author::Participant(_), None) | (Author::Facilitator | Author::Plenary, _) => false,
    };
    match decide(session, author, command, context) {
        Err(rejection @ (Rejection::Removed | Rejection::SessionEnded)) => Err(rejection),
        _ if is_elsewhere => Err(Rejection::OtherRoom),
        decided => decided,
    }
}

fn decide_subject(
    session: &Session,
    author: Author,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    match Subject::of(command) {
        Subject::Facilitating => facilitating::decide(session, author, command, context),
        Subject::Grouping => grouping::decide(session, author, command, context),
        Subject::Debrief => debrief::decide(session, author, command),
        Subject::Gathering => gathering::decide(session, author, command),
        Subject::LookingBack => looking_back::decide(session, author, command),
        Subject::Presenting => presenting::decide(session, author, command, context),
        Subject::Arguments => arguments::decide(session, author, command),
        Subject::Choosing => choosing::decide(session, author, command, context),
    }
}

/// When the session is over, it can be read, talked about and looked back on; who may get at it can still change.
const fn works_after_the_end(command: &Command) -> bool {
    matches!(Subject::of(command), Subject::Debrief | Subject::Gathering | Subject::LookingBack)
        || matches!(
            command,
            Command::EndSession
                | Command::LockDoor { .. }
                | Command::RemovePerson { .. }
                | Command::RestorePerson { .. }
                | Command::RemovePeople { .. }
                | Command::RestorePeople { .. }
                | Command::NamePeopleInReport { .. }
                | Command::WithdrawLink { .. }
        )
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
            Some(round) if self.room.round_number() == meant && !self.room.is_fresh() => Ok(round),
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

/// A room that people can be in: it was not merged into another.
fn usable_room(session: &Session, number: RoomNumber) -> Result<&Room, Rejection> {
    let room = existing_room(session, number)?;
    match room.merged_into {
        Some(into) => Err(Rejection::RoomMerged { room: number, into }),
        None => Ok(room),
    }
}

fn facilitator_only(author: Author) -> Result<(), Rejection> {
    if author == Author::Facilitator { Ok(()) } else { Err(Rejection::FacilitatorOnly) }
}

/// Characters that nobody sees and that can hide a text or turn it round: zero-width spaces, the marks and overrides of
/// writing direction, and letters that are blank (the fillers of Hangul, the empty cell of braille).
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{3164}'
            | '\u{ffa0}'
            | '\u{2800}'
    )
}

/// The first character in a text of several lines that nobody sees and that hides it or turns it round.
pub(crate) fn hidden_in(text: &str) -> Option<char> {
    let is_layout = |character| matches!(character, '\n' | '\r' | '\t');
    text.chars().find(|&character| is_invisible(character) || (character.is_control() && !is_layout(character)))
}

/// Characters that do something to their neighbours, in emoji and in scripts other than ours, and on their own show
/// nothing: joiners, selectors of a form, soft hyphens.
const fn shows_nothing_alone(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A text as one line without control characters.
fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_whitespace() || character.is_control() || is_invisible(character))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// How long a text from people is, in characters: what [`clean`] counts, so that a screen says the same.
pub fn length(text: &str) -> usize {
    one_line(text).chars().count()
}

/// A text from people as one line without control characters, neither empty nor longer than `most` characters.
pub fn clean(text: &str, most: usize) -> Result<String, Rejection> {
    // Nothing that could be right is this long in bytes; looking no further bounds the work.
    if text.len() > most * 16 {
        return Err(Rejection::TextTooLong { most });
    }
    let line = one_line(text);
    if line.chars().all(|character| character == ' ' || shows_nothing_alone(character)) {
        return Err(Rejection::EmptyText);
    }
    if line.chars().count() > most {
        return Err(Rejection::TextTooLong { most });
    }
    Ok(line)
}
