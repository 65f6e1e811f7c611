//! Commands that change what was prepared.

use serde::{Deserialize, Serialize};

use crate::dilemma::Dilemma;
use crate::ids::DilemmaNumber;
use crate::session::{Rules, Space};

/// Commands that change what was prepared. Each names what it replaces, `over`, and is rejected if somebody else changed
/// that meanwhile.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreparationCommand {
    /// Changes the title of the session.
    ChangeTitle { over: String, title: String },
    /// Changes the minutes for one dilemma. Rounds that run keep theirs.
    ChangeMinutes { over: u8, minutes: u8 },
    /// Changes the rules of play. Rounds that run keep theirs.
    ChangeRules { over: Rules, rules: Rules },
    /// Adds a dilemma, as the last planned one or as a spare. Does nothing if it is in the session already.
    AddDilemma { dilemma: Box<Dilemma>, planned: bool },
    /// Corrects a dilemma that no room has had.
    CorrectDilemma { number: DilemmaNumber, over: Box<Dilemma>, dilemma: Box<Dilemma> },
    /// Says which dilemmas are planned, in their order. The others are spares.
    PlanDilemmas { over: Vec<DilemmaNumber>, planned: Vec<DilemmaNumber> },
}

impl PreparationCommand {
    /// The texts in it that somebody wrote, in the order of the form. Those of a dilemma are in a form of their own,
    /// which keeps them.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::ChangeTitle { title, .. } => vec![title],
            Self::ChangeMinutes { .. }
            | Self::ChangeRules { .. }
            | Self::AddDilemma { .. }
            | Self::CorrectDilemma { .. }
            | Self::PlanDilemmas { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::AddDilemma { .. } | Self::CorrectDilemma { .. } => Space::Adds,
            Self::ChangeTitle { .. }
            | Self::ChangeMinutes { .. }
            | Self::ChangeRules { .. }
            | Self::PlanDilemmas { .. } => Space::Finishes,
        }
    }
}
