//! The phases of a round.

use serde::{Deserialize, Serialize};

use crate::session::Side;

/// The phase of a room in its round. Left and Right are positions on screen, not sides of the dilemma's file.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// *Lezen*: both scenarios are read aloud.
    Read,
    /// *Links*: pros and cons of the scenario on the left.
    Left,
    /// *Rechts*: pros and cons of the scenario on the right.
    Right,
    /// *Kiezen*: the forced choice.
    Choose,
    /// *Klaar*: the round is closed.
    Done,
}

impl Phase {
    /// The phases in order.
    pub const ALL: [Self; 5] = [Self::Read, Self::Left, Self::Right, Self::Choose, Self::Done];

    /// The position on screen that the room talks about, in Left and Right.
    pub const fn position(self) -> Option<Side> {
        match self {
            Self::Left => Some(Side::Left),
            Self::Right => Some(Side::Right),
            Self::Read | Self::Choose | Self::Done => None,
        }
    }
}
