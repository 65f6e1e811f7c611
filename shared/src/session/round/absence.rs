//! The server was away while rooms were at work: what that cost each of them, and what they can be given back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{RoomNumber, RoundNumber};
use crate::session::{Phase, Room, Session};
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
    /// What the rooms lost that were at work.
    pub lost: BTreeMap<RoomNumber, Lost>,
}

/// What a room lost by it.
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

/// What a room can be given back now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The time that it lost.
    pub time: Milliseconds,
    /// Its time is up: it goes back to talking, and to this phase.
    pub reopens: Option<Phase>,
}

impl Absence {
    /// What `room` can be given back: once, in the round that lost it. When its time is up it goes back to talking
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

    /// What `room` was given back and still has in full, with `spare` on top.
    pub fn given_to(&self, room: &Room, now: Timestamp, spare: Milliseconds) -> Option<Milliseconds> {
        let lost = self.lost.get(&room.number).filter(|lost| lost.is_given && lost.round == room.round_number())?;
        let round = room.open_round().filter(|round| !round.must_choose)?;
        (round.timer.left(now) >= lost.time + spare).then_some(lost.time)
    }
}

impl Session {
    /// What the rooms lose whose time ran on while the server was away.
    pub fn lost_between(&self, from: Timestamp, until: Timestamp) -> BTreeMap<RoomNumber, Lost> {
        let at_work = self.rooms.values().filter_map(|room| {
            let round = room.open_round()?;
            let deadline = round.timer.deadline;
            let runs = !round.must_choose && round.timer.paused_at.is_none();
            let time = deadline.min(until) - from;
            (runs && time > 0).then(|| {
                let cut_off_in = (deadline <= until).then_some(round.phase);
                (room.number, Lost { round: room.round_number(), time, cut_off_in, is_given: false })
            })
        });
        at_work.collect()
    }

    /// The server was away. What it cost before and was not given back comes on top.
    pub(in crate::session) fn note_absence(&mut self, from: Timestamp, until: Timestamp) {
        let mut lost = self.lost_between(from, until);
        let mut span = until - from;
        if let Some(before) = self.absence.take().filter(|before| before.lost.values().all(|lost| !lost.is_given)) {
            span += before.span;
            for (room, earlier) in before.lost {
                let is_same_round = self.rooms.get(&room).is_some_and(|room| room.is_in_round(earlier.round));
                if is_same_round {
                    lost.entry(room).and_modify(|lost| lost.time += earlier.time).or_insert(earlier);
                }
            }
        }
        self.absence = Some(Absence { until, span, lost });
    }

    /// A room has its lost time back, or no longer.
    pub(in crate::session) fn note_given_back(&mut self, room: RoomNumber, time: Milliseconds) {
        if let Some(lost) = self.absence.as_mut().and_then(|absence| absence.lost.get_mut(&room)) {
            lost.is_given = time > 0;
        }
    }
}
