//! Events about who takes part, and in which room.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::SecretHash;

/// Events about who takes part, and in which room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleEvent {
    /// The number of people who are expected, or that it is not known.
    Expected { count: Option<u16> },

    /// Somebody came in. The hash of their token is recorded and shown to nobody.
    Joined {
        participant: ParticipantId,
        name: String,
        room: Option<RoomNumber>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        token: Option<SecretHash>,
    },
    /// Somebody has another name.
    Renamed { participant: ParticipantId, name: String },
    /// Somebody is in another room.
    Moved { participant: ParticipantId, from: Option<RoomNumber>, to: RoomNumber },
    /// Somebody was taken out of the session.
    Removed { participant: ParticipantId, from: Option<RoomNumber> },
    /// That was undone: they are back, in the room that they were in.
    Restored { participant: ParticipantId, to: Option<RoomNumber> },
    /// Everybody has a room anew.
    Mixed { placements: Vec<(ParticipantId, RoomNumber)> },
    /// The last mixing was undone: everybody is back where they were.
    MixUndone { placements: Vec<(ParticipantId, RoomNumber)> },
}
