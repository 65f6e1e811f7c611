//! Events about ballots, the lot and the choice.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::ballot::is_zero;
use crate::session::{Changed, Count, Reasons, Session, Side, Sight};
use crate::time::Timestamp;

/// Events about ballots, the lot and the choice.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BallotEvent {
    /// A first private ballot was cast, or changed; a change is sent only to its owner.
    FirstCast {
        room: RoomNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
    },
    /// A ballot was cast, or changed. A change is sent only to its owner, because otherwise the count that follows
    /// would show what they voted.
    Cast {
        room: RoomNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
        /// The people who can vote now and are not listed in an earlier ballot. Sent to nobody.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        electors: Vec<ParticipantId>,
    },
    /// The ballots are void, and everybody has to vote again: so few people could vote that a count would show somebody
    /// else what they voted.
    Voided { room: RoomNumber },
    /// The ballots are open: the votes for left and right, and how many people were there and had not voted.
    Counted {
        room: RoomNumber,
        count: Count,
        by_hands: bool,
        #[serde(default, skip_serializing_if = "is_zero")]
        missing: u16,
        /// The participant whose changed ballot led to this recount. Sent to nobody else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        changed_by: Option<ParticipantId>,
    },
    /// A re-vote was called after a tie.
    ReVoteCalled { room: RoomNumber, until: Timestamp },
    /// The time for the re-vote is over.
    ReVoteClosed { room: RoomNumber },
    /// The lot was drawn.
    LotDrawn { room: RoomNumber, side: Side },
    /// The words of a choice were edited.
    ReasonsAmended { room: RoomNumber, reasons: Reasons },
    /// The minority's sentence was added to the choice.
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

    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::FirstCast { participant, changed: true, .. } | Self::Cast { participant, changed: true, .. } => {
                Sight::Member(*participant)
            }
            Self::FirstCast { changed: false, .. }
            | Self::Cast { changed: false, .. }
            | Self::Voided { .. }
            | Self::Counted { .. }
            | Self::ReVoteCalled { .. }
            | Self::ReVoteClosed { .. }
            | Self::LotDrawn { .. } => Sight::Room,
            Self::ReasonsAmended { .. } | Self::MinorityHeard { .. } => Sight::RoomAndResults,
        }
    }

    /// The counter for repeats; absent the first time.
    pub(in crate::session) fn again(&self, session: &Session) -> Option<Changed> {
        match self {
            Self::FirstCast { participant, changed: true, .. } | Self::Cast { participant, changed: true, .. } => {
                Some(Changed::Person(*participant))
            }
            Self::Counted { room, by_hands: true, .. } => {
                session.round_in(*room)?.ballots.by_hands.then_some(Changed::Steps(*room))
            }
            Self::Counted { room, changed_by: Some(_), .. } => Some(Changed::Ballots(*room)),
            Self::ReasonsAmended { room, .. } => Some(Changed::Choice(*room)),
            Self::MinorityHeard { room, .. } => {
                let is_heard = session.round_in(*room)?.choice()?.minority.is_some();
                is_heard.then_some(Changed::Choice(*room))
            }
            Self::FirstCast { changed: false, .. }
            | Self::Cast { changed: false, .. }
            | Self::Counted { by_hands: false, changed_by: None, .. }
            | Self::Voided { .. }
            | Self::ReVoteCalled { .. }
            | Self::ReVoteClosed { .. }
            | Self::LotDrawn { .. } => None,
        }
    }
}
