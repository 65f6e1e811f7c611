//! Commands about participants and their rooms.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::Space;

/// Commands about participants and their rooms.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleCommand {
    /// Puts somebody in a room.
    Move { participant: ParticipantId, room: RoomNumber },
    /// Mixes people over the rooms, so that as few as possible meet again. Only between rounds.
    Mix { per_room: u8 },
    /// Puts everybody back where they were before the last mix.
    UndoMix,
    /// Sets the number of people who are expected; absent: unknown.
    Expect { count: Option<u16> },
    /// Removes somebody from the session.
    Remove { participant: ParticipantId },
    /// Undoes the removal of somebody.
    Restore { participant: ParticipantId },
    /// Removes many people from the session: all of them, or none if one is not there.
    RemoveMany { participants: Vec<ParticipantId> },
    /// Undoes the removal of many people.
    RestoreMany { participants: Vec<ParticipantId> },
    /// Changes one's own name.
    Rename { name: String },
}

impl PeopleCommand {
    /// People can still be removed and restored after the end.
    pub(in crate::session) const fn works_after_the_end(&self) -> bool {
        match self {
            Self::Remove { .. } | Self::Restore { .. } | Self::RemoveMany { .. } | Self::RestoreMany { .. } => true,
            Self::Move { .. } | Self::Mix { .. } | Self::UndoMix | Self::Expect { .. } | Self::Rename { .. } => false,
        }
    }

    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::Rename { name } => vec![name],
            Self::Move { .. }
            | Self::Mix { .. }
            | Self::UndoMix
            | Self::Expect { .. }
            | Self::Remove { .. }
            | Self::Restore { .. }
            | Self::RemoveMany { .. }
            | Self::RestoreMany { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::Mix { .. } | Self::UndoMix | Self::Rename { .. } => Space::Adds,
            Self::Move { .. } | Self::Expect { .. } | Self::Restore { .. } | Self::RestoreMany { .. } => {
                Space::Finishes
            }
            Self::Remove { .. } | Self::RemoveMany { .. } => Space::Ends,
        }
    }
}
