//! Commands about the session as a whole: opening, interrupting and ending it.

use serde::{Deserialize, Serialize};

use crate::session::Space;

/// Commands about the session as a whole: opening, interrupting and ending it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LifecycleCommand {
    /// Ends the session, and the block that runs.
    End,
}

impl LifecycleCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::End => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::End => Space::Ends,
        }
    }
}
