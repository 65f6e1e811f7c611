//! Presence: the people who are connected. A signal: never stored, known to the server that holds the connections.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::ParticipantId;
use crate::time::{Milliseconds, SECOND, Timestamp};

/// A device of which so long nothing was heard is asked whether it is there. A page that is open says something by itself
/// more often; one that is hidden may be kept from that by its browser, but answers.
pub const ASK_AFTER: Milliseconds = 3 * SECOND;
/// A device of which so long nothing was heard, not even an answer, counts as away since it was heard last: a phone that is
/// locked, a laptop that is closed. Its connection may last, and with the first word from it it is there again.
pub const AWAY_AFTER: Milliseconds = 8 * SECOND;
/// How long somebody writes after the last that was heard of it.
pub const WRITES_FOR: Milliseconds = 15 * SECOND;
/// How long a dropped connection still counts as being there: a lift, a tunnel, a reload.
pub const GRACE: Milliseconds = 10 * SECOND;
/// How long a voter is away before ballots that can't be opened without theirs are void. Longer than [`GRACE`], so that a phone
/// that drops out briefly does not cost the others their votes.
pub const VOID_AFTER: Milliseconds = 30 * SECOND;
/// How long a presenter is gone before the role is offered to the others. Longer
/// than [`GRACE`], so that who is offered the role is also no longer waited for.
pub const PRESENTER_GONE: Milliseconds = 20 * SECOND;

const _: () = assert!(ASK_AFTER < AWAY_AFTER && AWAY_AFTER < GRACE && GRACE < PRESENTER_GONE && GRACE < VOID_AFTER);

/// The people who are connected, and since when others are not. Somebody who only follows the plenary screen on a device of theirs is online
/// and not in their room: they do not keep its presenter's role while a round runs, but its ballots wait for them, because
/// they are a step away and the round calls them back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// With a device in their room.
    connected: BTreeSet<ParticipantId>,
    /// With a device that follows the plenary screen.
    following: BTreeSet<ParticipantId>,
    /// When the last device of theirs in their room went.
    gone_since: BTreeMap<ParticipantId, Timestamp>,
    /// When the last device of theirs anywhere went.
    away_since: BTreeMap<ParticipantId, Timestamp>,
    /// Everybody who was not seen yet counts as gone since then: when the server came up.
    started: Timestamp,
}

impl Presence {
    /// Nobody is connected at `now`.
    pub fn starting_at(now: Timestamp) -> Self {
        Self { started: now, ..Self::default() }
    }

    /// A first device of `participant` in their room; true if there was none.
    pub fn connect(&mut self, participant: ParticipantId) -> bool {
        self.gone_since.remove(&participant);
        self.connected.insert(participant)
    }

    /// The last device of `participant` in their room is gone, or not heard of, since then; true if there was one.
    pub fn disconnect(&mut self, participant: ParticipantId, since: Timestamp) -> bool {
        let was_there = self.connected.remove(&participant);
        if was_there {
            self.gone_since.insert(participant, since);
            self.away_since.insert(participant, since);
        }
        was_there
    }

    /// Somebody was let in at `now`, and their device is on its way: for a moment they count as being there.
    pub fn expect(&mut self, participant: ParticipantId, now: Timestamp) {
        if !self.is_online(participant) {
            self.away_since.insert(participant, now);
        }
    }

    /// A device of `participant` follows the plenary screen, or none does any more.
    pub fn follow(&mut self, participant: ParticipantId, follows: bool, since: Timestamp) {
        if follows {
            self.following.insert(participant);
        } else if self.following.remove(&participant) {
            self.away_since.insert(participant, since);
        }
    }

    /// Everybody with a connection, wherever they are.
    pub fn online(&self) -> impl Iterator<Item = ParticipantId> {
        self.connected.union(&self.following).copied()
    }

    /// Has a connection at this moment, wherever they are.
    pub fn is_online(&self, participant: ParticipantId) -> bool {
        self.is_connected(participant) || self.following.contains(&participant)
    }

    /// Follows the plenary screen at this moment, and has no device in their room.
    pub fn only_follows(&self, participant: ParticipantId) -> bool {
        self.following.contains(&participant) && !self.is_connected(participant)
    }

    /// Has a device in their room at this moment.
    pub fn is_connected(&self, participant: ParticipantId) -> bool {
        self.connected.contains(&participant)
    }

    /// Is online wherever they are, or was a moment ago: ballots wait for them.
    pub fn counts(&self, participant: ParticipantId, now: Timestamp) -> bool {
        self.is_online(participant) || now < self.waited_for_until(participant)
    }

    /// Is online, or was until less than [`VOID_AFTER`] ago. Ballots that need this one stay closed, and stay valid.
    pub fn may_be_back(&self, participant: ParticipantId, now: Timestamp) -> bool {
        self.is_online(participant) || now < self.away_since(participant) + VOID_AFTER
    }

    /// Until when somebody who is not online is still waited for.
    pub fn waited_for_until(&self, participant: ParticipantId) -> Timestamp {
        self.away_since(participant) + GRACE
    }

    /// When a participant who is not online went away.
    pub fn away_since(&self, participant: ParticipantId) -> Timestamp {
        self.away_since.get(&participant).copied().unwrap_or(self.started)
    }

    /// When somebody who is not in their room left it.
    pub fn gone_since(&self, participant: ParticipantId) -> Timestamp {
        self.gone_since.get(&participant).copied().unwrap_or(self.started)
    }
}
