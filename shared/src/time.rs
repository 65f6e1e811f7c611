//! Time as whole milliseconds, the same on the wire, in the log and on screen.

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// A length of time in milliseconds. Signed, because clocks differ both ways.
pub type Milliseconds = i64;

/// Milliseconds in a second.
pub const SECOND: Milliseconds = 1_000;
/// Milliseconds in a minute.
pub const MINUTE: Milliseconds = 60 * SECOND;
/// Milliseconds in an hour.
pub const HOUR: Milliseconds = 60 * MINUTE;
/// Milliseconds in a day.
pub const DAY: Milliseconds = 24 * HOUR;

/// A moment on the server's clock: milliseconds since 1970-01-01 UTC.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Add<Milliseconds> for Timestamp {
    type Output = Self;
    fn add(self, span: Milliseconds) -> Self {
        Self(self.0.saturating_add(span))
    }
}

impl Sub for Timestamp {
    type Output = Milliseconds;
    fn sub(self, earlier: Self) -> Milliseconds {
        self.0.saturating_sub(earlier.0)
    }
}
