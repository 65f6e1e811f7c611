//! Events about pros and cons.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, ParticipantId, RoomNumber};
use crate::session::{Kind, Side};

/// Events about pros and cons.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArgumentEvent {
    /// A pro or con was written.
    Added {
        room: RoomNumber,
        argument: ArgumentId,
        author: ParticipantId,
        side: Side,
        kind: Kind,
        text: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        silent: bool,
    },
    /// Its words were edited.
    Edited { room: RoomNumber, argument: ArgumentId, text: String },
    /// It was moved to another column.
    Moved { room: RoomNumber, argument: ArgumentId, side: Side, kind: Kind },
    /// It was deleted.
    Deleted {
        room: RoomNumber,
        argument: ArgumentId,
        /// The author, if it was written in a silence that has not ended: then nobody else ever saw it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        silent_by: Option<ParticipantId>,
    },
    /// Somebody supports it, or no longer does.
    Supported { room: RoomNumber, argument: ArgumentId, participant: ParticipantId, on: bool },
}

impl ArgumentEvent {
    /// The room it happened in.
    pub const fn room(&self) -> RoomNumber {
        match self {
            Self::Added { room, .. }
            | Self::Edited { room, .. }
            | Self::Moved { room, .. }
            | Self::Deleted { room, .. }
            | Self::Supported { room, .. } => *room,
        }
    }
}
