//! Events about pros and cons.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, ParticipantId, RoomNumber};
use crate::session::{Changed, Kind, Session, Side, Sight};

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

    /// The argument that it is about.
    pub const fn argument(&self) -> ArgumentId {
        match self {
            Self::Added { argument, .. }
            | Self::Edited { argument, .. }
            | Self::Moved { argument, .. }
            | Self::Deleted { argument, .. }
            | Self::Supported { argument, .. } => *argument,
        }
    }

    /// The audiences that see it.
    pub(in crate::session) fn sight(&self, after: &Session) -> Sight {
        match self {
            Self::Added { silent: true, author, .. } | Self::Deleted { silent_by: Some(author), .. } => {
                Sight::Member(*author)
            }
            Self::Edited { room, argument, .. } | Self::Moved { room, argument, .. } => {
                silent_author(after, *room, *argument).map_or(Sight::RoomAndResults, Sight::Member)
            }
            Self::Added { silent: false, .. } | Self::Deleted { silent_by: None, .. } | Self::Supported { .. } => {
                Sight::RoomAndResults
            }
        }
    }

    /// The counter for repeats; absent the first time.
    pub(in crate::session) const fn again(&self) -> Option<Changed> {
        match self {
            Self::Added { room, .. } | Self::Edited { room, .. } | Self::Moved { room, .. } => {
                Some(Changed::Writing(*room))
            }
            Self::Supported { participant, on: false, .. } => Some(Changed::Person(*participant)),
            Self::Supported { on: true, .. } | Self::Deleted { .. } => None,
        }
    }
}

/// The author of an argument that others may not see yet.
fn silent_author(after: &Session, room: RoomNumber, argument: ArgumentId) -> Option<ParticipantId> {
    let round = after.rooms.get(&room)?.last_round()?;
    round.arguments.get(&argument).filter(|argument| argument.silent).map(|argument| argument.author)
}
