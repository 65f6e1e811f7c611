//! What the parts of the programme collect, beside rounds and the debrief.

use serde::{Deserialize, Serialize};

use crate::view::Audience;

/// What people wrote and chose in the parts of the programme: a field for each kind of part that collects something,
/// which stays after the part has ended. A session, its copies, its projections and its archive hold this as a whole, so
/// a new kind changes none of them. No kind collects anything yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Collected {}

impl Collected {
    /// Has nothing been collected?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What an audience may know of it. Every field is named, so that a new one is not shown before somebody decided who
    /// may see it.
    #[must_use]
    pub fn projected(&self, _audience: Audience) -> Self {
        let Self {} = self;
        Self {}
    }

    /// The same without what concerns single people, for an archive.
    #[must_use]
    pub fn archived(self) -> Self {
        let Self {} = self;
        Self {}
    }
}
