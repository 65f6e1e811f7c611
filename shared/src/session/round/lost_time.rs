//! The time that an absence of the server costs rooms, and giving it back.

use std::collections::BTreeMap;

use super::timer::LAST_WORD;
use crate::ids::RoomNumber;
use crate::session::decide::{Context, facilitator_only};
use crate::session::{Absence, Author, Event, LifecycleEvent, Lost, NOTICEABLE, Rejection, RoundEvent, Session};
use crate::time::{Milliseconds, Timestamp};

impl Session {
    /// The time that rooms lost because their clocks ran on while the server was away.
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

    /// Records an absence of the server. Earlier lost time that was not given back is added.
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

    /// Records that a room was given its lost time back, or that it was taken back.
    pub(in crate::session) fn note_given_back(&mut self, room: RoomNumber, time: Milliseconds) {
        if let Some(lost) = self.absence.as_mut().and_then(|absence| absence.lost.get_mut(&room)) {
            lost.is_given = time > 0;
        }
    }
}

/// The events after an absence of the server from `from`, its last sign of life, until `until`. Empty without a
/// facilitator, after a short absence, or if no room lost time.
pub fn was_away(session: &Session, from: Timestamp, until: Timestamp) -> Vec<Event> {
    let is_noticed = session.settings.led && session.ended_at.is_none() && until - from >= NOTICEABLE;
    let costs = is_noticed && !session.lost_between(from, until).is_empty();
    costs.then_some(Event::Lifecycle(LifecycleEvent::ServerWasAway { from, until })).into_iter().collect()
}

/// Gives every room back the time it lost, and no more. Repeating it changes nothing.
pub(super) fn decide(
    session: &Session,
    author: Author,
    on: bool,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    facilitator_only(author)?;
    let Some(absence) = &session.absence else { return Ok(Vec::new()) };
    if on {
        let owed = session.rooms.values().filter_map(|room| Some((room.number, absence.owed_to(room)?)));
        let give = |(room, owed): (_, crate::session::Owed)| {
            Event::Round(RoundEvent::TimeGivenBack { room, time: owed.time, reopens: owed.reopens })
        };
        return Ok(owed.map(give).collect());
    }
    let given =
        session.rooms.values().filter_map(|room| Some((room.number, absence.given_to(room, context.now, LAST_WORD)?)));
    let events: Vec<Event> = given
        .map(|(room, time)| Event::Round(RoundEvent::TimeGivenBack { room, time: -time, reopens: None }))
        .collect();
    if events.is_empty() { Err(Rejection::NoTimeToTake) } else { Ok(events) }
}
