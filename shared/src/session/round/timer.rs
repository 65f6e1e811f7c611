//! A round's time: the countdown, and the silent minute.

use serde::{Deserialize, Serialize};

use crate::time::{MINUTE, Milliseconds, Timestamp};

/// How long everyone writes for themselves at the start of a side.
pub const SILENT_MINUTE: Milliseconds = MINUTE;

/// Time that is left at least when time is taken back: enough for a last word.
pub(super) const LAST_WORD: Milliseconds = MINUTE;

/// A countdown on the server's clock. No ticks are counted: the time left follows from the deadline.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// When the time is up, if it is not paused.
    pub deadline: Timestamp,
    /// Since when it stands still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_at: Option<Timestamp>,
    /// All the time that was given, extra time included.
    pub granted: Milliseconds,
    /// The extra time in it. Part of the record.
    #[serde(default)]
    pub extra: Milliseconds,
}

impl Timer {
    /// The time left at `now`; never below 0.
    pub fn left(&self, now: Timestamp) -> Milliseconds {
        (self.deadline - self.paused_at.unwrap_or(now)).max(0)
    }
}

/// A silent minute: everyone writes, nobody sees another's until it ends.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// When it ends by itself, if the round is not paused.
    pub until: Timestamp,
}
