//! What the parts of the programme collect, apart from rounds and the debrief.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::{BlockId, ParticipantId};
use crate::session::programme::back;
use crate::session::{CoveredWall, Talk};
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
    /// What people keep and share during talks, by their blocks.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub talks: BTreeMap<BlockId, Talk>,
    /// The people who are back from the break that runs.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub back: BTreeSet<ParticipantId>,
}

impl Collected {
    /// Has nothing been collected?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Forgets what was prepared for a block that is no longer of that kind, or no longer in the programme. A block
    /// that has run stays, so nothing that people wrote is lost.
    pub(super) fn forget(&mut self, block: BlockId) {
        self.walls.remove(&block);
        self.talks.remove(&block);
    }

    /// The block that ran is over. People who were back from a break are away again in the next, and nobody has a turn;
    /// everything else stays.
    pub(super) fn end_running(&mut self) {
        self.back.clear();
        self.walls.values_mut().for_each(|wall| wall.spoken = None);
        self.walls.retain(|_, wall| *wall != CoveredWall::default());
    }

    /// What an audience may know of it. Every field is named, so that a new one is not shown before somebody has
    /// decided who may see it.
    #[must_use]
    pub fn projected(&self, audience: Audience, is_told_of_others: bool) -> Self {
        let Self { walls, talks, back } = self;
        let walls = walls.iter().map(|(block, wall)| (*block, wall.projected(audience)));
        let talks = talks.iter().map(|(block, talk)| (*block, talk.projected(audience, is_told_of_others)));
        // A wall or a talk of which an audience may know nothing does not exist for it.
        Self {
            walls: walls.filter(|(_, wall)| *wall != CoveredWall::default()).collect(),
            talks: talks.filter(|(_, talk)| *talk != Talk::default()).collect(),
            back: back::projected(back, audience),
        }
    }

    /// The same without what concerns individuals, for an archive.
    #[must_use]
    pub fn archived(self) -> Self {
        let Self { walls, talks, back: _ } = self;
        let walls = walls.into_iter().map(|(block, wall)| (block, wall.archived()));
        let talks = talks.into_iter().map(|(block, talk)| (block, talk.archived()));
        Self {
            walls: walls.filter(|(_, wall)| *wall != CoveredWall::default()).collect(),
            talks: talks.filter(|(_, talk)| *talk != Talk::default()).collect(),
            back: BTreeSet::new(),
        }
    }
}
