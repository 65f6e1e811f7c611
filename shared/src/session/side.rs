//! The two sides of a dilemma.

use serde::{Deserialize, Serialize};

/// A side of a dilemma, as its file has it. Where it stands on screen is another
/// matter: see [`crate::session::Settings::mirrors`].
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

    /// Where this side stands on the screens of a room that mirrors, or which side stands there.
    #[must_use]
    pub const fn mirrored_if(self, mirrored: bool) -> Self {
        if mirrored { self.other() } else { self }
    }
}
