//! Commands about who takes part, and in which room.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};

/// Commands about who takes part, and in which room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleCommand {
    /// Puts somebody in a room.
    Move { participant: ParticipantId, room: RoomNumber },
    /// Puts people in rooms anew, so that as few as possible meet again. Between rounds only.
    Mix { per_room: u8 },
    /// Puts everybody back where they were before the last mixing.
    UndoMix,
    /// Says how many people are expected, or that nobody knows.
    Expect { count: Option<u16> },
    /// Takes somebody out of the session.
    Remove { participant: ParticipantId },
    /// Undoes that.
    Restore { participant: ParticipantId },
    /// Takes many people out of the session: all of them, or none where one is not there.
    RemoveMany { participants: Vec<ParticipantId> },
    /// Undoes that.
    RestoreMany { participants: Vec<ParticipantId> },
    /// Changes one's own name.
    Rename { name: String },
}

impl PeopleCommand {
    /// People can still be taken out and brought back when the session is over.
    pub(in crate::session) const fn works_after_the_end(&self) -> bool {
        match self {
            Self::Remove { .. } | Self::Restore { .. } | Self::RemoveMany { .. } | Self::RestoreMany { .. } => true,
            Self::Move { .. } | Self::Mix { .. } | Self::UndoMix | Self::Expect { .. } | Self::Rename { .. } => false,
        }
    }
}
