//! Commands about ballots, the lot and the choice.

use serde::{Deserialize, Serialize};

use crate::ids::RoundNumber;
use crate::session::{Reasons, Side};

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
    /// Locks the group's choice.
    LockChoice { round: RoundNumber, reasons: Reasons },
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
