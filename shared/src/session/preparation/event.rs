//! Events that change what was prepared.

use serde::{Deserialize, Serialize};

use crate::dilemma::Dilemma;
use crate::ids::DilemmaNumber;
use crate::session::{Rules, Sight};

/// Events that change what was prepared.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreparationEvent {
    /// The session got another title.
    TitleChanged { title: String },
    /// Rounds that start later have these minutes.
    MinutesChanged { minutes: u8 },
    /// Rounds that start later have these rules of play.
    RulesChanged { rules: Rules },
    /// A dilemma was added, as the last planned one or as a spare.
    DilemmaAdded { dilemma: Box<Dilemma>, planned: bool },
    /// A dilemma that no room has had was corrected.
    DilemmaCorrected { number: DilemmaNumber, dilemma: Box<Dilemma> },
    /// These dilemmas are planned, in this order.
    DilemmasPlanned { planned: Vec<DilemmaNumber> },
}

impl PreparationEvent {
    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::TitleChanged { .. }
            | Self::MinutesChanged { .. }
            | Self::RulesChanged { .. }
            | Self::DilemmaAdded { .. }
            | Self::DilemmaCorrected { .. }
            | Self::DilemmasPlanned { .. } => Sight::Everybody,
        }
    }
}
