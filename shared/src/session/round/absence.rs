//! The server was away while rooms were at work: what that cost each of them, and what they can be given back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{RoomNumber, RoundNumber};
use crate::session::{Phase, Room};
use crate::time::{Milliseconds, SECOND, Timestamp};

/// An absence that is shorter is not worth a press: nobody lost a thought by it. Well above the second within which
/// it is known when the server was last there.
pub const NOTICEABLE: Milliseconds = 3 * SECOND;

/// The server was away. Only for the facilitator.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// When it was back, the last time.
    pub until: Timestamp,
    /// How long it was away; together, if it was away again before anything was given back.
    pub span: Milliseconds,
    /// The time that rooms at work lost.
    pub lost: BTreeMap<RoomNumber, Lost>,
}

/// The time that a room lost by it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// In which round.
    pub round: RoundNumber,
    /// How much of its own time: all of the absence, or what it had left when that began.
    pub time: Milliseconds,
    /// Where it was, if its time ran out meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_off_in: Option<Phase>,
    /// It has that time back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_given: bool,
}

/// The time that a room can be given back now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The time that it lost.
    pub time: Milliseconds,
    /// Its time is up: it goes back to talking, and to this phase.
    pub reopens: Option<Phase>,
}

impl Absence {
    /// The time that `room` can be given back: once, in the round that lost it. When its time is up it goes back to talking
    /// only if nothing came of that yet: no ballots were opened, no hands counted.
    pub fn owed_to(&self, room: &Room) -> Option<Owed> {
        let lost = self.lost.get(&room.number).filter(|lost| !lost.is_given && lost.round == room.round_number())?;
        let round = room.open_round()?;
        if !round.must_choose {
            return Some(Owed { time: lost.time, reopens: None });
        }
        let is_untouched = round.ballots.count.is_none() && round.ballots.tie_before.is_none();
        is_untouched.then(|| Owed { time: lost.time, reopens: Some(lost.cut_off_in.unwrap_or(Phase::Choose)) })
    }

    /// The time that `room` was given back and still has in full, with `spare` on top.
    pub fn given_to(&self, room: &Room, now: Timestamp, spare: Milliseconds) -> Option<Milliseconds> {
        let lost = self.lost.get(&room.number).filter(|lost| lost.is_given && lost.round == room.round_number())?;
        let round = room.open_round().filter(|round| !round.must_choose)?;
        (round.timer.left(now) >= lost.time + spare).then_some(lost.time)
    }
}
