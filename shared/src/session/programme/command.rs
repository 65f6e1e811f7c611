//! Commands about the blocks of the programme.

use serde::{Deserialize, Serialize};

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
