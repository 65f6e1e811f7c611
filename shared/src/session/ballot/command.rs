//! Commands about ballots, the lot and the choice.

use serde::{Deserialize, Serialize};

use crate::ids::RoundNumber;
use crate::session::{Reasons, Side, Space};

/// Commands about ballots, the lot and the choice.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BallotCommand {
    /// Opens the ballots that have been cast.
    Reveal { round: RoundNumber },
    /// Records a show of hands.
    CountHands { round: RoundNumber, left: u16, right: u16 },
    /// Calls the re-vote after a tie.
    CallReVote { round: RoundNumber },
    /// Draws lots after a tie.
    DrawLot { round: RoundNumber },
    /// Locks the group's choice. `side` is the side that led when its reasons were written: if another leads by now,
    /// nothing is locked.
    LockChoice { round: RoundNumber, side: Side, reasons: Reasons },
    /// Edits the words of a locked choice. `over` is what their writer saw: if the choice has other words by now, nothing
    /// changes. Without `over`, any words are replaced.
    AmendReasons {
        round: RoundNumber,
        reasons: Reasons,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<Reasons>,
    },
    /// Casts or changes the first private ballot, while reading.
    CastFirst { round: RoundNumber, side: Side },
    /// Votes, or changes one's vote.
    Cast { round: RoundNumber, side: Side },
    /// Adds the minority's sentence to the choice. `over` is the sentence that its writer saw, or an empty text if there was
    /// none: if another is there by now, nothing changes. Without `over`, any sentence is replaced.
    AddMinority {
        round: RoundNumber,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<String>,
    },
}

impl BallotCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::LockChoice { reasons, .. } | Self::AmendReasons { reasons, .. } => {
                let optional = [&reasons.condition, &reasons.keep];
                std::iter::once(&reasons.motivation).chain(optional.into_iter().flatten()).map(String::as_str).collect()
            }
            Self::AddMinority { text, .. } => vec![text],
            Self::Reveal { .. }
            | Self::CountHands { .. }
            | Self::CallReVote { .. }
            | Self::DrawLot { .. }
            | Self::CastFirst { .. }
            | Self::Cast { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::AmendReasons { .. } => Space::Adds,
            Self::Reveal { .. }
            | Self::CountHands { .. }
            | Self::CallReVote { .. }
            | Self::DrawLot { .. }
            | Self::LockChoice { .. }
            | Self::CastFirst { .. }
            | Self::Cast { .. }
            | Self::AddMinority { .. } => Space::Finishes,
        }
    }
}
