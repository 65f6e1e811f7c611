//! The block that runs, how much time it has, and the block that comes next.

use crate::ids::BlockId;
use crate::session::{Block, BlockKind, Rejection, RunningBlock, Session};
use crate::time::Timestamp;

impl Session {
    /// Do rooms do rounds now?
    pub fn dilemmas_run(&self) -> bool {
        self.running_kind().is_some_and(BlockKind::has_rounds)
    }

    /// Checks that rooms can start rounds now.
    ///
    /// # Errors
    /// When no block of dilemmas runs, or it is paused.
    pub fn rounds_may_start(&self) -> Result<(), Rejection> {
        match self.block.filter(|_| self.dilemmas_run()) {
            None => Err(Rejection::NotNow),
            Some(RunningBlock { paused_at: Some(_), .. }) => Err(Rejection::BlockPaused),
            Some(_) => Ok(()),
        }
    }

    /// The number of the block that runs.
    pub fn running_id(&self) -> Option<BlockId> {
        self.block.map(|running| running.id)
    }

    /// A block of the programme.
    pub fn block_of(&self, id: BlockId) -> Option<&Block> {
        self.programme.iter().find(|block| block.id == id)
    }

    /// The place of a block in the programme, from 0.
    pub fn place_of(&self, id: BlockId) -> Option<usize> {
        self.programme.iter().position(|block| block.id == id)
    }

    /// The block that runs.
    pub fn running_block(&self) -> Option<&Block> {
        self.block_of(self.running_id()?)
    }

    /// The kind of the block that runs.
    pub fn running_kind(&self) -> Option<BlockKind> {
        self.running_block().map(|block| block.plan.kind)
    }

    /// The blocks that are still to come: those that have not run, after the one that runs or ran last.
    pub fn blocks_to_come(&self) -> impl Iterator<Item = &Block> {
        let after = self.last_block.and_then(|last| self.place_of(last)).map_or(0, |place| place + 1);
        self.programme.iter().skip(after).filter(|block| !self.had.contains_key(&block.id))
    }

    /// The block that comes next.
    pub fn next_block(&self) -> Option<&Block> {
        self.blocks_to_come().next()
    }

    /// Was a block skipped: has it not run, though a later one has, or the session is over? Unknown in a session that
    /// was archived before it was recorded.
    pub fn was_skipped(&self, id: BlockId) -> bool {
        let behind = self.programme.iter().skip_while(|block| block.id != id);
        let went_on = self.ended_at.is_some() && !self.had.is_empty()
            || behind.skip(1).any(|block| self.had.contains_key(&block.id));
        went_on && !self.had.contains_key(&id)
    }

    /// When the block that runs began.
    pub fn part_began(&self) -> Option<Timestamp> {
        Some(self.had.get(&self.running_id()?)?.began)
    }

    /// Is there time for a spare dilemma? Always, in a session without a facilitator.
    pub fn has_time_for_more(&self, now: Timestamp) -> bool {
        !self.settings.led || self.block.is_some_and(|block| block.left(now) > 0)
    }
}
