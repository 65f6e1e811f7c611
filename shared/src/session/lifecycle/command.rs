//! Commands about the session as a whole: opening, interrupting and ending it.

use serde::{Deserialize, Serialize};

/// Commands about the session as a whole: opening, interrupting and ending it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LifecycleCommand {
    /// Ends the session, and the block that runs.
    End,
}
