//! Commands about the blocks of the programme.

use serde::{Deserialize, Serialize};

/// Commands about the blocks of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeCommand {
    /// Starts a block of the programme; what ran before ends. When `from` is not the block that runs any more, another
    /// step was taken already: then nothing happens.
    StartBlock { from: Option<u16>, block: u16 },
    /// Ends a block, if it is the one that runs. Rounds without a choice are recorded as not chosen.
    EndBlock { block: u16 },
}
