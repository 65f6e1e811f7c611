//! Commands about looking back on the choices (*terugblik*).

use serde::{Deserialize, Serialize};

use crate::ids::DilemmaNumber;
use crate::session::Again;

/// Commands about looking back on the choices (*terugblik*).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookBackCommand {
    /// After the end: lets people look back on their rooms' choices, or no longer.
    Open { open: bool },
    /// *Terugblik*: whether one would choose the same again, and what one has tried.
    Answer { dilemma: DilemmaNumber, again: Again, tried: Option<String> },
}
