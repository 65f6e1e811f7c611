//! Sums over the pulses of all rooms: what the header, the summary and the controls say.

use std::collections::{BTreeMap, BTreeSet};

use shared::ids::{DilemmaNumber, RoomNumber, RoundNumber};
use shared::session::{Rejection, Rooms, Side, Timer, Upcoming};
use shared::time::Timestamp;

use super::pulse::{Doing, Pulse};
use super::undo::is_meant;

/// How the choices fell in the rooms that are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Chose left.
    pub left: usize,
    /// Chose right.
    pub right: usize,
    /// *Niet gekozen*.
    pub not_chosen: usize,
}

impl Chosen {
    /// Counts the rooms.
    pub fn of(pulses: &[Pulse]) -> Self {
        let count = |doing| pulses.iter().filter(|pulse| pulse.doing == doing).count();
        Self {
            left: count(Doing::Chosen(Side::Left)),
            right: count(Doing::Chosen(Side::Right)),
            not_chosen: count(Doing::NotChosen),
        }
    }
}

/// How the time of rooms stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// No room has time to change.
    None,
    /// It runs in at least one.
    Runs,
    /// It stands still in all that have any.
    Paused,
}

impl Time {
    /// The time of those of the rooms that are meant.
    pub fn of(pulses: &[Pulse], rooms: &Rooms) -> Self {
        let timers = || pulses.iter().filter(|pulse| is_meant(rooms, pulse)).filter_map(|pulse| pulse.timer);
        if timers().any(|timer| timer.paused_at.is_none()) {
            Self::Runs
        } else if timers().next().is_some() {
            Self::Paused
        } else {
            Self::None
        }
    }
}

/// The rooms among these with people in them that can start a dilemma.
pub fn able_to_start(pulses: &[Pulse], rooms: &Rooms) -> BTreeSet<RoomNumber> {
    let able = pulses.iter().filter(|pulse| is_meant(rooms, pulse) && pulse.crew.members > 0 && pulse.upcoming.is_ok());
    able.map(|pulse| pulse.number).collect()
}

/// The round that most rooms are in; when none is, the round that most rooms were in last.
pub fn common_round(pulses: &[Pulse]) -> Option<(DilemmaNumber, RoundNumber)> {
    let open = most_common(pulses.iter().filter(|pulse| pulse.open).filter_map(|pulse| pulse.round));
    open.or_else(|| most_common(pulses.iter().filter_map(|pulse| pulse.round)))
}

/// The time of the room that has most of it left.
pub fn last_to_choose(pulses: &[Pulse], now: Timestamp) -> Option<Timer> {
    pulses.iter().filter_map(|pulse| pulse.timer).max_by_key(|timer| timer.left(now))
}

/// What most of the rooms would start, where none is a spare; or why no room can start.
///
/// # Errors
/// The reason that holds for most rooms.
pub fn startable(pulses: &[Pulse], rooms: &Rooms) -> Result<Option<DilemmaNumber>, Rejection> {
    let inhabited = || pulses.iter().filter(|pulse| is_meant(rooms, pulse) && pulse.crew.members > 0);
    let can = || inhabited().filter_map(|pulse| pulse.upcoming.as_ref().ok());
    let planned = most_common(can().filter_map(|upcoming| match upcoming {
        Upcoming::Planned(dilemma) => Some(*dilemma),
        Upcoming::Spare(_) => None,
    }));
    if planned.is_some() || can().next().is_some() {
        return Ok(planned);
    }
    let mut reasons: Vec<(usize, Rejection)> = Vec::new();
    for reason in inhabited().filter_map(|pulse| pulse.upcoming.as_ref().err()) {
        match reasons.iter_mut().find(|(_, known)| known == reason) {
            Some((count, _)) => *count += 1,
            None => reasons.push((1, reason.clone())),
        }
    }
    // Without people it still matters most that no block of dilemmas runs.
    let nobody = pulses.iter().find_map(|pulse| match &pulse.upcoming {
        Err(Rejection::NotNow) => Some(Rejection::NotNow),
        _ => None,
    });
    let most = reasons.into_iter().max_by_key(|(count, _)| *count).map(|(_, reason)| reason);
    Err(most.or(nobody).unwrap_or(Rejection::NothingToStart))
}

/// How many rooms are at each dilemma now, and how many are done with it as their latest.
pub fn at_dilemmas(pulses: &[Pulse]) -> BTreeMap<DilemmaNumber, (usize, usize)> {
    let mut counts: BTreeMap<DilemmaNumber, (usize, usize)> = BTreeMap::new();
    for pulse in pulses {
        let Some((dilemma, _)) = pulse.round else { continue };
        let (busy, done) = counts.entry(dilemma).or_default();
        *if pulse.open { busy } else { done } += 1;
    }
    counts
}

fn most_common<T: Ord + Copy>(found: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for item in found {
        *counts.entry(item).or_default() += 1;
    }
    // Of equals the first: where the others will come as well.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(item, _)| item)
}

#[cfg(test)]
mod tests {
    use super::super::pulse::Crew;
    use super::*;

    fn pulse(number: u16, doing: Doing) -> Pulse {
        let idle = Pulse::idle(RoomNumber(number), Crew { members: 4, online: 4 });
        Pulse { doing, upcoming: Err(Rejection::MustChooseFirst), ..idle }
    }

    fn in_round(number: u16, dilemma: u16, open: bool) -> Pulse {
        Pulse { round: Some((DilemmaNumber(dilemma), RoundNumber(dilemma))), open, ..pulse(number, Doing::Writing) }
    }

    #[test]
    fn choices_are_counted_by_how_they_fell() {
        let pulses = [
            pulse(1, Doing::Writing),
            pulse(2, Doing::Chosen(Side::Left)),
            pulse(3, Doing::Chosen(Side::Left)),
            pulse(4, Doing::NotChosen),
        ];
        assert_eq!(Chosen::of(&pulses), Chosen { left: 2, right: 0, not_chosen: 1 });
    }

    #[test]
    fn time_runs_when_it_runs_in_one_of_the_rooms() {
        let timer = |paused_at| Timer { deadline: Timestamp(9), paused_at, granted: 9, extra: 0 };
        let with = |number, timer| Pulse { timer: Some(timer), ..in_round(number, 1, true) };
        let pulses = [with(1, timer(None)), with(2, timer(Some(Timestamp(1)))), pulse(3, Doing::MustChoose)];
        assert_eq!(Time::of(&pulses, &Rooms::All), Time::Runs);
        assert_eq!(Time::of(&pulses, &Rooms::one(RoomNumber(2))), Time::Paused);
        assert_eq!(Time::of(&pulses, &Rooms::one(RoomNumber(3))), Time::None);
    }

    #[test]
    fn the_header_follows_most_rooms_and_open_rounds_first() {
        let pulses = [in_round(1, 1, false), in_round(2, 1, false), in_round(3, 2, true)];
        assert_eq!(common_round(&pulses), Some((DilemmaNumber(2), RoundNumber(2))));
        assert_eq!(common_round(&pulses[..2]), Some((DilemmaNumber(1), RoundNumber(1))));
        assert_eq!(common_round(&[in_round(1, 1, true), in_round(2, 2, true)]).map(|(d, _)| d), Some(DilemmaNumber(1)));
        assert_eq!(common_round(&[]), None);
    }

    #[test]
    fn the_reason_why_nobody_can_start_is_that_of_most_rooms() {
        let with = |number, upcoming| Pulse { upcoming, ..pulse(number, Doing::Waiting) };
        let planned = || Ok(Upcoming::Planned(DilemmaNumber(2)));
        assert_eq!(startable(&[pulse(1, Doing::Writing), with(2, planned())], &Rooms::All), Ok(Some(DilemmaNumber(2))));
        assert_eq!(startable(&[with(1, Ok(Upcoming::Spare(vec![DilemmaNumber(4)])))], &Rooms::All), Ok(None));
        let stuck = [pulse(1, Doing::Writing), pulse(2, Doing::Writing), with(3, Err(Rejection::NoDilemmaLeft))];
        assert_eq!(startable(&stuck, &Rooms::All), Err(Rejection::MustChooseFirst));
        let empty = Pulse { crew: Crew::default(), ..with(1, planned()) };
        assert_eq!(startable(&[empty], &Rooms::All), Err(Rejection::NothingToStart));
        let two = [with(1, planned()), with(2, Err(Rejection::NoDilemmaLeft))];
        assert_eq!(startable(&two, &Rooms::one(RoomNumber(2))), Err(Rejection::NoDilemmaLeft));
        assert_eq!(able_to_start(&two, &Rooms::All), BTreeSet::from([RoomNumber(1)]));
        let asleep = Pulse { crew: Crew::default(), ..with(1, Err(Rejection::NotNow)) };
        assert_eq!(startable(&[asleep], &Rooms::All), Err(Rejection::NotNow));
    }

    #[test]
    fn the_last_room_to_choose_is_the_one_with_most_time() {
        let timer = |deadline| Timer { deadline: Timestamp(deadline), paused_at: None, granted: 600, extra: 0 };
        let with = |number, deadline| Pulse { timer: Some(timer(deadline)), ..in_round(number, 1, true) };
        assert_eq!(last_to_choose(&[with(1, 300), with(2, 900)], Timestamp(0)), Some(timer(900)));
        assert_eq!(last_to_choose(&[pulse(1, Doing::MustChoose)], Timestamp(0)), None);
    }
}
