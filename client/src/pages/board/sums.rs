//! Sums over the pulses of all rooms: what the header, the lines of the dilemmas and the controls say.

use std::collections::{BTreeMap, BTreeSet};

use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::{NextDilemma, Rejection, Rooms, Side};
use shared::time::{Milliseconds, Timestamp};

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
    const fn add(&mut self, doing: Doing) {
        match doing {
            Doing::Chosen(Side::Left) => self.left += 1,
            Doing::Chosen(Side::Right) => self.right += 1,
            _ => self.not_chosen += 1,
        }
    }
}

/// One dilemma, in all rooms that came to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtDilemma {
    /// Which.
    pub dilemma: DilemmaNumber,
    /// Rooms that are at it now.
    pub busy: usize,
    /// Those among them whose time is up.
    pub must_choose: usize,
    /// What the first and the last of the others have left; none: the time is up in all of them.
    pub left: Option<(Milliseconds, Milliseconds)>,
    /// The time stands still in all of them.
    pub is_paused: bool,
    /// How it went in the rooms that are done with it.
    pub chosen: Chosen,
}

impl AtDilemma {
    const fn new(dilemma: DilemmaNumber) -> Self {
        let chosen = Chosen { left: 0, right: 0, not_chosen: 0 };
        Self { dilemma, busy: 0, must_choose: 0, left: None, is_paused: true, chosen }
    }

    /// Rooms that are done with it; those that were cut off before they chose are not.
    pub const fn done(&self) -> usize {
        self.chosen.left + self.chosen.right
    }

    fn add_busy(&mut self, pulse: &Pulse, now: Timestamp) {
        self.busy += 1;
        let Some(timer) = pulse.timer else {
            self.must_choose += 1;
            return;
        };
        self.is_paused &= timer.paused_at.is_some();
        let left = timer.left(now);
        self.left = Some(self.left.map_or((left, left), |(least, most)| (least.min(left), most.max(left))));
    }
}

/// The dilemmas that any room came to, in order.
pub fn by_dilemma(pulses: &[Pulse], now: Timestamp) -> Vec<AtDilemma> {
    let mut found: BTreeMap<DilemmaNumber, AtDilemma> = BTreeMap::new();
    for pulse in pulses {
        if let Some((dilemma, _)) = pulse.round.filter(|_| pulse.open) {
            found.entry(dilemma).or_insert_with(|| AtDilemma::new(dilemma)).add_busy(pulse, now);
        }
        for (dilemma, doing) in &pulse.closed {
            found.entry(*dilemma).or_insert_with(|| AtDilemma::new(*dilemma)).chosen.add(*doing);
        }
    }
    found.into_values().collect()
}

/// The dilemmas where rooms with people are now, or were last, in order.
pub fn where_rooms_are(pulses: &[Pulse]) -> BTreeSet<DilemmaNumber> {
    let at = |pulse: &Pulse| pulse.round.map(|(dilemma, _)| dilemma);
    let lived_in = pulses.iter().filter(|pulse| pulse.open || pulse.crew.members > 0);
    let found: BTreeSet<DilemmaNumber> = lived_in.filter_map(at).collect();
    if found.is_empty() { pulses.iter().filter_map(at).collect() } else { found }
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

/// The dilemma that all of these rooms would start, if it is one and the same.
pub fn starts_the_same(pulses: &[Pulse], rooms: &BTreeSet<RoomNumber>) -> Option<DilemmaNumber> {
    let mut upcoming = pulses.iter().filter(|pulse| rooms.contains(&pulse.number)).map(|pulse| &pulse.upcoming);
    let Ok(NextDilemma::Planned(first)) = upcoming.next()? else { return None };
    upcoming.all(|other| *other == Ok(NextDilemma::Planned(*first))).then_some(*first)
}

/// What most of the rooms would start, where none is a spare; or why no room can start.
///
/// # Errors
/// The reason that holds for most rooms.
pub fn startable(pulses: &[Pulse], rooms: &Rooms) -> Result<Option<DilemmaNumber>, Rejection> {
    let inhabited = || pulses.iter().filter(|pulse| is_meant(rooms, pulse) && pulse.crew.members > 0);
    let can = || inhabited().filter_map(|pulse| pulse.upcoming.as_ref().ok());
    let planned = most_common(can().filter_map(|upcoming| match upcoming {
        NextDilemma::Planned(dilemma) => Some(*dilemma),
        NextDilemma::Spare(_) => None,
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
    use shared::ids::RoundNumber;
    use shared::session::Timer;

    use super::super::pulse::Crew;
    use super::*;

    fn pulse(number: u16, doing: Doing) -> Pulse {
        let idle = Pulse::idle(RoomNumber(number), Crew { members: 4, online: 4 });
        Pulse { doing, upcoming: Err(Rejection::MustChooseFirst), ..idle }
    }

    fn in_round(number: u16, dilemma: u16, open: bool) -> Pulse {
        Pulse { round: Some((DilemmaNumber(dilemma), RoundNumber(dilemma))), open, ..pulse(number, Doing::Writing) }
    }

    fn timer(deadline: i64) -> Timer {
        Timer { deadline: Timestamp(deadline), paused_at: None, granted: 600, extra: 0 }
    }

    #[test]
    fn every_dilemma_has_its_own_sums() {
        let (one, two) = (DilemmaNumber(1), DilemmaNumber(2));
        let done_with_one = |side| vec![(one, Doing::Chosen(side))];
        let pulses = [
            Pulse { timer: Some(timer(94)), ..in_round(1, 1, true) },
            Pulse { timer: Some(timer(190)), ..in_round(2, 1, true) },
            in_round(3, 1, true),
            Pulse { timer: Some(timer(596)), closed: done_with_one(Side::Left), ..in_round(4, 2, true) },
            Pulse { closed: done_with_one(Side::Right), ..in_round(5, 1, false) },
            Pulse { closed: vec![(one, Doing::NotChosen), (two, Doing::Chosen(Side::Left))], ..in_round(6, 2, false) },
        ];
        let found = by_dilemma(&pulses, Timestamp(0));
        let told: Vec<_> = found.iter().map(|at| (at.dilemma, at.busy, at.left, at.done())).collect();
        assert_eq!(told, [(one, 3, Some((94, 190)), 2), (two, 1, Some((596, 596)), 1)]);
        assert_eq!(found[0].chosen, Chosen { left: 1, right: 1, not_chosen: 1 });
        assert_eq!(found[1].chosen, Chosen { left: 1, right: 0, not_chosen: 0 });
        assert!(!found[0].is_paused && (found[0].must_choose, found[1].must_choose) == (1, 0));
        assert_eq!(by_dilemma(&[in_round(1, 1, true)], Timestamp(0))[0].left, None);
    }

    #[test]
    fn rooms_are_at_every_dilemma_where_any_of_them_is() {
        let numbers = |pulses: &[Pulse]| where_rooms_are(pulses).into_iter().map(|at| at.0).collect::<Vec<_>>();
        assert_eq!(numbers(&[in_round(1, 1, false), in_round(2, 2, true)]), [1, 2]);
        let left_behind = Pulse { crew: Crew::default(), ..in_round(1, 1, false) };
        assert_eq!(numbers(&[left_behind.clone(), in_round(2, 2, true)]), [2]);
        assert_eq!(numbers(&[left_behind]), [1]);
        assert!(numbers(&[pulse(1, Doing::Waiting)]).is_empty());
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
    fn the_reason_why_nobody_can_start_is_that_of_most_rooms() {
        let with = |number, upcoming| Pulse { upcoming, ..pulse(number, Doing::Waiting) };
        let planned = || Ok(NextDilemma::Planned(DilemmaNumber(2)));
        assert_eq!(startable(&[pulse(1, Doing::Writing), with(2, planned())], &Rooms::All), Ok(Some(DilemmaNumber(2))));
        assert_eq!(startable(&[with(1, Ok(NextDilemma::Spare(vec![DilemmaNumber(4)])))], &Rooms::All), Ok(None));
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
}
