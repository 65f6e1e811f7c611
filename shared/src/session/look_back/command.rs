//! Commands about looking back on the choices (*terugblik*).

use serde::{Deserialize, Serialize};

use crate::ids::DilemmaNumber;
use crate::session::{Again, Space};

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

impl LookBackCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::Answer { tried, .. } => tried.iter().map(String::as_str).collect(),
            Self::Open { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::Answer { .. } => Space::Adds,
            Self::Open { .. } => Space::Finishes,
        }
    }
}
