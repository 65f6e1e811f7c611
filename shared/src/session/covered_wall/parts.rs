//! The parts of the programme that have a wall.

use crate::ids::BlockId;
use crate::session::{BlockKind, CoveredWall, Rejection, Session};

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

/// The kind of a part, if it has a wall.
pub(super) fn kind_of(session: &Session, block: BlockId) -> Result<BlockKind, Rejection> {
    let kind = session.kind_of(block).ok_or(Rejection::NoSuchBlock)?;
    if kind.has_wall() { Ok(kind) } else { Err(Rejection::NoSuchBlock) }
}

/// The kind of a part with a wall, if it is running: only then can people write.
pub(super) fn running(session: &Session, block: BlockId) -> Result<BlockKind, Rejection> {
    let kind = kind_of(session, block)?;
    if session.running_wall() == Some(block) { Ok(kind) } else { Err(Rejection::PartNotRunning) }
}
