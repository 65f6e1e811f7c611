//! Commands about pros and cons.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, RoundNumber};
use crate::session::{Kind, Side, Space};

/// Commands about pros and cons.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArgumentCommand {
    /// Writes a pro or con.
    Add { round: RoundNumber, side: Side, kind: Kind, text: String },
    /// Edits the words of an argument: one's own, or any if one is the presenter. `over` is the text that its writer saw: if
    /// the argument has another by now, nothing changes. Without `over`, any text is replaced.
    Edit {
        round: RoundNumber,
        argument: ArgumentId,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<String>,
    },
    /// Moves an argument to another column; only for the presenter.
    Move { round: RoundNumber, argument: ArgumentId, side: Side, kind: Kind },
    /// Deletes an argument: one's own, or any if one is the presenter.
    Delete { round: RoundNumber, argument: ArgumentId },
    /// *Ik ook*: supports an argument, or takes that back.
    Support { round: RoundNumber, argument: ArgumentId, on: bool },
}

impl ArgumentCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::Add { text, .. } | Self::Edit { text, .. } => vec![text],
            Self::Move { .. } | Self::Delete { .. } | Self::Support { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::Add { .. } | Self::Edit { .. } | Self::Move { .. } | Self::Support { .. } => Space::Adds,
            Self::Delete { .. } => Space::Ends,
        }
    }
}
