//! The server was away while rooms were at work: how much time each of them lost, and can be given back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{RoomNumber, RoundNumber};
use crate::session::{Phase, Room};
use crate::time::{Milliseconds, SECOND, Timestamp};

/// The shortest absence that is worth a press, because nobody loses their thread in less. Well above the second within
/// which the time of the server's last sign of life is known.
pub const NOTICEABLE: Milliseconds = 3 * SECOND;

/// An absence of the server. Sent only to the facilitator.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// When the server was back from the latest absence.
    pub until: Timestamp,
    /// How long it was away; summed over several absences if no time was given back between them.
    pub span: Milliseconds,
    /// The time that rooms at work lost.
    pub lost: BTreeMap<RoomNumber, Lost>,
}

/// The time that a room lost to an absence.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The round.
    pub round: RoundNumber,
    /// How much of its own time: the whole absence, or the time it had left when that began.
    pub time: Milliseconds,
    /// Its phase, if its time ran out meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_off_in: Option<Phase>,
    /// The time was given back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_given: bool,
}

/// The time that a room can be given back now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The time that it lost.
    pub time: Milliseconds,
    /// The phase to return to, if its time is up.
    pub reopens: Option<Phase>,
}

impl Absence {
    /// The time that `room` can be given back: once, in the round that lost it. A room whose time is up returns to its
    /// phase only if it has not acted on that yet, by opening ballots or counting hands.
    pub fn owed_to(&self, room: &Room) -> Option<Owed> {
        let lost = self.lost.get(&room.number).filter(|lost| !lost.is_given && lost.round == room.round_number())?;
        let round = room.open_round()?;
        if !round.must_choose {
            return Some(Owed { time: lost.time, reopens: None });
        }
        let is_untouched = round.ballots.count.is_none() && round.ballots.tie_before.is_none();
        is_untouched.then(|| Owed { time: lost.time, reopens: Some(lost.cut_off_in.unwrap_or(Phase::Choose)) })
    }

    /// The time that `room` was given back, if it still has all of it and `spare` more.
    pub fn given_to(&self, room: &Room, now: Timestamp, spare: Milliseconds) -> Option<Milliseconds> {
        let lost = self.lost.get(&room.number).filter(|lost| lost.is_given && lost.round == room.round_number())?;
        let round = room.open_round().filter(|round| !round.must_choose)?;
        (round.timer.left(now) >= lost.time + spare).then_some(lost.time)
    }
}
