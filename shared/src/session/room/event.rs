//! Events about rooms, their presenters, calls for help and messages.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::PresenterHow;

/// Events about rooms, their presenters, calls for help and messages.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomEvent {
    /// There are more rooms, the first of them with this number.
    Added { first: RoomNumber, count: u16 },
    /// The people of a room are in another one, and the arguments of its open round with them.
    Merged { from: RoomNumber, into: RoomNumber },

    /// A room has another presenter, or none.
    PresenterChanged { room: RoomNumber, to: Option<(ParticipantId, PresenterHow)> },
    /// The presenter is gone: the role is on offer.
    PresenterOffered { room: RoomNumber },
    /// The presenter is back before anyone accepted.
    PresenterReturned { room: RoomNumber },
    /// Somebody asks for the role; absent: the request is withdrawn.
    PresenterRequested { room: RoomNumber, by: Option<ParticipantId> },
    /// The room calls the facilitator, or no longer.
    HelpAsked { room: RoomNumber, on: bool },
    /// A word from the facilitator; to all without a room.
    MessageSent { room: Option<RoomNumber>, text: String },
}

impl RoomEvent {
    /// The room it happened in; absent when rooms are made or closed, and for messages to all.
    pub const fn room(&self) -> Option<RoomNumber> {
        match self {
            Self::PresenterChanged { room, .. }
            | Self::PresenterOffered { room }
            | Self::PresenterReturned { room }
            | Self::PresenterRequested { room, .. }
            | Self::HelpAsked { room, .. } => Some(*room),
            Self::MessageSent { room, .. } => *room,
            Self::Added { .. } | Self::Merged { .. } => None,
        }
    }
}
