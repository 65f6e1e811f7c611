//! The totals of one dilemma over all rooms.

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, RoomNumber};
use crate::session::{Choice, Count, DecidedBy, Plenary, Room, Side, VoteMethod};
use crate::time::Timestamp;

use super::RoomStatus;

/// The people of all rooms on each side.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// People for the left scenario.
    pub left: u32,
    /// People for the right scenario.
    pub right: u32,
}

impl People {
    fn add(&mut self, count: Count) {
        self.left += u32::from(count.left);
        self.right += u32::from(count.right);
    }

    /// The people on `side`.
    pub const fn on(self, side: Side) -> u32 {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// All people.
    pub const fn total(self) -> u32 {
        self.left + self.right
    }
}

/// How the conversation moved people, in rooms with a first private ballot.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// The number of those rooms.
    pub rooms: usize,
    /// Their first ballots, right after reading.
    pub before: People,
    /// Their final ballots.
    pub after: People,
}

/// How certain the rooms are that answered this question.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certainty {
    /// The number of rooms that gave a mark.
    pub rooms: usize,
    /// The sum of their marks of 1 to 5.
    pub marks: usize,
}

impl Certainty {
    fn add(&mut self, mark: u8) {
        self.rooms += 1;
        self.marks += usize::from(mark);
    }

    /// The mean mark in tenths, rounded: 38 is 3.8. Absent if no room gave one.
    pub const fn mean_in_tenths(self) -> Option<usize> {
        if self.rooms == 0 { None } else { Some((20 * self.marks + self.rooms) / (2 * self.rooms)) }
    }
}

/// How many rooms chose in each way.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ways {
    /// *Unaniem*.
    pub unanimous: usize,
    /// *Meerderheid*.
    pub majority: usize,
    /// *Tweede stemming*.
    pub re_vote: usize,
    /// *Lot*.
    pub lot: usize,
}

impl Ways {
    fn add(&mut self, way: DecidedBy) {
        *match way {
            DecidedBy::Unanimous => &mut self.unanimous,
            DecidedBy::Majority => &mut self.majority,
            DecidedBy::ReVote => &mut self.re_vote,
            DecidedBy::Lot => &mut self.lot,
        } += 1;
    }

    /// The ways with their numbers of rooms, strongest agreement first.
    pub const fn counted(self) -> [(DecidedBy, usize); 4] {
        [
            (DecidedBy::Unanimous, self.unanimous),
            (DecidedBy::Majority, self.majority),
            (DecidedBy::ReVote, self.re_vote),
            (DecidedBy::Lot, self.lot),
        ]
    }
}

/// The result of all rooms together for a dilemma. Rooms are in the order of their numbers.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Rooms that chose the left scenario.
    pub left: Vec<RoomNumber>,
    /// Rooms that chose the right scenario.
    pub right: Vec<RoomNumber>,
    /// *Niet gekozen*.
    pub not_chosen: Vec<RoomNumber>,
    /// Rooms that have finished, while the audience may not know their results.
    pub covered: Vec<RoomNumber>,
    /// Rooms whose round is running.
    pub busy: Vec<RoomNumber>,
    /// Rooms that have people but have not begun.
    pub not_begun: Vec<RoomNumber>,
    /// How the choices came about.
    pub ways: Ways,
    /// The number of choices by show of hands.
    pub by_hands: usize,
    /// The number of choices after the time was up.
    pub late: usize,
    /// The votes of people.
    pub people: People,
    /// How the conversation moved people, if there were first ballots.
    pub shift: Option<Shift>,
    /// How certain the rooms are.
    #[serde(default)]
    pub certainty: Certainty,
}

impl Tally {
    /// The totals of `dilemma` over `rooms`. A room that has not begun only counts if `inhabited` says that somebody is
    /// in it.
    pub fn of<'a>(
        dilemma: DilemmaNumber,
        rooms: impl IntoIterator<Item = &'a Room>,
        inhabited: impl Fn(RoomNumber) -> bool,
    ) -> Self {
        Self::sum(dilemma, rooms, inhabited, |_| true)
    }

    /// As [`Tally::of`], but only what the debrief has uncovered: the choice of a covered room counts for nothing, even
    /// if the device knows it.
    pub fn as_shown<'a>(
        dilemma: DilemmaNumber,
        rooms: impl IntoIterator<Item = &'a Room>,
        inhabited: impl Fn(RoomNumber) -> bool,
        plenary: &Plenary,
    ) -> Self {
        Self::sum(dilemma, rooms, inhabited, |room| plenary.is_revealed(dilemma, room))
    }

    /// As [`Tally::of`], but only the results of rooms for which `is_shown` is true: a screen that brings results out
    /// one by one shows fewer than are uncovered.
    pub fn seen_where<'a>(
        dilemma: DilemmaNumber,
        rooms: impl IntoIterator<Item = &'a Room>,
        inhabited: impl Fn(RoomNumber) -> bool,
        is_shown: impl Fn(RoomNumber) -> bool,
    ) -> Self {
        Self::sum(dilemma, rooms, inhabited, is_shown)
    }

    fn sum<'a>(
        dilemma: DilemmaNumber,
        rooms: impl IntoIterator<Item = &'a Room>,
        inhabited: impl Fn(RoomNumber) -> bool,
        is_shown: impl Fn(RoomNumber) -> bool,
    ) -> Self {
        let mut tally = Self::default();
        for room in rooms {
            let number = room.number;
            let is_shown = is_shown(number);
            let standing = RoomStatus::of(room, dilemma);
            match if is_shown { standing } else { standing.covered() } {
                RoomStatus::NotBegun if !inhabited(number) => {}
                RoomStatus::NotBegun => tally.not_begun.push(number),
                RoomStatus::Busy => tally.busy.push(number),
                RoomStatus::Covered => tally.covered.push(number),
                RoomStatus::NotChosen => tally.not_chosen.push(number),
                RoomStatus::Chosen { side: Side::Left, .. } => tally.left.push(number),
                RoomStatus::Chosen { side: Side::Right, .. } => tally.right.push(number),
            }
            let choice = room.round_about(dilemma).and_then(|round| round.choice());
            if let Some(choice) = choice.filter(|_| is_shown) {
                tally.add(choice);
            }
        }
        tally
    }

    fn add(&mut self, choice: &Choice) {
        self.ways.add(choice.way);
        self.by_hands += usize::from(choice.recorded == VoteMethod::Hands);
        self.late += usize::from(!choice.in_time);
        self.people.add(choice.count);
        if let Some(mark) = choice.reasons.certainty {
            self.certainty.add(mark);
        }
        if let Some(first) = choice.first {
            let shift = self.shift.get_or_insert_default();
            shift.rooms += 1;
            shift.before.add(first);
            shift.after.add(choice.count);
        }
    }

    /// The rooms that chose `side`.
    pub fn on(&self, side: Side) -> &[RoomNumber] {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The number of rooms that chose.
    pub fn chosen(&self) -> usize {
        self.left.len() + self.right.len()
    }

    /// The number of rooms that chose, even if their result is covered.
    pub fn done(&self) -> usize {
        self.chosen() + self.covered.len()
    }

    /// The number of rooms that have finished, with or without a choice.
    pub fn closed(&self) -> usize {
        self.done() + self.not_chosen.len()
    }

    /// Is a round about it running, or did one?
    pub fn has_begun(&self) -> bool {
        self.closed() + self.busy.len() > 0
    }

    /// Is there nothing to reveal yet? No room has chosen, and rooms are at work or none has begun.
    pub fn awaits_the_first(&self) -> bool {
        self.done() == 0 && (!self.busy.is_empty() || self.closed() == 0)
    }

    /// The number of rooms that take part.
    pub fn all(&self) -> usize {
        self.closed() + self.busy.len() + self.not_begun.len()
    }

    /// The rooms that have finished, with or without a choice, in the order of their numbers.
    pub fn finished(&self) -> Vec<RoomNumber> {
        sorted([&self.left, &self.right, &self.not_chosen, &self.covered].into_iter().flatten())
    }

    /// The rooms that have not finished, in the order of their numbers.
    fn unfinished(&self) -> Vec<RoomNumber> {
        sorted(self.busy.iter().chain(&self.not_begun))
    }

    /// The rooms that the result still waits for, in the order of their numbers: those that have not finished. None
    /// after the session's end `ended_at`.
    pub fn awaited(&self, ended_at: Option<Timestamp>) -> Vec<RoomNumber> {
        if ended_at.is_some() { Vec::new() } else { self.unfinished() }
    }

    /// The rooms that did not choose and never will, in the order of their numbers. After the session's end `ended_at`
    /// these include the rooms that had not finished.
    pub fn without_choice(&self, ended_at: Option<Timestamp>) -> Vec<RoomNumber> {
        let never = if ended_at.is_some() { self.unfinished() } else { Vec::new() };
        sorted(self.not_chosen.iter().chain(&never))
    }

    /// The rooms that chose, in the order of their numbers.
    pub fn choosers(&self) -> Vec<RoomNumber> {
        sorted(self.left.iter().chain(&self.right))
    }

    /// From -1 if all rooms chose right to 1 if all chose left; 0 in a tie or without a choice. Covered rooms count as
    /// 0, so the first of sixty rooms to be uncovered hardly tilts the beam.
    pub fn balance(&self) -> f64 {
        let count = |rooms: &[RoomNumber]| f64::from(u32::try_from(rooms.len()).unwrap_or(u32::MAX));
        let (left, right, covered) = (count(&self.left), count(&self.right), count(&self.covered));
        if self.chosen() == 0 { 0.0 } else { (left - right) / (left + right + covered) }
    }
}

fn sorted<'a>(rooms: impl Iterator<Item = &'a RoomNumber>) -> Vec<RoomNumber> {
    let mut rooms: Vec<RoomNumber> = rooms.copied().collect();
    rooms.sort_unstable();
    rooms
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use super::*;
    use crate::session::{Outcome, Reasons};

    fn tally(rooms: &[Room]) -> Tally {
        Tally::of(DILEMMA, rooms, |number| number.0 < 90)
    }

    #[test]
    fn every_room_is_counted_once() {
        let tally = tally(&[
            room(1, Some(chose(4, 0))),
            room(2, Some(closed_round(Some(chosen(DecidedBy::Lot, 2, 2))))),
            room(3, Some(closed_round(Some(Outcome::NotChosen)))),
            room(4, Some(closed_round(None))),
            room(5, Some(open_round())),
            room(6, None),
            room(99, None),
        ]);
        assert_eq!((tally.left.as_slice(), tally.right.as_slice()), (&[RoomNumber(1)][..], &[RoomNumber(2)][..]));
        assert_eq!((tally.done(), tally.closed(), tally.all()), (3, 4, 6), "a room that was cut off is not done");
        assert_eq!(tally.awaited(None), [RoomNumber(5), RoomNumber(6)]);
        assert_eq!(tally.without_choice(None), [RoomNumber(3)]);
        let over = Some(Timestamp(1));
        assert_eq!(tally.awaited(over), [], "after the end no room is awaited");
        assert_eq!(tally.without_choice(over), [3, 5, 6].map(RoomNumber));
        assert_eq!(tally.finished(), [1, 2, 3, 4].map(RoomNumber));
        assert_eq!(tally.choosers(), [RoomNumber(1), RoomNumber(2)]);
        assert_eq!(tally.people, People { left: 6, right: 2 });
        assert_eq!(tally.ways, Ways { unanimous: 1, lot: 1, ..Ways::default() });
        assert_eq!(tally.shift, None);
    }

    #[test]
    fn the_first_choice_is_awaited_while_rooms_are_at_work() {
        let awaits = |rooms: &[Room]| tally(rooms).awaits_the_first();
        assert!(awaits(&[room(1, Some(open_round())), room(2, None)]));
        let not_chosen = || Some(closed_round(Some(Outcome::NotChosen)));
        assert!(awaits(&[room(1, Some(open_round())), room(2, not_chosen())]));
        assert!(!awaits(&[room(1, Some(open_round())), room(2, Some(chose(4, 0)))]));
        assert!(!awaits(&[room(1, not_chosen())]), "no choice is to come");
        assert!(awaits(&[room(1, None)]), "it has not begun");
    }

    #[test]
    fn a_dilemma_has_begun_once_a_round_about_it_ran_in_any_room() {
        assert!(!tally(&[]).has_begun());
        assert!(!tally(&[room(1, None), room(2, None)]).has_begun(), "people who wait are not at work");
        assert!(tally(&[room(1, None), room(2, Some(open_round()))]).has_begun());
        assert!(tally(&[room(1, None), room(2, Some(closed_round(None)))]).has_begun());
        assert!(tally(&[room(1, Some(chose(4, 0)))]).has_begun());
    }

    #[test]
    fn the_balance_is_level_when_nobody_chose_and_full_when_all_chose_the_same() {
        let left = |number| room(number, Some(closed_round(Some(chosen(DecidedBy::Unanimous, 3, 0)))));
        let balance = |rooms: &[Room]| tally(rooms).balance().to_bits();
        assert_eq!(balance(&[]), 0.0_f64.to_bits());
        assert_eq!(balance(&[room(1, Some(open_round()))]), 0.0_f64.to_bits());
        assert_eq!(balance(&[left(1), left(2)]), 1.0_f64.to_bits());
        let right = room(3, Some(closed_round(Some(chosen(DecidedBy::Majority, 1, 2)))));
        assert_eq!(balance(&[left(1), right.clone()]), 0.0_f64.to_bits());
        assert_eq!(balance(&[right]), (-1.0_f64).to_bits());
    }

    #[test]
    fn the_mean_of_certainty_is_over_the_rooms_that_gave_a_mark() {
        let sure = |number, certainty| {
            let Outcome::Chosen(choice) = chosen(DecidedBy::Unanimous, 3, 0) else { unreachable!() };
            let reasons = Reasons { certainty, ..choice.reasons };
            room(number, Some(closed_round(Some(Outcome::Chosen(Choice { reasons, ..choice })))))
        };
        let mean = |rooms: &[Room]| tally(rooms).certainty.mean_in_tenths();
        assert_eq!(mean(&[sure(1, None)]), None);
        assert_eq!(mean(&[sure(1, Some(4)), sure(2, None), sure(3, Some(5)), sure(4, Some(5))]), Some(47));
        assert_eq!(mean(&[sure(1, Some(3)), sure(2, Some(4))]), Some(35));
    }

    #[test]
    fn a_shift_is_summed_only_over_rooms_that_held_a_first_ballot() {
        let with_first = |first| {
            let Outcome::Chosen(choice) = chosen(DecidedBy::Majority, 3, 1) else { return Outcome::NotChosen };
            Outcome::Chosen(Choice { first, ..choice })
        };
        let tally = tally(&[
            room(1, Some(closed_round(Some(with_first(Some(Count { left: 1, right: 3 })))))),
            room(2, Some(closed_round(Some(with_first(None))))),
        ]);
        let shift = Shift { rooms: 1, before: People { left: 1, right: 3 }, after: People { left: 3, right: 1 } };
        assert_eq!(tally.shift, Some(shift));
        assert_eq!(tally.people, People { left: 6, right: 2 });
    }

    #[test]
    fn a_covered_choice_counts_for_nothing_until_it_is_uncovered() {
        let rooms = [room(1, Some(chose(4, 0))), room(2, Some(chose(1, 3))), room(3, Some(chose(0, 2)))];
        let mut plenary = Plenary::default();
        let shown = |plenary: &Plenary| Tally::as_shown(DILEMMA, &rooms, |_| false, plenary);
        let covered = shown(&plenary);
        assert_eq!((covered.chosen(), covered.done(), covered.people), (0, 3, People::default()));
        assert_eq!(covered.balance().to_bits(), 0.0_f64.to_bits());
        plenary.revealed_rooms.insert(DILEMMA, [RoomNumber(2)].into());
        let partly = shown(&plenary);
        assert_eq!((partly.right.as_slice(), partly.covered.len()), (&[RoomNumber(2)][..], 2));
        assert_eq!((partly.people, partly.ways.majority), (People { left: 1, right: 3 }, 1));
        plenary.revealed.insert(DILEMMA);
        assert_eq!(shown(&plenary), Tally::of(DILEMMA, &rooms, |_| false));
    }
}
