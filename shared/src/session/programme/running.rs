//! The block that runs, and how much time it has.

use crate::session::{Block, BlockKind, Session};
use crate::time::Timestamp;

impl Session {
    /// Do rooms do rounds now?
    pub fn dilemmas_run(&self) -> bool {
        self.running_block().is_some_and(|block| block.kind.has_rounds())
    }

    /// The index in the programme of the block that runs.
    pub fn running_index(&self) -> Option<u16> {
        self.block.map(|running| running.index)
    }

    /// The block that runs.
    pub fn running_block(&self) -> Option<Block> {
        self.programme.get(usize::from(self.block?.index)).copied()
    }

    /// The kind of the block that runs.
    pub fn running_kind(&self) -> Option<BlockKind> {
        self.running_block().map(|block| block.kind)
    }

    /// When the block that runs began.
    pub(in crate::session) fn part_began(&self) -> Option<Timestamp> {
        Some(self.block?.ends + -self.running_block()?.planned())
    }

    /// Is there time for a spare dilemma? Always, in a session without a facilitator.
    pub fn has_time_for_more(&self, now: Timestamp) -> bool {
        !self.settings.led || self.block.is_some_and(|block| now < block.ends)
    }
}
