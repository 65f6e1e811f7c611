//! Events about rooms, their presenters, calls for help and messages.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::{Changed, PresenterHow, Sight};

/// Events about rooms, their presenters, calls for help and messages.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomEvent {
    /// Rooms were added, the first of them with this number.
    Added { first: RoomNumber, count: u16 },
    /// The people of a room were moved to another, with the arguments of its open round.
    Merged { from: RoomNumber, into: RoomNumber },

    /// A room has another presenter, or none.
    PresenterChanged { room: RoomNumber, to: Option<(ParticipantId, PresenterHow)> },
    /// The presenter is gone: the role is on offer.
    PresenterOffered { room: RoomNumber },
    /// The presenter returned before anybody accepted the role.
    PresenterReturned { room: RoomNumber },
    /// Somebody asked for the role; absent: the request was withdrawn.
    PresenterRequested { room: RoomNumber, by: Option<ParticipantId> },
    /// The room called the facilitator, or does so no more: it took the call back, or the facilitator heard it.
    HelpAsked {
        room: RoomNumber,
        on: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        heard: bool,
    },
    /// A message from the facilitator; without a room, to everybody.
    MessageSent { room: Option<RoomNumber>, text: String },
}

impl RoomEvent {
    /// The room it happened in; absent when rooms are added or merged, and for messages to everybody.
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

    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::Added { .. } => Sight::Plenary,
            Self::Merged { .. } => Sight::Placement,
            Self::MessageSent { room: None, .. } => Sight::Everybody,
            Self::MessageSent { room: Some(_), .. }
            | Self::PresenterChanged { .. }
            | Self::PresenterOffered { .. }
            | Self::PresenterReturned { .. }
            | Self::PresenterRequested { .. }
            | Self::HelpAsked { .. } => Sight::Room,
        }
    }

    /// The counter for repeats; absent the first time.
    pub(in crate::session) const fn again(&self) -> Option<Changed> {
        match self {
            Self::PresenterRequested { room, .. }
            | Self::PresenterChanged { room, to: Some((_, PresenterHow::HandedOver)) }
            | Self::HelpAsked { room, on: false, .. } => Some(Changed::Steps(*room)),
            Self::Added { .. }
            | Self::Merged { .. }
            | Self::PresenterChanged { .. }
            | Self::PresenterOffered { .. }
            | Self::PresenterReturned { .. }
            | Self::HelpAsked { on: true, .. }
            | Self::MessageSent { .. } => None,
        }
    }
}
