//! A session to be opened.

use shared::dilemma::Dilemma;
use shared::session::{Access, BlockPlan, Event, Settings};

use crate::size;

/// A session to be opened, without what follows by itself: its code and its opening time.
#[derive(Debug)]
pub struct SessionPlan {
    pub settings: Settings,
    /// Planned dilemmas, then spares.
    pub dilemmas: Vec<Dilemma>,
    /// The blocks in order.
    pub programme: Vec<BlockPlan>,
    /// Its number of rooms at first.
    pub rooms: u16,
    /// Hashes of the secret links.
    pub access: Access,
    /// Events that follow at once.
    pub then: Vec<Event>,
}

impl SessionPlan {
    /// Bytes needed to store it.
    pub fn bytes(&self) -> usize {
        size::of(&(&self.settings, &self.dilemmas, &self.programme, &self.then))
    }
}
