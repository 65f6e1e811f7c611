//! What a device folds.

use serde::{Deserialize, Serialize};

use crate::ids::ParticipantId;
use crate::session::{Event, Session};
use crate::time::Timestamp;

/// A change to what a device holds.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Something happened.
    Event {
        /// When, on the server's clock.
        at: Timestamp,
        /// What, as far as this audience may know.
        event: Event,
    },
    /// Somebody is out of sight: in another room.
    Gone {
        /// Who.
        participant: ParticipantId,
    },
    /// Forget what you hold: this is how it is now. For who sees something else from
    /// now on: another room, or results that were covered.
    Snapshot(Box<Session>),
}

impl Change {
    /// Applies this change to what a device holds.
    pub fn apply_to(&self, held: &mut Session) {
        match self {
            Self::Event { at, event } => held.apply(event, *at),
            Self::Gone { participant } => {
                held.leave_room(*participant);
                held.participants.remove(participant);
            }
            Self::Snapshot(session) => held.clone_from(session),
        }
    }
}
