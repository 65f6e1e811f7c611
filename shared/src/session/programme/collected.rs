//! What the parts of the programme collect, beside rounds and the debrief.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::BlockId;
use crate::session::CoveredWall;
use crate::view::Audience;

/// What people wrote and chose in the parts of the programme: a field for each kind of part that collects something,
/// which stays after the part has ended. A session, its copies, its projections and its archive hold this as a whole, so
/// a new kind changes none of them.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Collected {
    /// The walls of check-ins and clearings, by their blocks.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub walls: BTreeMap<BlockId, CoveredWall>,
}

impl Collected {
    /// Has nothing been collected?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Forgets what was prepared for a block that is no longer of that kind, or not in the programme any more. A block that
    /// was had stays, so nothing that people wrote is lost.
    pub(super) fn forget(&mut self, block: BlockId) {
        self.walls.remove(&block);
    }

    /// What an audience may know of it. Every field is named, so that a new one is not shown before somebody decided who
    /// may see it.
    #[must_use]
    pub fn projected(&self, audience: Audience) -> Self {
        let Self { walls } = self;
        let walls = walls.iter().map(|(block, wall)| (*block, wall.projected(audience)));
        // A wall of which an audience may know nothing does not exist for it.
        Self { walls: walls.filter(|(_, wall)| *wall != CoveredWall::default()).collect() }
    }

    /// The same without what concerns single people, for an archive.
    #[must_use]
    pub fn archived(self) -> Self {
        let Self { walls } = self;
        let walls = walls.into_iter().map(|(block, wall)| (block, wall.archived()));
        Self { walls: walls.filter(|(_, wall)| *wall != CoveredWall::default()).collect() }
    }
}
