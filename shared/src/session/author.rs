//! The source of a command.

use serde::{Deserialize, Serialize};

use crate::ids::{CoFacilitatorId, ParticipantId};

/// The source of a command.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// A holder of the secret facilitator link.
    Facilitator,
    /// A holder of a co-facilitator's link.
    CoFacilitator(CoFacilitatorId),
    /// A holder of the link for the plenary screen.
    Plenary,
    /// A participant.
    Participant(ParticipantId),
}

impl Author {
    /// Does the author hold the facilitator's link, or a co-facilitator's?
    pub const fn is_facilitator(self) -> bool {
        match self {
            Self::Facilitator | Self::CoFacilitator(_) => true,
            Self::Plenary | Self::Participant(_) => false,
        }
    }

    /// The number of the co-facilitator's link that the author holds.
    pub const fn co_facilitator(self) -> Option<CoFacilitatorId> {
        match self {
            Self::CoFacilitator(id) => Some(id),
            Self::Facilitator | Self::Plenary | Self::Participant(_) => None,
        }
    }
}
