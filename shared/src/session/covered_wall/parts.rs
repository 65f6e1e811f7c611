//! The parts of the programme that have a wall.

use crate::ids::BlockId;
use crate::session::{Block, BlockKind, CoveredWall, Session};

impl Session {
    /// The blocks of the programme with their numbers.
    pub fn numbered_blocks(&self) -> impl Iterator<Item = (BlockId, &Block)> {
        (0..).map(BlockId).zip(&self.programme)
    }

    /// The kind of a block.
    pub(super) fn kind_of(&self, block: BlockId) -> Option<BlockKind> {
        self.programme.get(usize::from(block.0)).map(|block| block.kind)
    }

    /// The block that runs, if it has a wall.
    pub fn running_wall(&self) -> Option<BlockId> {
        self.running_kind().filter(|kind| kind.has_wall())?;
        self.running_index().map(BlockId)
    }

    /// The wall of a block; an empty one if nothing was written there, as far as is known here.
    pub fn wall(&self, block: BlockId) -> CoveredWall {
        self.collected.walls.get(&block).cloned().unwrap_or_default()
    }
}
