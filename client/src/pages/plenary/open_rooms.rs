//! The rooms whose result is revealed.

use std::collections::BTreeSet;

use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::Plenary;

/// The rooms whose result is revealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenRooms {
    /// All of them, including those that are not done yet.
    pub all: bool,
    /// These ones.
    pub rooms: BTreeSet<RoomNumber>,
}

impl OpenRooms {
    /// The revealed rooms of a dilemma.
    pub fn of(plenary: &Plenary, dilemma: DilemmaNumber) -> Self {
        let rooms = plenary.revealed_rooms.get(&dilemma).cloned().unwrap_or_default();
        Self { all: plenary.revealed.contains(&dilemma), rooms }
    }

    /// Is this room among them?
    pub fn has(&self, room: RoomNumber) -> bool {
        self.all || self.rooms.contains(&room)
    }

    /// Is any room revealed?
    pub fn is_partly(&self) -> bool {
        self.all || !self.rooms.is_empty()
    }

    /// Are all rooms revealed?
    pub const fn is_all(&self) -> bool {
        self.all
    }

    /// With these rooms added.
    pub fn and(&self, rooms: &[RoomNumber]) -> Self {
        Self { all: self.all, rooms: self.rooms.iter().chain(rooms).copied().collect() }
    }
}
