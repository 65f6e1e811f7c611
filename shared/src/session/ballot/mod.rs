//! Ballots, and the rule for when a count may be seen.

mod apply;
mod choice;
mod command;
mod count;
pub(super) mod decide;
mod event;
pub(super) mod newcomers;

pub use choice::{Choice, DecidedBy, Outcome, Reasons, VoteMethod};
pub use command::BallotCommand;
pub use count::Count;
pub use event::BallotEvent;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::ParticipantId;
use crate::session::Side;
use crate::time::{Milliseconds, SECOND, Timestamp};

/// The time for a re-vote.
pub const RE_VOTE: Milliseconds = 60 * SECOND;

/// The fewest first ballots for which a shift is shown: with fewer, people could work out who changed sides.
pub const SHIFT_ROOM_MIN: u16 = 3;
/// The fewest ballots that may be counted even if others have not voted. A count of fewer shows how single people
/// voted.
pub const COUNTED_MIN: usize = 3;

/// Ballots of a round. Everybody sees who voted; each side is visible only to the voter.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballots {
    /// The people who voted; with the side only if the audience may know it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cast: BTreeMap<ParticipantId, Option<Side>>,
    /// The people who could vote when a ballot was cast, including those who have left since.
    /// [`Ballots::may_be_counted`] uses them. Sent to no audience.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub electors: BTreeSet<ParticipantId>,
    /// Earlier ballots are void, and everybody has to vote again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked_again: bool,
    /// The votes for left and right, once the ballots are open or hands were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// The count is a show of hands on one shared screen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hands: bool,
    /// How many people were in the room and had not voted when the ballots were opened.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub missing: u16,
    /// The participant whose changed ballot made this tie, and who may change it back. Sent to nobody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tied_by: Option<ParticipantId>,
    /// The tie that led to the re-vote, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie_before: Option<Count>,
    /// When the re-vote closes, unless the round is paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub re_vote_until: Option<Timestamp>,
    /// The side that the lot decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Side>,
}

impl Ballots {
    /// The side that the room would lock now: that of the majority or of the lot.
    pub fn leads(&self) -> Option<Side> {
        self.lot.or_else(|| self.count.and_then(Count::majority))
    }

    /// May these ballots be counted? They may with three ballots, or when everybody voted who could when they were
    /// cast. A smaller count would show how single people voted. It does not matter who is in the room now, because
    /// otherwise moving the others away would open the ballot of the one who stays.
    pub fn may_be_counted(&self) -> bool {
        self.cast.len() >= COUNTED_MIN || self.everybody_voted()
    }

    /// Did everybody vote who could?
    pub fn everybody_voted(&self) -> bool {
        self.electors.iter().all(|elector| self.cast.contains_key(elector))
    }

    /// Would the count show `newcomer` what each of these few people voted? A tie does not: it only shows that one of
    /// two people voted for each side.
    pub fn would_tell(&self, newcomer: ParticipantId) -> bool {
        let is_few = |count: &Count| usize::from(count.total()) < COUNTED_MIN && !count.is_tie();
        self.were_opened_without(newcomer) && self.count.as_ref().is_some_and(is_few)
    }

    /// Were these ballots opened without `newcomer` among the people who could vote? Then they are not sent who voted
    /// either, because together with a unanimous choice it would show each vote.
    pub fn were_opened_without(&self, newcomer: ParticipantId) -> bool {
        let was_there = self.electors.contains(&newcomer) || self.cast.contains_key(&newcomer);
        self.count.is_some() && !self.by_hands && !was_there
    }

    /// May somebody change their ballot now? `is_there` says which voters could. Once ballots are open, the count shows
    /// that one of them changed, so every voter must be there: otherwise comparing who was there at two changes would
    /// show whose they were. With fewer than [`COUNTED_MIN`] voters, they all know each other's ballots anyway.
    pub fn may_be_changed(&self, is_there: impl Fn(ParticipantId) -> bool) -> bool {
        self.count.is_none() || self.cast.len() < COUNTED_MIN || self.cast.keys().all(|voter| is_there(*voter))
    }

    /// Is the count a tie, without a lot drawn?
    pub fn is_tied(&self) -> bool {
        self.lot.is_none() && self.count.is_some_and(Count::is_tie)
    }
}

/// Is no ballot missing? Then serde leaves the field out.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) const fn is_zero(missing: &u16) -> bool {
    *missing == 0
}
