//! The blocks that a programme is made of.

use serde::{Deserialize, Serialize};

use crate::session::BlockKind;
use crate::time::{MINUTE, Milliseconds, Timestamp};

/// A block of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its purpose.
    pub kind: BlockKind,
    /// How long it is planned to last.
    pub minutes: u16,
}

impl Block {
    /// How long it is planned to last.
    pub fn planned(self) -> Milliseconds {
        Milliseconds::from(self.minutes) * MINUTE
    }
}

/// The block that runs.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningBlock {
    /// Its place in the programme, from 0.
    pub index: u16,
    /// When its planned time is over. Nothing ends automatically then: the facilitator ends the block.
    pub ends: Timestamp,
}
