//! Sums over the summaries of all rooms, for the header, the lines of the dilemmas and the controls.

use std::collections::{BTreeMap, BTreeSet};

use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::{NextDilemma, Rejection, Rooms, Side};
use shared::time::{Milliseconds, Timestamp};

use super::room_summary::{Doing, RoomSummary};
use super::undo::is_meant;

/// Choices of the rooms that are done.
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

/// One dilemma in all rooms that reached it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtDilemma {
    pub dilemma: DilemmaNumber,
    /// Rooms that are at it now.
    pub busy: usize,
    /// Rooms among them whose time is up.
    pub must_choose: usize,
    /// The time is paused in all of them.
    pub is_paused: bool,
    /// Choices of the rooms that are done with it.
    pub chosen: Chosen,
}

impl AtDilemma {
    const fn new(dilemma: DilemmaNumber) -> Self {
        let chosen = Chosen { left: 0, right: 0, not_chosen: 0 };
        Self { dilemma, busy: 0, must_choose: 0, is_paused: true, chosen }
    }

    /// Rooms that are done with it, not counting those that were cut off before they chose.
    pub const fn done(&self) -> usize {
        self.chosen.left + self.chosen.right
    }

    fn add_busy(&mut self, summary: &RoomSummary) {
        self.busy += 1;
        match summary.timer {
            Some(timer) => self.is_paused &= timer.paused_at.is_some(),
            None => self.must_choose += 1,
        }
    }
}

/// The dilemmas that any room has reached, in order.
pub fn by_dilemma(summaries: &[RoomSummary]) -> Vec<AtDilemma> {
    let mut found: BTreeMap<DilemmaNumber, AtDilemma> = BTreeMap::new();
    for summary in summaries {
        if let Some((dilemma, _)) = summary.round.filter(|_| summary.open) {
            found.entry(dilemma).or_insert_with(|| AtDilemma::new(dilemma)).add_busy(summary);
        }
        for (dilemma, doing) in &summary.closed {
            found.entry(*dilemma).or_insert_with(|| AtDilemma::new(*dilemma)).chosen.add(*doing);
        }
    }
    found.into_values().collect()
}

/// The least and the most time left in the rooms at this dilemma, as their rows show it; `None` when the time is up in
/// all of them.
pub fn time_left(
    summaries: &[RoomSummary],
    dilemma: DilemmaNumber,
    now: Timestamp,
) -> Option<(Milliseconds, Milliseconds)> {
    let is_at_it = |summary: &&RoomSummary| summary.open && summary.round.is_some_and(|(at, _)| at == dilemma);
    let timers = summaries.iter().filter(is_at_it).filter_map(|summary| summary.timer);
    timers.map(|timer| timer.left_on_clock(now)).fold(None, |found, left| {
        Some(
            found.map_or((left, left), |(least, most): (Milliseconds, Milliseconds)| (least.min(left), most.max(left))),
        )
    })
}

/// The dilemmas at which rooms with people are, or were last, in order.
pub fn where_rooms_are(summaries: &[RoomSummary]) -> BTreeSet<DilemmaNumber> {
    let at = |summary: &RoomSummary| summary.round.map(|(dilemma, _)| dilemma);
    let lived_in = summaries.iter().filter(|summary| summary.open || summary.head_count.members > 0);
    let found: BTreeSet<DilemmaNumber> = lived_in.filter_map(at).collect();
    if found.is_empty() { summaries.iter().filter_map(at).collect() } else { found }
}

/// State of the rooms' time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// No room has time to change.
    None,
    /// It runs in at least one room.
    Runs,
    /// It is paused in all rooms that have any.
    Paused,
}

impl Time {
    /// State of the time in `rooms`.
    pub fn of(summaries: &[RoomSummary], rooms: &Rooms) -> Self {
        let timers = || summaries.iter().filter(|summary| is_meant(rooms, summary)).filter_map(|summary| summary.timer);
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
pub fn able_to_start(summaries: &[RoomSummary], rooms: &Rooms) -> BTreeSet<RoomNumber> {
    let able = summaries
        .iter()
        .filter(|summary| is_meant(rooms, summary) && summary.head_count.members > 0 && summary.upcoming.is_ok());
    able.map(|summary| summary.number).collect()
}

/// The dilemma that all of these rooms would start, if it is the same one.
pub fn starts_the_same(summaries: &[RoomSummary], rooms: &BTreeSet<RoomNumber>) -> Option<DilemmaNumber> {
    let mut upcoming =
        summaries.iter().filter(|summary| rooms.contains(&summary.number)).map(|summary| &summary.upcoming);
    let Ok(NextDilemma::Planned(first)) = upcoming.next()? else { return None };
    upcoming.all(|other| *other == Ok(NextDilemma::Planned(*first))).then_some(*first)
}

/// The planned dilemma that most rooms would start; `None` when all that can start would start a spare.
///
/// # Errors
///
/// The reason why no room can start that applies to most rooms.
pub fn startable(summaries: &[RoomSummary], rooms: &Rooms) -> Result<Option<DilemmaNumber>, Rejection> {
    let inhabited = || summaries.iter().filter(|summary| is_meant(rooms, summary) && summary.head_count.members > 0);
    let can = || inhabited().filter_map(|summary| summary.upcoming.as_ref().ok());
    let planned = most_common(can().filter_map(|upcoming| match upcoming {
        NextDilemma::Planned(dilemma) => Some(*dilemma),
        NextDilemma::Spare(_) => None,
    }));
    if planned.is_some() || can().next().is_some() {
        return Ok(planned);
    }
    let mut reasons: Vec<(usize, Rejection)> = Vec::new();
    for reason in inhabited().filter_map(|summary| summary.upcoming.as_ref().err()) {
        match reasons.iter_mut().find(|(_, known)| known == reason) {
            Some((count, _)) => *count += 1,
            None => reasons.push((1, reason.clone())),
        }
    }
    // Without people in the rooms, the lack of a running block of dilemmas is still reported first.
    let nobody = summaries.iter().find_map(|summary| match &summary.upcoming {
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
    // The first among equals, since the others will reach it as well.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(item, _)| item)
}

#[cfg(test)]
mod tests {
    use shared::ids::RoundNumber;
    use shared::session::Timer;
    use shared::time::SECOND;

    use super::*;
    use crate::pages::facilitator::room_summary::HeadCount;

    fn summary(number: u16, doing: Doing) -> RoomSummary {
        let idle = RoomSummary::idle(RoomNumber(number), HeadCount { members: 4, online: 4 });
        RoomSummary { doing, upcoming: Err(Rejection::MustChooseFirst), ..idle }
    }

    fn in_round(number: u16, dilemma: u16, open: bool) -> RoomSummary {
        RoomSummary {
            round: Some((DilemmaNumber(dilemma), RoundNumber(dilemma))),
            open,
            ..summary(number, Doing::Writing)
        }
    }

    fn timer(deadline: i64) -> Timer {
        Timer { deadline: Timestamp(deadline), paused_at: None, granted: 600, extra: 0 }
    }

    #[test]
    fn every_dilemma_has_its_own_sums() {
        let (one, two) = (DilemmaNumber(1), DilemmaNumber(2));
        let done_with_one = |side| vec![(one, Doing::Chosen(side))];
        let summaries = [
            RoomSummary { timer: Some(timer(94 * SECOND)), ..in_round(1, 1, true) },
            RoomSummary { timer: Some(timer(190 * SECOND)), ..in_round(2, 1, true) },
            in_round(3, 1, true),
            RoomSummary { timer: Some(timer(596 * SECOND)), closed: done_with_one(Side::Left), ..in_round(4, 2, true) },
            RoomSummary { closed: done_with_one(Side::Right), ..in_round(5, 1, false) },
            RoomSummary {
                closed: vec![(one, Doing::NotChosen), (two, Doing::Chosen(Side::Left))],
                ..in_round(6, 2, false)
            },
        ];
        let found = by_dilemma(&summaries);
        let told: Vec<_> = found.iter().map(|at| (at.dilemma, at.busy, at.done())).collect();
        assert_eq!(told, [(one, 3, 2), (two, 1, 1)]);
        let left = |dilemma, now| time_left(&summaries, dilemma, Timestamp(now));
        assert_eq!(left(one, 0), Some((94 * SECOND, 190 * SECOND)));
        assert_eq!(left(one, 1), left(one, 0), "a second that has begun counts");
        assert_eq!(left(two, SECOND), Some((595 * SECOND, 595 * SECOND)));
        assert_eq!(found[0].chosen, Chosen { left: 1, right: 1, not_chosen: 1 });
        assert_eq!(found[1].chosen, Chosen { left: 1, right: 0, not_chosen: 0 });
        assert!(!found[0].is_paused && (found[0].must_choose, found[1].must_choose) == (1, 0));
        assert_eq!(time_left(&[in_round(1, 1, true)], one, Timestamp(0)), None);
    }

    #[test]
    fn every_dilemma_with_a_room_is_listed() {
        let numbers =
            |summaries: &[RoomSummary]| where_rooms_are(summaries).into_iter().map(|at| at.0).collect::<Vec<_>>();
        assert_eq!(numbers(&[in_round(1, 1, false), in_round(2, 2, true)]), [1, 2]);
        let left_behind = RoomSummary { head_count: HeadCount::default(), ..in_round(1, 1, false) };
        assert_eq!(numbers(&[left_behind.clone(), in_round(2, 2, true)]), [2]);
        assert_eq!(numbers(&[left_behind]), [1]);
        assert!(numbers(&[summary(1, Doing::Waiting)]).is_empty());
    }

    #[test]
    fn time_runs_if_it_runs_in_any_room() {
        let timer = |paused_at| Timer { deadline: Timestamp(9), paused_at, granted: 9, extra: 0 };
        let with = |number, timer| RoomSummary { timer: Some(timer), ..in_round(number, 1, true) };
        let summaries = [with(1, timer(None)), with(2, timer(Some(Timestamp(1)))), summary(3, Doing::MustChoose)];
        assert_eq!(Time::of(&summaries, &Rooms::All), Time::Runs);
        assert_eq!(Time::of(&summaries, &Rooms::one(RoomNumber(2))), Time::Paused);
        assert_eq!(Time::of(&summaries, &Rooms::one(RoomNumber(3))), Time::None);
    }

    #[test]
    fn the_commonest_reason_says_why_nobody_can_start() {
        let with = |number, upcoming| RoomSummary { upcoming, ..summary(number, Doing::Waiting) };
        let planned = || Ok(NextDilemma::Planned(DilemmaNumber(2)));
        assert_eq!(
            startable(&[summary(1, Doing::Writing), with(2, planned())], &Rooms::All),
            Ok(Some(DilemmaNumber(2)))
        );
        assert_eq!(startable(&[with(1, Ok(NextDilemma::Spare(vec![DilemmaNumber(4)])))], &Rooms::All), Ok(None));
        let stuck = [summary(1, Doing::Writing), summary(2, Doing::Writing), with(3, Err(Rejection::NoDilemmaLeft))];
        assert_eq!(startable(&stuck, &Rooms::All), Err(Rejection::MustChooseFirst));
        let empty = RoomSummary { head_count: HeadCount::default(), ..with(1, planned()) };
        assert_eq!(startable(&[empty], &Rooms::All), Err(Rejection::NothingToStart));
        let two = [with(1, planned()), with(2, Err(Rejection::NoDilemmaLeft))];
        assert_eq!(startable(&two, &Rooms::one(RoomNumber(2))), Err(Rejection::NoDilemmaLeft));
        assert_eq!(able_to_start(&two, &Rooms::All), BTreeSet::from([RoomNumber(1)]));
        let asleep = RoomSummary { head_count: HeadCount::default(), ..with(1, Err(Rejection::NotNow)) };
        assert_eq!(startable(&[asleep], &Rooms::All), Err(Rejection::NotNow));
    }
}
