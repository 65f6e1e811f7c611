//! Changes, which a device applies to what it holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber, ThemeId};
use crate::session::{Event, Participants, Room, Round, Seat, Session, Theme};
use crate::time::Timestamp;

/// A change to what a device holds.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// An event.
    Event {
        /// The moment, on the server's clock.
        at: Timestamp,
        /// The event, as the audience may know it.
        event: Event,
    },
    /// Somebody is out of the audience's sight: in another room, or removed.
    Gone {
        /// The participant.
        participant: ParticipantId,
    },
    /// Replaces all rooms and people that the device holds. Sent to somebody who is in another room, or in a room that
    /// several people came into at once.
    Placed {
        /// The people of the room.
        participants: Participants,
        /// The room; empty for somebody without one.
        rooms: BTreeMap<RoomNumber, Room>,
        /// The new seat, for followers of the plenary screen whose room is concerned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seat: Option<Seat>,
    },
    /// Replaces the seat of a follower of the plenary screen. Sent to somebody who is in another room, and to everybody
    /// of a room that got a message.
    Seated(Seat),
    /// Results about a dilemma were uncovered, or covered again: applies the event, replaces the rounds about that
    /// dilemma, and replaces all themes that the device holds. The same for the plenary screen and all who follow it.
    Uncovered {
        /// The moment, on the server's clock.
        at: Timestamp,
        /// The event.
        event: Event,
        /// The dilemma.
        dilemma: DilemmaNumber,
        /// The rounds about it that are concerned, as the audience may see them now, by their room. The other rounds are
        /// left out: they stay as they are, and after a long day they are most of the rooms.
        rounds: BTreeMap<RoomNumber, Vec<Round>>,
        /// The themes that the audience may see now.
        themes: BTreeMap<ThemeId, Theme>,
    },
    /// Replaces everything that the device holds. Sent to somebody who may now see more, or less, than before.
    Snapshot(Box<Session>),
}

impl Change {
    /// Applies this change to what a device holds.
    pub fn apply_to(&self, held: &mut Session) {
        match self {
            Self::Event { at, event } => held.apply(event, *at),
            Self::Gone { participant } => {
                held.leave_room(*participant);
                held.participants.remove(*participant);
            }
            Self::Placed { participants, rooms, seat } => {
                held.participants.clone_from(participants);
                held.rooms.clone_from(rooms);
                if seat.is_some() {
                    held.seat.clone_from(seat);
                }
            }
            Self::Seated(seat) => held.seat = Some(seat.clone()),
            Self::Uncovered { at, event, dilemma, rounds, themes } => {
                held.apply(event, *at);
                for (room, shown) in rounds {
                    held.uncover(*dilemma, *room, shown);
                }
                held.plenary.themes.clone_from(themes);
            }
            Self::Snapshot(session) => held.clone_from(session),
        }
    }
}
