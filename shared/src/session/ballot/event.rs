//! Events about ballots, the lot and the choice.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::ballot::is_zero;
use crate::session::{Count, Reasons, Side};
use crate::time::Timestamp;

/// Events about ballots, the lot and the choice.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BallotEvent {
    /// A first private ballot was cast, or changed: then only its owner is told.
    FirstCast {
        room: RoomNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
    },
    /// A ballot was cast, or changed: then only its owner is told, or the count that
    /// follows would say what they voted.
    Cast {
        room: RoomNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
        /// The people who could vote now and whom no earlier ballot names. Nobody is told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        electors: Vec<ParticipantId>,
    },
    /// The ballots are void, and everybody is asked anew: so few could vote with them that a count would tell somebody
    /// else what they voted.
    Voided { room: RoomNumber },
    /// The ballots are open: how many for the left, for the right, and how many were there and had not voted.
    Counted {
        room: RoomNumber,
        count: Count,
        by_hands: bool,
        #[serde(default, skip_serializing_if = "is_zero")]
        missing: u16,
        /// Counted anew, because this one changed theirs among the open ballots. Nobody else is told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        changed_by: Option<ParticipantId>,
    },
    /// After a tie, one more ballot.
    ReVoteCalled { room: RoomNumber, until: Timestamp },
    /// The time for the one more ballot is over.
    ReVoteClosed { room: RoomNumber },
    /// The lot fell.
    LotDrawn { room: RoomNumber, side: Side },
    /// The words of a choice were mended.
    ReasonsAmended { room: RoomNumber, reasons: Reasons },
    /// The minority's sentence stands beside the choice.
    MinorityHeard { room: RoomNumber, text: String },
}

impl BallotEvent {
    /// The room it happened in.
    pub const fn room(&self) -> RoomNumber {
        match self {
            Self::FirstCast { room, .. }
            | Self::Cast { room, .. }
            | Self::Voided { room, .. }
            | Self::Counted { room, .. }
            | Self::ReVoteCalled { room, .. }
            | Self::ReVoteClosed { room, .. }
            | Self::LotDrawn { room, .. }
            | Self::ReasonsAmended { room, .. }
            | Self::MinorityHeard { room, .. } => *room,
        }
    }
}
