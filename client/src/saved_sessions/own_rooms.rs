//! The rooms that this device's participant was in, and the round during which they stay with the debrief.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::code::JoinCode;
use shared::ids::{DilemmaNumber, RoomNumber, RoundNumber};

use crate::storage;

/// Rounds of a session remembered at most: more than anybody is in on one day.
const ROUNDS_KEPT: usize = 60;

/// The rooms that this device's participant was in: who follows the plenary screen holds no people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRooms {
    /// Where they are now.
    pub now: Option<RoomNumber>,
    /// Where they talked each dilemma through; groups may have been mixed since.
    pub about: BTreeMap<DilemmaNumber, RoomNumber>,
    /// What each of their rounds was about, the latest last: words for one of them may still go into another about the same.
    #[serde(default)]
    pub rounds: Vec<(RoomNumber, RoundNumber, DilemmaNumber)>,
}

impl OwnRooms {
    /// What a round of theirs was about.
    pub fn dilemma_of(&self, room: RoomNumber, round: RoundNumber) -> Option<DilemmaNumber> {
        let found = self.rounds.iter().find(|(of, number, _)| (*of, *number) == (room, round));
        found.map(|(.., dilemma)| *dilemma)
    }

    /// They are in that round.
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

/// Remembers where this device's participant is and was.
pub fn remember_rooms(code: JoinCode, rooms: &OwnRooms) {
    storage::write(&rooms_key(code), rooms);
}

/// Where this device's participant is and was, as far as is known.
pub fn own_rooms(code: JoinCode) -> OwnRooms {
    storage::read(&rooms_key(code)).unwrap_or_default()
}

pub fn stay_key(code: JoinCode) -> String {
    format!("ao:stays:{code}")
}

/// Remembers that this device's participant stays with the debrief while this round of their room runs.
pub fn remember_stay(code: JoinCode, round: Option<(RoomNumber, RoundNumber)>) {
    storage::write(&stay_key(code), &round);
}

/// The round of their room during which they stay with the debrief.
pub fn stays_in_hall(code: JoinCode) -> Option<(RoomNumber, RoundNumber)> {
    storage::read(&stay_key(code)).flatten()
}
