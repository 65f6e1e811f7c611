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

/// How long a tied room has for its one more ballot.
pub const RE_VOTE: Milliseconds = 60 * SECOND;

/// First ballots below which no shift is shown: with fewer, people could work out who moved.
pub const SHIFT_ROOM_MIN: u16 = 3;
/// The number of ballots that may be counted even if others have not voted. A count of fewer tells more than a number.
pub const COUNTED_MIN: usize = 3;

/// Ballots of a round. Everybody sees who voted; only the voters see what they voted.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballots {
    /// The people who voted; the side only where the audience may know it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cast: BTreeMap<ParticipantId, Option<Side>>,
    /// The people who could vote when a ballot was cast, with those who have left since. [`Ballots::may_be_counted`] goes
    /// by them. No audience is sent them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub electors: BTreeSet<ParticipantId>,
    /// Ballots that were cast are void, and everybody is asked anew.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked_again: bool,
    /// How many left and right, once they are revealed or hands were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// The count is of hands on one shared screen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hands: bool,
    /// How many were in the room when the ballots were opened, and had not voted.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub missing: u16,
    /// The participant whose changed ballot made this tie, and who may take that back. Nobody else is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tied_by: Option<ParticipantId>,
    /// The tie that led to one more ballot, when there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie_before: Option<Count>,
    /// When the one more ballot closes, if the round is not paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub re_vote_until: Option<Timestamp>,
    /// The side that the lot fell on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Side>,
}

impl Ballots {
    /// The side that the room would lock now: the majority's, or the lot's.
    pub fn leads(&self) -> Option<Side> {
        self.lot.or_else(|| self.count.and_then(Count::majority))
    }

    /// May these ballots be counted? Yes with three ballots, or when everybody voted who could when they were cast. A count
    /// of fewer tells how single people voted. The people who are in the room now do not matter, because moving the others
    /// away would then open the ballot of the one who stays.
    pub fn may_be_counted(&self) -> bool {
        self.cast.len() >= COUNTED_MIN || self.everybody_voted()
    }

    /// Checks whether everybody voted who could.
    pub fn everybody_voted(&self) -> bool {
        self.electors.iter().all(|elector| self.cast.contains_key(elector))
    }

    /// Would the count tell `newcomer` what each of these few people voted? A tie does not: of two, one chose each.
    pub fn would_tell(&self, newcomer: ParticipantId) -> bool {
        let is_few = |count: &Count| usize::from(count.total()) < COUNTED_MIN && !count.is_tie();
        self.were_opened_without(newcomer) && self.count.as_ref().is_some_and(is_few)
    }

    /// Were these ballots opened among people of whom `newcomer` was none? Then they are not told who voted either, because
    /// with it a unanimous choice would tell what each of them did.
    pub fn were_opened_without(&self, newcomer: ParticipantId) -> bool {
        let was_there = self.electors.contains(&newcomer) || self.cast.contains_key(&newcomer);
        self.count.is_some() && !self.by_hands && !was_there
    }

    /// May somebody change their ballot now? `is_there` says which voters could. Once ballots are open, the count shows that
    /// one changed, so every voter must be there: comparing who was there at two changes would otherwise show whose they
    /// were. With fewer than [`COUNTED_MIN`] voters, each knows the others' ballots anyhow.
    pub fn may_be_changed(&self, is_there: impl Fn(ParticipantId) -> bool) -> bool {
        self.count.is_none() || self.cast.len() < COUNTED_MIN || self.cast.keys().all(|voter| is_there(*voter))
    }

    /// Counted, tied, and no lot drawn.
    pub fn is_tied(&self) -> bool {
        self.lot.is_none() && self.count.is_some_and(Count::is_tie)
    }
}

/// Checks that no ballot is missing.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
pub(super) const fn is_zero(missing: &u16) -> bool {
    *missing == 0
}
