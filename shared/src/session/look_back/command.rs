//! Commands about looking back on the choices (*terugblik*).

use serde::{Deserialize, Serialize};

use crate::ids::DilemmaNumber;
use crate::session::Again;

/// Commands about looking back on the choices (*terugblik*).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookBackCommand {
    /// After the end: lets rooms look back on their choices, or no longer.
    Open { open: bool },
    /// *Terugblik*: would you choose so again, and what have you tried?
    Answer { dilemma: DilemmaNumber, again: Again, tried: Option<String> },
}
