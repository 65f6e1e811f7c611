//! A round's time: the countdown, and the silent minute.

use serde::{Deserialize, Serialize};

use crate::time::{MINUTE, Milliseconds, SECOND, Timestamp};

/// How long everybody writes for themselves when a side begins.
pub const SILENT_MINUTE: Milliseconds = MINUTE;

/// The least time that is left when time is taken back: enough for a last word.
pub(super) const LAST_WORD: Milliseconds = MINUTE;

/// A countdown on the server's clock. The remaining time follows from the deadline; no ticks are counted.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// When the time is up, unless it is paused.
    pub deadline: Timestamp,
    /// Since when it is paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_at: Option<Timestamp>,
    /// All the time that was given, extra time included.
    pub granted: Milliseconds,
    /// The extra time included in `granted`. Shown in the report.
    #[serde(default)]
    pub extra: Milliseconds,
}

impl Timer {
    /// The time left at `now`; never below 0.
    pub fn left(&self, now: Timestamp) -> Milliseconds {
        (self.deadline - self.paused_at.unwrap_or(now)).max(0)
    }

    /// The time left at `now` in whole seconds, rounded up as clocks show it.
    pub fn left_on_clock(&self, now: Timestamp) -> Milliseconds {
        (self.left(now) + SECOND - 1) / SECOND * SECOND
    }
}

/// A silent minute: everybody writes, and sees no arguments of others until it ends.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// When it ends by itself, unless the round is paused.
    pub until: Timestamp,
}
