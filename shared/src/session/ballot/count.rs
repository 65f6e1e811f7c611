//! The number of votes for each side.

use serde::{Deserialize, Serialize};

use crate::session::Side;

/// The number of votes for each side.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// People for the left scenario.
    pub left: u16,
    /// People for the right scenario.
    pub right: u16,
}

impl Count {
    /// Counts sides; hidden ones are ignored.
    pub fn of(sides: impl Iterator<Item = Side>) -> Self {
        sides.fold(Self::default(), |count, side| match side {
            Side::Left => Self { left: count.left.saturating_add(1), ..count },
            Side::Right => Self { right: count.right.saturating_add(1), ..count },
        })
    }

    /// The number of votes for `side`.
    pub const fn on(self, side: Side) -> u16 {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// The number of people who were counted.
    pub const fn total(self) -> u16 {
        self.left.saturating_add(self.right)
    }

    /// The side with more votes; absent in a tie.
    pub fn majority(self) -> Option<Side> {
        match self.left.cmp(&self.right) {
            std::cmp::Ordering::Greater => Some(Side::Left),
            std::cmp::Ordering::Less => Some(Side::Right),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Is the count above 0, with as many left as right?
    pub const fn is_tie(self) -> bool {
        self.left == self.right && self.left > 0
    }

    /// Did everybody vote for the same side?
    pub const fn is_unanimous(self) -> bool {
        (self.left == 0) != (self.right == 0)
    }
}
