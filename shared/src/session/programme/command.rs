//! Commands about the blocks of the programme.

use serde::{Deserialize, Serialize};

use crate::session::Space;

/// Commands about the blocks of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeCommand {
    /// Starts a block of the programme and ends the one before. Does nothing if `from` is not the running block any
    /// more, because then another step was taken already.
    StartBlock { from: Option<u16>, block: u16 },
    /// Ends a block, if it is running. Rounds without a choice are recorded as not chosen.
    EndBlock { block: u16 },
}

impl ProgrammeCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::StartBlock { .. } | Self::EndBlock { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::StartBlock { .. } => Space::Finishes,
            Self::EndBlock { .. } => Space::Ends,
        }
    }
}
