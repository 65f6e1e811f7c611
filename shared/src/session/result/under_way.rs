//! The progress of rooms by dilemma: their phases and their remaining time.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{DilemmaNumber, RoomNumber};
use crate::session::{Phase, Room, Round, Timer};
use crate::time::{Milliseconds, SECOND};

/// Times that differ by less than this look the same.
const SAME_TIME: Milliseconds = 2 * SECOND;

/// A dilemma and the rooms whose latest round is about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// The dilemma.
    pub dilemma: DilemmaNumber,
    /// Its rooms in the order of their numbers, with their phases.
    pub rooms: Vec<(RoomNumber, Phase)>,
    /// The number of rooms that finished it and went on to another.
    pub gone_on: usize,
    /// The time of the rooms that are still talking; absent if none is.
    pub clock: Option<RoundClock>,
    /// The number of rooms that have no time left and have to choose.
    pub must_choose: usize,
}

/// One time for several rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundClock {
    /// The time.
    pub timer: Timer,
    /// The rooms that have it.
    pub whose: Whose,
}

/// The rooms whose time a clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// All rooms that are talking about the dilemma.
    All,
    /// This many of them, more than half; the others have more or less time.
    Most(usize),
    /// The rooms began at different moments: this is the time of the room that finishes last.
    Last,
}

impl UnderWay {
    /// Is the round of any room still running?
    pub fn is_open(&self) -> bool {
        self.rooms.iter().any(|(_, phase)| *phase != Phase::Done)
    }

    /// The number of rooms in `phase`. A room that finished the dilemma counts as done, wherever it is now.
    pub fn rooms_in(&self, phase: Phase) -> usize {
        let gone_on = if phase == Phase::Done { self.gone_on } else { 0 };
        self.rooms.iter().filter(|(_, at)| *at == phase).count() + gone_on
    }

    /// The number of rooms that finished the dilemma, including those that went on to another.
    pub fn done(&self) -> usize {
        self.rooms_in(Phase::Done)
    }

    /// The number of rooms that still have time to talk about it.
    pub fn talking(&self) -> usize {
        self.all() - self.done() - self.must_choose
    }

    /// The number of rooms that began the dilemma.
    pub const fn all(&self) -> usize {
        self.rooms.len() + self.gone_on
    }
}

/// The progress of `rooms` for each dilemma that is any room's latest. A room counts for its latest dilemma, and as
/// done for those before. A room without an open round in which `inhabited` says that nobody is left counts as done for
/// its latest dilemma as well.
pub fn under_way<'a>(
    rooms: impl IntoIterator<Item = &'a Room>,
    inhabited: impl Fn(RoomNumber) -> bool,
) -> Vec<UnderWay> {
    let mut by_dilemma: BTreeMap<DilemmaNumber, Vec<(RoomNumber, &Round)>> = BTreeMap::new();
    let mut gone_on: BTreeMap<DilemmaNumber, usize> = BTreeMap::new();
    for room in rooms.into_iter().filter(|room| room.merged_into.is_none()) {
        let mut done: BTreeSet<DilemmaNumber> = room.rounds.iter().map(|round| round.dilemma).collect();
        if let Some(round) = room.last_round().filter(|round| round.is_open() || inhabited(room.number)) {
            by_dilemma.entry(round.dilemma).or_default().push((room.number, round));
            done.remove(&round.dilemma);
        }
        for dilemma in done {
            *gone_on.entry(dilemma).or_default() += 1;
        }
    }
    let gone_on = |dilemma| gone_on.get(&dilemma).copied().unwrap_or_default();
    by_dilemma.into_iter().map(|(dilemma, rooms)| at_one(dilemma, &rooms, gone_on(dilemma))).collect()
}

fn at_one(dilemma: DilemmaNumber, rooms: &[(RoomNumber, &Round)], gone_on: usize) -> UnderWay {
    let open = || rooms.iter().map(|(_, round)| *round).filter(|round| round.is_open());
    let phase = |round: &Round| if round.is_open() { round.phase } else { Phase::Done };
    UnderWay {
        dilemma,
        rooms: rooms.iter().map(|(room, round)| (*room, phase(round))).collect(),
        gone_on,
        clock: clock_of(open().filter(|round| !round.must_choose).map(|round| round.timer).collect()),
        must_choose: open().filter(|round| round.must_choose).count(),
    }
}

/// The time that most of them have; otherwise the longest.
fn clock_of(mut timers: Vec<Timer>) -> Option<RoundClock> {
    timers.sort_by_key(|timer| (timer.paused_at.is_some(), ends(timer)));
    let all = timers.len();
    let runs = |from: usize| timers.iter().skip(from).take_while(same_time_as(timers.get(from)));
    let (count, last) =
        (0..all).filter_map(|from| Some((runs(from).count(), *runs(from).last()?))).max_by_key(|(count, _)| *count)?;
    Some(if count == all {
        RoundClock { timer: last, whose: Whose::All }
    } else if 2 * count > all {
        RoundClock { timer: last, whose: Whose::Most(count) }
    } else {
        let longest = timers.iter().filter(|timer| timer.paused_at.is_none()).max_by_key(|timer| ends(timer));
        RoundClock { timer: longest.copied().unwrap_or(last), whose: Whose::Last }
    })
}

/// Does a later time look the same as `first`?
fn same_time_as(first: Option<&Timer>) -> impl FnMut(&&Timer) -> bool + use<'_> {
    move |timer| {
        first.is_some_and(|first| {
            timer.paused_at.is_some() == first.paused_at.is_some() && ends(timer) - ends(first) < SAME_TIME
        })
    }
}

/// When a time is up; for a paused timer, its length.
fn ends(timer: &Timer) -> Milliseconds {
    timer.deadline.0 - timer.paused_at.map_or(0, |paused| paused.0)
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use super::*;
    use crate::time::{MINUTE, Timestamp};

    fn at(number: u16, dilemma: u16, phase: Phase, deadline: Milliseconds) -> Room {
        let mut round = open_round();
        (round.dilemma, round.phase) = (DilemmaNumber(dilemma), phase);
        round.timer = Timer { deadline: Timestamp(deadline), paused_at: None, granted: deadline, extra: 0 };
        room(number, Some(round))
    }

    fn seen(rooms: &[Room]) -> Vec<UnderWay> {
        under_way(rooms, |_| true)
    }

    #[test]
    fn each_dilemma_has_its_own_rooms_and_its_own_time() {
        let found = seen(&[
            at(1, 1, Phase::Left, 5 * MINUTE),
            at(2, 2, Phase::Read, 10 * MINUTE),
            at(3, 1, Phase::Choose, 5 * MINUTE + SECOND),
        ]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].rooms, [(RoomNumber(1), Phase::Left), (RoomNumber(3), Phase::Choose)]);
        assert_eq!(found[0].clock.map(|clock| clock.whose), Some(Whose::All), "a second's difference does not show");
        assert_eq!(found[1].clock.map(|clock| clock.timer.deadline), Some(Timestamp(10 * MINUTE)));
    }

    #[test]
    fn a_clock_shows_the_time_of_all_or_of_most_rooms() {
        let clock = |deadlines: &[Milliseconds]| {
            let rooms: Vec<Room> = (1..).zip(deadlines).map(|(number, at_)| at(number, 1, Phase::Left, *at_)).collect();
            seen(&rooms)[0].clock.map(|clock| (clock.timer.deadline.0 / MINUTE, clock.whose))
        };
        assert_eq!(clock(&[8 * MINUTE; 3]), Some((8, Whose::All)));
        assert_eq!(clock(&[8 * MINUTE, 10 * MINUTE, 8 * MINUTE]), Some((8, Whose::Most(2))));
        assert_eq!(clock(&[7 * MINUTE, 8 * MINUTE, 9 * MINUTE]), Some((9, Whose::Last)));
    }

    #[test]
    fn rooms_without_time_have_no_clock_but_are_counted() {
        let mut late = at(1, 1, Phase::Choose, MINUTE);
        if let Some(round) = late.rounds.last_mut() {
            round.must_choose = true;
        }
        let found = seen(&[late, room(2, Some(chose(3, 0)))]);
        assert_eq!((found[0].clock, found[0].must_choose), (None, 1));
        assert_eq!((found[0].rooms_in(Phase::Done), found[0].is_open()), (1, true));
    }

    #[test]
    fn a_room_that_is_done_with_a_dilemma_stays_done_when_it_goes_on() {
        let mut ahead = at(1, 2, Phase::Read, 10 * MINUTE);
        ahead.rounds.insert(0, chose(3, 0));
        let found = seen(&[ahead, at(2, 1, Phase::Left, 5 * MINUTE), room(3, Some(chose(2, 1)))]);
        assert_eq!((found[0].done(), found[0].all()), (2, 3), "two have finished, of which one went on");
        assert_eq!(found[0].rooms.len(), 2, "a room counts at its latest dilemma only");
        assert_eq!((found[1].done(), found[1].all()), (0, 1));
    }

    #[test]
    fn a_room_that_everybody_left_waits_for_nothing() {
        let done = room(1, Some(chose(3, 0)));
        assert_eq!(under_way(std::slice::from_ref(&done), |_| false), []);
        let found = under_way(&[done, at(2, 1, Phase::Left, 5 * MINUTE)], |_| false);
        assert_eq!((found[0].done(), found[0].all()), (1, 2), "it still counts as done with its earlier dilemma");
    }
}
