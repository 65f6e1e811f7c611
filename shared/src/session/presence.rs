//! Who is connected. A signal: never stored, known to the server that holds the connections.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::ParticipantId;
use crate::time::{Milliseconds, SECOND, Timestamp};

/// How long a dropped connection still counts as being there: a lift, a tunnel, a reload.
pub const GRACE: Milliseconds = 10 * SECOND;
/// How long a presenter is gone before the role is offered to the others. Longer
/// than [`GRACE`], so that who is offered the role is also no longer waited for.
pub const PRESENTER_GONE: Milliseconds = 20 * SECOND;

/// Who is connected, and since when others are not. What goes on in a room goes by the devices that are in it: who only
/// follows the plenary screen on theirs is online, and not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// With a device in their room.
    connected: BTreeSet<ParticipantId>,
    /// With a device that follows the plenary screen.
    following: BTreeSet<ParticipantId>,
    gone_since: BTreeMap<ParticipantId, Timestamp>,
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

    /// The last device of `participant` in their room is gone; true if there was one.
    pub fn disconnect(&mut self, participant: ParticipantId, now: Timestamp) -> bool {
        let was_there = self.connected.remove(&participant);
        if was_there {
            self.gone_since.insert(participant, now);
        }
        was_there
    }

    /// A device of `participant` follows the plenary screen, or none does any more.
    pub fn follow(&mut self, participant: ParticipantId, follows: bool) {
        if follows {
            self.following.insert(participant);
        } else {
            self.following.remove(&participant);
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

    /// Has a device in their room at this moment.
    pub fn is_connected(&self, participant: ParticipantId) -> bool {
        self.connected.contains(&participant)
    }

    /// Is in their room, or was a moment ago.
    pub fn counts(&self, participant: ParticipantId, now: Timestamp) -> bool {
        self.is_connected(participant) || now - self.gone_since(participant) < GRACE
    }

    /// When somebody who is not in their room left it.
    pub fn gone_since(&self, participant: ParticipantId) -> Timestamp {
        self.gone_since.get(&participant).copied().unwrap_or(self.started)
    }
}
