//! The source of a command.

use serde::{Deserialize, Serialize};

use crate::ids::ParticipantId;

/// The source of a command.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// A holder of the secret facilitator link.
    Facilitator,
    /// A holder of the link for the plenary screen.
    Plenary,
    /// A participant.
    Participant(ParticipantId),
}
