//! Events about participants and their rooms.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::{Changed, SecretHash, Sight};

/// Events about participants and their rooms.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleEvent {
    /// The number of people who are expected; absent: unknown.
    Expected { count: Option<u16> },

    /// Somebody joined. The hash of their token is recorded and sent to nobody.
    Joined {
        participant: ParticipantId,
        name: String,
        room: Option<RoomNumber>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        token: Option<SecretHash>,
    },
    /// Somebody changed their name.
    Renamed { participant: ParticipantId, name: String },
    /// Somebody was moved to another room.
    Moved { participant: ParticipantId, from: Option<RoomNumber>, to: RoomNumber },
    /// Somebody was removed from the session.
    Removed { participant: ParticipantId, from: Option<RoomNumber> },
    /// A removal was undone: they are back in their room.
    Restored { participant: ParticipantId, to: Option<RoomNumber> },
    /// People were mixed over the rooms.
    Mixed { placements: Vec<(ParticipantId, RoomNumber)> },
    /// The last mix was undone: everybody is back where they were.
    MixUndone { placements: Vec<(ParticipantId, RoomNumber)> },
}

impl PeopleEvent {
    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::Expected { .. } => Sight::Everybody,
            Self::Joined { .. }
            | Self::Renamed { .. }
            | Self::Moved { .. }
            | Self::Removed { .. }
            | Self::Restored { .. }
            | Self::Mixed { .. }
            | Self::MixUndone { .. } => Sight::Placement,
        }
    }

    /// The counter for repeats; absent the first time.
    pub(in crate::session) const fn again(&self) -> Option<Changed> {
        match self {
            Self::Renamed { participant, .. } => Some(Changed::Person(*participant)),
            Self::Expected { .. }
            | Self::Joined { .. }
            | Self::Moved { .. }
            | Self::Removed { .. }
            | Self::Restored { .. }
            | Self::Mixed { .. }
            | Self::MixUndone { .. } => None,
        }
    }
}
