//! The two sides of a dilemma.

use serde::{Deserialize, Serialize};

/// A side of a dilemma, as in its file. Its position on screen may differ: see [`crate::session::Settings::mirrors`].
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// *Links*: the left scenario.
    Left,
    /// *Rechts*: the right scenario.
    Right,
}

impl Side {
    /// Left, then right.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// The position of this side on the screens of a room that mirrors, or the side at that position.
    #[must_use]
    pub const fn mirrored_if(self, mirrored: bool) -> Self {
        if mirrored { self.other() } else { self }
    }
}
