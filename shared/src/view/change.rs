//! Changes, which a device folds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber, ThemeId};
use crate::session::{Event, Participants, Room, Seat, Session, Theme};
use crate::time::Timestamp;

/// A change to what a device holds.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Something happened.
    Event {
        /// When, on the server's clock.
        at: Timestamp,
        /// The event, as far as this audience may know.
        event: Event,
    },
    /// Somebody is out of sight: in another room.
    Gone {
        /// The participant.
        participant: ParticipantId,
    },
    /// Forget which rooms and people you hold: these are they now. For who is in another room, or in
    /// one that others came into all at once.
    Placed {
        /// The people of the room.
        participants: Participants,
        /// The room; none for who has none.
        rooms: BTreeMap<RoomNumber, Room>,
        /// Of who follows the plenary screen, and whose room it concerns: where they belong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seat: Option<Seat>,
    },
    /// For who follows the plenary screen: forget where you belonged and what your room was told, this is it now. For
    /// who is in another room, and for those of a room that was told something.
    Seated(Seat),
    /// Results were uncovered, or covered again: apply the event, and forget which rooms and themes you
    /// hold. The same for the big screen and for all who follow it.
    Uncovered {
        /// When, on the server's clock.
        at: Timestamp,
        /// The event.
        event: Event,
        /// The rooms, with what may be seen of them now.
        rooms: BTreeMap<RoomNumber, Room>,
        /// The themes that may be seen now.
        themes: BTreeMap<ThemeId, Theme>,
    },
    /// Forget what you hold: this is how it is now. For who comes in.
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
            Self::Uncovered { at, event, rooms, themes } => {
                held.apply(event, *at);
                held.rooms.clone_from(rooms);
                held.plenary.themes.clone_from(themes);
            }
            Self::Snapshot(session) => held.clone_from(session),
        }
    }
}
