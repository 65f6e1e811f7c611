//! The rooms that this device's participant was in, and the round during which they stay with the debrief.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::code::JoinCode;
use shared::ids::{DilemmaNumber, RoomNumber, RoundNumber};

use crate::storage;

/// The maximum number of rounds remembered of a session: more than anybody is in on one day.
const ROUNDS_KEPT: usize = 60;

/// The rooms that this device's participant was in. A device that follows the plenary screen holds no people, so it
/// can't look this up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRooms {
    /// Where they are now.
    pub now: Option<RoomNumber>,
    /// The room in which they discussed each dilemma; groups may have been mixed since.
    pub about: BTreeMap<DilemmaNumber, RoomNumber>,
    /// Their rounds and the dilemma of each, latest last: words for one round may still go into another about the same
    /// dilemma.
    #[serde(default)]
    pub rounds: Vec<(RoomNumber, RoundNumber, DilemmaNumber)>,
}

impl OwnRooms {
    /// The dilemma of one of their rounds.
    pub fn dilemma_of(&self, room: RoomNumber, round: RoundNumber) -> Option<DilemmaNumber> {
        let found = self.rounds.iter().find(|(of, number, _)| (*of, *number) == (room, round));
        found.map(|(.., dilemma)| *dilemma)
    }

    /// Records that they are in that round.
    pub fn note_round(&mut self, room: RoomNumber, round: RoundNumber, dilemma: DilemmaNumber) {
        self.rounds.retain(|(of, number, _)| (*of, *number) != (room, round));
        self.rounds.push((room, round, dilemma));
        let surplus = self.rounds.len().saturating_sub(ROUNDS_KEPT);
        self.rounds.drain(..surplus);
    }
}

pub fn rooms_key(code: JoinCode) -> String {
    format!("ao:rooms:{code}")
}

/// Remembers the rooms of this device's participant.
pub fn remember_rooms(code: JoinCode, rooms: &OwnRooms) {
    storage::write(&rooms_key(code), rooms);
}

/// The rooms of this device's participant, as far as is known.
pub fn own_rooms(code: JoinCode) -> OwnRooms {
    storage::read(&rooms_key(code)).unwrap_or_default()
}

pub fn stay_key(code: JoinCode) -> String {
    format!("ao:stays:{code}")
}

/// Remembers the round during which this device's participant stays with the debrief.
pub fn remember_stay(code: JoinCode, round: Option<(RoomNumber, RoundNumber)>) {
    storage::write(&stay_key(code), &round);
}

/// The round during which they stay with the debrief.
pub fn remembered_stay(code: JoinCode) -> Option<(RoomNumber, RoundNumber)> {
    storage::read(&stay_key(code)).flatten()
}
