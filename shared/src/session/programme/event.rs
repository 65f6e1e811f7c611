//! Events about the blocks of the programme.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// Events about the blocks of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeEvent {
    /// A block of the programme was started.
    BlockStarted { block: u16, ends: Timestamp },
    /// The block that ran was ended.
    BlockEnded,
}
