//! Deciding: what a command leads to, or why it is rejected. Pure: the moment,
//! who is connected and the random number come in from outside.

mod due;

use crate::ids::{ParticipantId, RoomNumber, RoundNumber};
use crate::session::{
    Author, Command, Event, Presence, Rejection, Room, Rooms, Round, Session, access, argument, ballot, debrief,
    gathering, lifecycle, look_back, people, programme, room, round,
};
use crate::time::Timestamp;

pub use crate::session::people::joining::{Join, decide_join};
pub use crate::session::round::lost_time::was_away;
pub use due::{due, next_due};

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
    let mut events = decide_slice(session, author, command, context)?;
    session.may_change(author, &events)?;
    events.extend(debrief::following::screen_after(session, &events));
    events.splice(0..0, ballot::newcomers::voids_before(session, &events));
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

fn decide_slice(
    session: &Session,
    author: Author,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    match command {
        Command::Lifecycle(command) => lifecycle::decide::decide(session, author, command),
        Command::Programme(command) => programme::decide::decide(session, author, command, context),
        Command::Access(command) => access::decide::decide(session, author, command),
        Command::People(command) => people::decide::decide(session, author, command, context),
        Command::Room(command) => room::decide::decide(session, author, command),
        Command::Round(command) => round::decide::decide(session, author, command, context),
        Command::Argument(command) => argument::decide::decide(session, author, command),
        Command::Ballot(command) => ballot::decide::decide(session, author, command, context),
        Command::Debrief(command) => debrief::decide::decide(session, author, command),
        Command::Gathering(command) => gathering::decide::decide(session, author, command),
        Command::LookBack(command) => look_back::decide::decide(session, author, command),
    }
}

/// When the session is over, it can be read, talked about and looked back on; who may get at it can still change.
const fn works_after_the_end(command: &Command) -> bool {
    match command {
        Command::Lifecycle(_)
        | Command::Access(_)
        | Command::Debrief(_)
        | Command::Gathering(_)
        | Command::LookBack(_) => true,
        Command::People(command) => command.works_after_the_end(),
        Command::Programme(_) | Command::Room(_) | Command::Round(_) | Command::Argument(_) | Command::Ballot(_) => {
            false
        }
    }
}

/// A participant in the room they are in.
pub(in crate::session) struct Member<'a> {
    pub id: ParticipantId,
    pub room: &'a Room,
}

impl<'a> Member<'a> {
    pub fn of(session: &'a Session, author: Author) -> Result<Self, Rejection> {
        let Author::Participant(id) = author else {
            return Err(Rejection::MembersOnly);
        };
        let room = session.room_of(id).ok_or(Rejection::MembersOnly)?;
        Ok(Self { id, room })
    }

    /// The same, if they present the room.
    pub fn presenting(session: &'a Session, author: Author) -> Result<Self, Rejection> {
        let member = Self::of(session, author)?;
        if member.presents() { Ok(member) } else { Err(Rejection::PresenterOnly) }
    }

    pub fn presents(&self) -> bool {
        self.room.is_presented_by(self.id)
    }

    /// The room's latest round, if that is the one that was meant.
    pub fn round(&self, meant: RoundNumber) -> Result<&'a Round, Rejection> {
        match self.room.last_round() {
            Some(round) if self.room.round_number() == meant && !self.room.is_fresh() => Ok(round),
            _ => Err(Rejection::OtherRound),
        }
    }

    /// The same, if it is not closed.
    pub fn open_round(&self, meant: RoundNumber) -> Result<&'a Round, Rejection> {
        self.round(meant).and_then(|round| if round.is_open() { Ok(round) } else { Err(Rejection::RoundClosed) })
    }
}

/// A room that must exist.
pub(in crate::session) fn existing_room(session: &Session, number: RoomNumber) -> Result<&Room, Rejection> {
    session.rooms.get(&number).ok_or(Rejection::NoSuchRoom { room: number })
}

/// A room that people can be in: it was not merged into another.
pub(in crate::session) fn usable_room(session: &Session, number: RoomNumber) -> Result<&Room, Rejection> {
    let room = existing_room(session, number)?;
    match room.merged_into {
        Some(into) => Err(Rejection::RoomMerged { room: number, into }),
        None => Ok(room),
    }
}

pub(in crate::session) fn facilitator_only(author: Author) -> Result<(), Rejection> {
    if author == Author::Facilitator { Ok(()) } else { Err(Rejection::FacilitatorOnly) }
}

pub(in crate::session) fn facilitator_or_leading_presenter(session: &Session, author: Author) -> Result<(), Rejection> {
    if session.settings.led { facilitator_only(author) } else { Member::presenting(session, author).map(|_| ()) }
}

/// The rooms that are meant.
pub(in crate::session) fn selected<'a>(session: &'a Session, rooms: &Rooms) -> Result<Vec<&'a Room>, Rejection> {
    match rooms {
        Rooms::All => Ok(session.usable_rooms().collect()),
        Rooms::Only(rooms) => rooms.iter().map(|room| usable_room(session, *room)).collect(),
    }
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
