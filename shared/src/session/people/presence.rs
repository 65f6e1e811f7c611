//! Presence: the people who are connected. A signal: never stored, and only known to the server that holds the
//! connections.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::ParticipantId;
use crate::time::{Milliseconds, SECOND, Timestamp};

/// The silence after which a device is asked whether it is there. An open page sends something more often than this by
/// itself; the browser may prevent a hidden one from doing so, but it answers.
pub const ASK_AFTER: Milliseconds = 3 * SECOND;
/// The silence, without even an answer, after which a device counts as away since it was last heard: a locked phone, a
/// closed laptop. Its connection may last, and the first frame from it makes it present again.
pub const AWAY_AFTER: Milliseconds = 8 * SECOND;
/// How long somebody counts as writing after their last writing signal.
pub const WRITES_FOR: Milliseconds = 15 * SECOND;
/// How long somebody with a dropped connection still counts as there: a lift, a tunnel, a reload.
pub const GRACE: Milliseconds = 10 * SECOND;
/// How long a voter must be away before ballots that can't be opened without theirs are void. Longer than [`GRACE`], so
/// that a phone that drops out briefly does not cost the others their votes.
pub const VOID_AFTER: Milliseconds = 30 * SECOND;
/// How long a presenter must be gone before the role is offered. Longer than [`GRACE`], so that nobody waits for the
/// presenter any more when the role is on offer.
pub const PRESENTER_GONE: Milliseconds = 20 * SECOND;

const _: () = assert!(ASK_AFTER < AWAY_AFTER && AWAY_AFTER < GRACE && GRACE < PRESENTER_GONE && GRACE < VOID_AFTER);

/// The people who are connected, and since when the others are not. Somebody who only follows the plenary screen on a
/// device of their own is online but not in their room. They do not keep the presenter's role while a round runs, but
/// ballots wait for them, because a round calls them back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// People with a device in their room.
    connected: BTreeSet<ParticipantId>,
    /// People with a device that follows the plenary screen.
    following: BTreeSet<ParticipantId>,
    /// When their last device in the room went away.
    gone_since: BTreeMap<ParticipantId, Timestamp>,
    /// When their last device anywhere went away.
    away_since: BTreeMap<ParticipantId, Timestamp>,
    /// When the server started: people not seen yet count as gone since then.
    started: Timestamp,
}

impl Presence {
    /// Nobody is connected, in a server that starts at `now`.
    pub fn starting_at(now: Timestamp) -> Self {
        Self { started: now, ..Self::default() }
    }

    /// Records a device of `participant` in their room; true if it is the first.
    pub fn connect(&mut self, participant: ParticipantId) -> bool {
        self.gone_since.remove(&participant);
        self.connected.insert(participant)
    }

    /// Records that the last device of `participant` in their room has been gone since `since`; true if there was one.
    pub fn disconnect(&mut self, participant: ParticipantId, since: Timestamp) -> bool {
        let was_there = self.connected.remove(&participant);
        if was_there {
            self.gone_since.insert(participant, since);
            self.away_since.insert(participant, since);
        }
        was_there
    }

    /// Somebody joined at `now`, and their device is about to connect: they count as there for [`GRACE`].
    pub fn expect(&mut self, participant: ParticipantId, now: Timestamp) {
        if !self.is_online(participant) {
            self.away_since.insert(participant, now);
        }
    }

    /// Records whether a device of `participant` follows the plenary screen.
    pub fn follow(&mut self, participant: ParticipantId, follows: bool, since: Timestamp) {
        if follows {
            self.following.insert(participant);
        } else if self.following.remove(&participant) {
            self.away_since.insert(participant, since);
        }
    }

    /// Everybody who is connected, in their room or following.
    pub fn online(&self) -> impl Iterator<Item = ParticipantId> {
        self.connected.union(&self.following).copied()
    }

    /// Is this participant connected, in their room or following?
    pub fn is_online(&self, participant: ParticipantId) -> bool {
        self.is_connected(participant) || self.following.contains(&participant)
    }

    /// Does this participant follow the plenary screen without a device in their room?
    pub fn only_follows(&self, participant: ParticipantId) -> bool {
        self.following.contains(&participant) && !self.is_connected(participant)
    }

    /// Does this participant have a device in their room?
    pub fn is_connected(&self, participant: ParticipantId) -> bool {
        self.connected.contains(&participant)
    }

    /// Are they online, or were they until less than [`GRACE`] ago? Ballots wait for them.
    pub fn counts(&self, participant: ParticipantId, now: Timestamp) -> bool {
        self.is_online(participant) || now < self.waited_for_until(participant)
    }

    /// Are they online, or were they until less than [`VOID_AFTER`] ago? Ballots that need theirs stay closed and
    /// valid.
    pub fn may_be_back(&self, participant: ParticipantId, now: Timestamp) -> bool {
        self.is_online(participant) || now < self.away_since(participant) + VOID_AFTER
    }

    /// Until when somebody who is not online is awaited.
    pub fn waited_for_until(&self, participant: ParticipantId) -> Timestamp {
        self.away_since(participant) + GRACE
    }

    /// When somebody who is not online went away.
    pub fn away_since(&self, participant: ParticipantId) -> Timestamp {
        self.away_since.get(&participant).copied().unwrap_or(self.started)
    }

    /// When somebody who is not in their room left it.
    pub fn gone_since(&self, participant: ParticipantId) -> Timestamp {
        self.gone_since.get(&participant).copied().unwrap_or(self.started)
    }
}
