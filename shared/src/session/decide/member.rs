//! Checks whether the author of a command may give it, and which rooms it is for.

use crate::ids::{ParticipantId, RoomNumber, RoundNumber};
use crate::session::{Author, Rejection, Room, Rooms, Round, Session};

/// A participant and the room they are in.
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

    /// The author as the presenter of their room.
    pub fn presenting(session: &'a Session, author: Author) -> Result<Self, Rejection> {
        let member = Self::of(session, author)?;
        if member.presents() { Ok(member) } else { Err(Rejection::PresenterOnly) }
    }

    pub fn presents(&self) -> bool {
        self.room.is_presented_by(self.id)
    }

    /// The room's latest round, if it is the one that was meant.
    pub fn round(&self, meant: RoundNumber) -> Result<&'a Round, Rejection> {
        match self.room.last_round() {
            Some(round) if self.room.round_number() == meant && !self.room.is_fresh() => Ok(round),
            _ => Err(Rejection::OtherRound),
        }
    }

    /// The round that was meant, if it is still open.
    pub fn open_round(&self, meant: RoundNumber) -> Result<&'a Round, Rejection> {
        self.round(meant).and_then(|round| if round.is_open() { Ok(round) } else { Err(Rejection::RoundClosed) })
    }
}

/// A participant, whether or not they are in a room.
pub(in crate::session) fn participant_only(session: &Session, author: Author) -> Result<ParticipantId, Rejection> {
    match author {
        // Somebody who came in after the end took no part in the session, and one person could join many times with the
        // code.
        Author::Participant(participant) if session.came_after_the_end(participant) => Err(Rejection::SessionEnded),
        Author::Participant(participant) if session.participants.contains_key(&participant) => Ok(participant),
        Author::Participant(_) => Err(Rejection::NoSuchPerson),
        Author::Facilitator | Author::CoFacilitator(_) | Author::Plenary => Err(Rejection::MembersOnly),
    }
}

/// A room, if it exists.
pub(in crate::session) fn existing_room(session: &Session, number: RoomNumber) -> Result<&Room, Rejection> {
    session.rooms.get(&number).ok_or(Rejection::NoSuchRoom { room: number })
}

/// A room, if it exists and was not merged into another.
pub(in crate::session) fn usable_room(session: &Session, number: RoomNumber) -> Result<&Room, Rejection> {
    let room = existing_room(session, number)?;
    match room.merged_into {
        Some(into) => Err(Rejection::RoomMerged { room: number, into }),
        None => Ok(room),
    }
}

pub(in crate::session) fn facilitator_only(author: Author) -> Result<(), Rejection> {
    if author.is_facilitator() { Ok(()) } else { Err(Rejection::FacilitatorOnly) }
}

pub(in crate::session) fn facilitator_or_leading_presenter(session: &Session, author: Author) -> Result<(), Rejection> {
    if session.settings.led { facilitator_only(author) } else { Member::presenting(session, author).map(|_| ()) }
}

/// The rooms that a command is for.
pub(in crate::session) fn selected<'a>(session: &'a Session, rooms: &Rooms) -> Result<Vec<&'a Room>, Rejection> {
    match rooms {
        Rooms::All => Ok(session.usable_rooms().collect()),
        Rooms::Only(rooms) => rooms.iter().map(|room| usable_room(session, *room)).collect(),
    }
}
