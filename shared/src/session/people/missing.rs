//! *Wie mist nog*: which people are expected but not there, and in which rooms.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::Participant;

/// A room that is empty, smaller than most, or has members who are away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingIn {
    /// The number of the room.
    pub room: RoomNumber,
    /// The number of its members who are connected.
    pub here: usize,
    /// It has fewer members than most occupied rooms.
    pub is_small: bool,
    /// Its members who are not connected now.
    pub away: Vec<ParticipantId>,
}

/// The people who are there, and those who are missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The number of people who are connected.
    pub here: usize,
    /// The number of people who joined and are not connected now.
    pub away: usize,
    /// The number of people who are expected.
    pub expected: Option<u16>,
    /// The rooms in which somebody is missing, by number.
    pub rooms: Vec<MissingIn>,
    /// The people without a room who joined and are not connected now.
    pub away_without_room: Vec<ParticipantId>,
}

impl Missing {
    /// Counts these people, in these rooms, of which none was merged into another.
    pub fn of(
        people: &BTreeMap<ParticipantId, Participant>,
        rooms: &BTreeSet<RoomNumber>,
        is_online: impl Fn(ParticipantId) -> bool,
        expected: Option<u16>,
    ) -> Self {
        let mut found = Self { expected, ..Self::default() };
        let mut by_room: BTreeMap<RoomNumber, MissingIn> = rooms.iter().map(|room| (*room, nobody_in(*room))).collect();
        for (id, person) in people.iter().filter(|(_, person)| person.removed.is_none()) {
            let is_here = is_online(*id);
            *if is_here { &mut found.here } else { &mut found.away } += 1;
            match person.room.and_then(|room| by_room.get_mut(&room)) {
                Some(room) if is_here => room.here += 1,
                Some(room) => room.away.push(*id),
                None if is_here => {}
                None => found.away_without_room.push(*id),
            }
        }
        let usual = usual(by_room.values().map(|room| room.here));
        let rooms = by_room.into_values().map(|room| MissingIn { is_small: (1..usual).contains(&room.here), ..room });
        found.rooms = rooms.filter(|room| room.here == 0 || room.is_small || !room.away.is_empty()).collect();
        found
    }

    /// The number of expected people who never joined.
    pub fn to_come(&self) -> Option<usize> {
        self.expected.map(|expected| usize::from(expected).saturating_sub(self.here + self.away))
    }
}

const fn nobody_in(room: RoomNumber) -> MissingIn {
    MissingIn { room, here: 0, is_small: false, away: Vec::new() }
}

/// The usual number of people in an occupied room: at least half of those rooms have no fewer.
fn usual(here: impl Iterator<Item = usize>) -> usize {
    let mut inhabited: Vec<usize> = here.filter(|here| *here > 0).collect();
    inhabited.sort_unstable();
    inhabited.get(inhabited.len().saturating_sub(1) / 2).copied().unwrap_or(0)
}
