//! Sums over the pulses of all rooms: what the header, the summary and the controls say.

use std::collections::BTreeMap;

use shared::ids::{DilemmaNumber, RoomNumber, RoundNumber};
use shared::session::{Rejection, Side, Timer, Upcoming};
use shared::time::Timestamp;

use super::pulse::{Doing, Pulse};

/// How many rooms do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Wait with people in them.
    pub waiting: usize,
    /// Read.
    pub reading: usize,
    /// Write.
    pub writing: usize,
    /// Choose, with time left.
    pub choosing: usize,
    /// Must choose.
    pub must_choose: usize,
    /// Chose left.
    pub left: usize,
    /// Chose right.
    pub right: usize,
    /// *Niet gekozen*.
    pub not_chosen: usize,
}

impl Summary {
    /// Counts the rooms.
    pub fn of(pulses: &[Pulse]) -> Self {
        let mut summary = Self::default();
        for pulse in pulses {
            let count = match pulse.doing {
                Doing::Waiting if pulse.crew.members == 0 => continue,
                Doing::Waiting => &mut summary.waiting,
                Doing::Reading => &mut summary.reading,
                Doing::Writing => &mut summary.writing,
                Doing::Choosing => &mut summary.choosing,
                Doing::MustChoose => &mut summary.must_choose,
                Doing::Chosen(Side::Left) => &mut summary.left,
                Doing::Chosen(Side::Right) => &mut summary.right,
                Doing::NotChosen => &mut summary.not_chosen,
            };
            *count += 1;
        }
        summary
    }

    /// How many are done.
    pub const fn done(self) -> usize {
        self.left + self.right + self.not_chosen
    }
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

/// What most rooms would start, where none is a spare; or why no room can start.
///
/// # Errors
/// The reason that holds for most rooms.
pub fn startable(pulses: &[Pulse]) -> Result<Option<DilemmaNumber>, Rejection> {
    let inhabited = || pulses.iter().filter(|pulse| pulse.crew.members > 0);
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

/// By what the rooms are put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What needs attention first.
    #[default]
    ByNeed,
    /// By number.
    ByNumber,
}

/// The rooms in order. Those where nobody is and nothing happened come last.
pub fn ordered(pulses: &[Pulse], order: Order) -> Vec<RoomNumber> {
    let mut sorted: Vec<&Pulse> = pulses.iter().collect();
    match order {
        Order::ByNumber => sorted.sort_by_key(|pulse| pulse.number),
        Order::ByNeed => sorted.sort_by_key(|pulse| {
            let unused = pulse.crew.members == 0 && pulse.round.is_none();
            let need = pulse.attention.first().copied();
            (unused, need.is_none(), need, pulse.number)
        }),
    }
    sorted.into_iter().map(|pulse| pulse.number).collect()
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
    use shared::session::attention::Attention;

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
    fn every_inhabited_room_is_in_the_summary_once() {
        let empty = Pulse { crew: Crew::default(), ..pulse(9, Doing::Waiting) };
        let pulses = [
            pulse(1, Doing::Writing),
            pulse(2, Doing::MustChoose),
            pulse(3, Doing::Chosen(Side::Left)),
            pulse(4, Doing::NotChosen),
            pulse(5, Doing::Waiting),
            empty,
        ];
        let expected = Summary { writing: 1, must_choose: 1, left: 1, not_chosen: 1, waiting: 1, ..Summary::default() };
        assert_eq!(Summary::of(&pulses), expected);
        assert_eq!(expected.done(), 2);
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
        assert_eq!(startable(&[pulse(1, Doing::Writing), with(2, planned())]), Ok(Some(DilemmaNumber(2))));
        assert_eq!(startable(&[with(1, Ok(Upcoming::Spare(vec![DilemmaNumber(4)])))]), Ok(None));
        let stuck = [pulse(1, Doing::Writing), pulse(2, Doing::Writing), with(3, Err(Rejection::NoDilemmaLeft))];
        assert_eq!(startable(&stuck), Err(Rejection::MustChooseFirst));
        let empty = Pulse { crew: Crew::default(), ..with(1, planned()) };
        assert_eq!(startable(&[empty]), Err(Rejection::NothingToStart));
        let asleep = Pulse { crew: Crew::default(), ..with(1, Err(Rejection::NotNow)) };
        assert_eq!(startable(&[asleep]), Err(Rejection::NotNow));
    }

    #[test]
    fn who_needs_attention_comes_first_and_who_is_not_there_last() {
        let needs = |number, attention| Pulse { attention: vec![attention], ..pulse(number, Doing::Writing) };
        let empty = Pulse { crew: Crew::default(), ..pulse(1, Doing::Waiting) };
        let pulses = [
            empty,
            pulse(2, Doing::Writing),
            needs(3, Attention::Behind),
            needs(4, Attention::MustChoose),
            needs(5, Attention::Help { since: Timestamp(20) }),
            needs(6, Attention::Help { since: Timestamp(10) }),
        ];
        let numbers = |order| ordered(&pulses, order).into_iter().map(|room| room.0).collect::<Vec<_>>();
        assert_eq!(numbers(Order::ByNeed), [6, 5, 4, 3, 2, 1]);
        assert_eq!(numbers(Order::ByNumber), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn the_last_room_to_choose_is_the_one_with_most_time() {
        let timer = |deadline| Timer { deadline: Timestamp(deadline), paused_at: None, granted: 600, extra: 0 };
        let with = |number, deadline| Pulse { timer: Some(timer(deadline)), ..in_round(number, 1, true) };
        assert_eq!(last_to_choose(&[with(1, 300), with(2, 900)], Timestamp(0)), Some(timer(900)));
        assert_eq!(last_to_choose(&[pulse(1, Doing::MustChoose)], Timestamp(0)), None);
    }
}
