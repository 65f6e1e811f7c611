//! The parts of the programme that have a wall.

use crate::ids::BlockId;
use crate::session::{BlockKind, CoveredWall, Session};

impl Session {
    /// The kind of a block.
    pub(super) fn kind_of(&self, block: BlockId) -> Option<BlockKind> {
        self.block_of(block).map(|block| block.plan.kind)
    }

    /// The block that runs, if it has a wall.
    pub fn running_wall(&self) -> Option<BlockId> {
        self.running_block().filter(|block| block.plan.kind.has_wall()).map(|block| block.id)
    }

    /// The wall of a block; an empty one if nothing was written there, as far as is known here.
    pub fn wall(&self, block: BlockId) -> CoveredWall {
        self.collected.walls.get(&block).cloned().unwrap_or_default()
    }
}
