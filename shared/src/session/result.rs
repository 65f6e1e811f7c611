//! The result of a dilemma over all rooms: the sums that the debrief shows.
//!
//! Results go by the scenario, so it does not matter which rooms saw the sides the other way round.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, RoomNumber};
use crate::session::{Argument, Choice, Count, Kind, Outcome, Recorded, Room, Side, Way};

/// Where a room is with a dilemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not begun.
    NotBegun,
    /// It is at it.
    Busy,
    /// It is done; the audience may not know yet how.
    Covered,
    /// It chose.
    Chosen {
        /// This side.
        side: Side,
        /// Because the lot fell so.
        by_lot: bool,
    },
    /// *Niet gekozen*: it was ended first.
    NotChosen,
}

impl Standing {
    /// Where `room` is with `dilemma`.
    pub fn of(room: &Room, dilemma: DilemmaNumber) -> Self {
        let Some(round) = room.round_about(dilemma) else { return Self::NotBegun };
        match &round.outcome {
            _ if round.is_open() => Self::Busy,
            None => Self::Covered,
            Some(Outcome::NotChosen) => Self::NotChosen,
            Some(Outcome::Chosen(choice)) => Self::Chosen { side: choice.side, by_lot: choice.way == Way::Lot },
        }
    }

    /// The same, as far as the audience may know while the result is covered.
    #[must_use]
    pub const fn covered(self) -> Self {
        match self {
            Self::Chosen { .. } | Self::NotChosen => Self::Covered,
            other => other,
        }
    }
}

/// People of all rooms on each side.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// For the left scenario.
    pub left: u32,
    /// For the right scenario.
    pub right: u32,
}

impl People {
    fn add(&mut self, count: Count) {
        self.left += u32::from(count.left);
        self.right += u32::from(count.right);
    }

    /// How many are on `side`.
    pub const fn on(self, side: Side) -> u32 {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// Everybody.
    pub const fn total(self) -> u32 {
        self.left + self.right
    }
}

/// How the conversation moved people, in the rooms that held a first private ballot.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// How many such rooms.
    pub rooms: usize,
    /// Right after reading.
    pub before: People,
    /// In the ballot that counted.
    pub after: People,
}

/// How many rooms chose in each way.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ways {
    /// *Unaniem*.
    pub unanimous: usize,
    /// *Meerderheid*.
    pub majority: usize,
    /// *Herstemming*.
    pub re_vote: usize,
    /// *Lot*.
    pub lot: usize,
}

impl Ways {
    fn add(&mut self, way: Way) {
        *match way {
            Way::Unanimous => &mut self.unanimous,
            Way::Majority => &mut self.majority,
            Way::ReVote => &mut self.re_vote,
            Way::Lot => &mut self.lot,
        } += 1;
    }

    /// The ways with how many rooms, strongest agreement first.
    pub const fn counted(self) -> [(Way, usize); 4] {
        [
            (Way::Unanimous, self.unanimous),
            (Way::Majority, self.majority),
            (Way::ReVote, self.re_vote),
            (Way::Lot, self.lot),
        ]
    }
}

/// What all rooms together did with a dilemma. Rooms are in the order of their numbers.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Chose the left scenario.
    pub left: Vec<RoomNumber>,
    /// Chose the right scenario.
    pub right: Vec<RoomNumber>,
    /// *Niet gekozen*.
    pub not_chosen: Vec<RoomNumber>,
    /// Done, but the audience may not know yet how.
    pub covered: Vec<RoomNumber>,
    /// At it.
    pub busy: Vec<RoomNumber>,
    /// People are there, but they have not begun.
    pub not_begun: Vec<RoomNumber>,
    /// How the choices came about.
    pub ways: Ways,
    /// Choices by show of hands.
    pub by_hands: usize,
    /// Choices after the time was up.
    pub late: usize,
    /// The votes of people.
    pub people: People,
    /// How the conversation moved people, where that was asked.
    pub shift: Option<Shift>,
}

impl Tally {
    /// Sums `dilemma` over `rooms`. A room that has not begun counts if somebody is in it, says `inhabited`.
    pub fn of<'a>(
        dilemma: DilemmaNumber,
        rooms: impl IntoIterator<Item = &'a Room>,
        inhabited: impl Fn(RoomNumber) -> bool,
    ) -> Self {
        let mut tally = Self::default();
        for room in rooms {
            let number = room.number;
            match Standing::of(room, dilemma) {
                Standing::NotBegun if !inhabited(number) => {}
                Standing::NotBegun => tally.not_begun.push(number),
                Standing::Busy => tally.busy.push(number),
                Standing::Covered => tally.covered.push(number),
                Standing::NotChosen => tally.not_chosen.push(number),
                Standing::Chosen { side: Side::Left, .. } => tally.left.push(number),
                Standing::Chosen { side: Side::Right, .. } => tally.right.push(number),
            }
            if let Some(choice) = room.round_about(dilemma).and_then(|round| round.choice()) {
                tally.add(choice);
            }
        }
        tally
    }

    fn add(&mut self, choice: &Choice) {
        self.ways.add(choice.way);
        self.by_hands += usize::from(choice.recorded == Recorded::Hands);
        self.late += usize::from(!choice.in_time);
        self.people.add(choice.count);
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

    /// How many rooms chose.
    pub fn chosen(&self) -> usize {
        self.left.len() + self.right.len()
    }

    /// How many rooms are done, chosen or not.
    pub fn done(&self) -> usize {
        self.chosen() + self.not_chosen.len() + self.covered.len()
    }

    /// How many rooms take part.
    pub fn all(&self) -> usize {
        self.done() + self.busy.len() + self.not_begun.len()
    }

    /// The rooms that are done, in the order of their numbers.
    pub fn finished(&self) -> Vec<RoomNumber> {
        sorted([&self.left, &self.right, &self.not_chosen, &self.covered].into_iter().flatten())
    }

    /// The rooms that are not done, in the order of their numbers.
    pub fn unfinished(&self) -> Vec<RoomNumber> {
        sorted(self.busy.iter().chain(&self.not_begun))
    }

    /// The rooms that chose, in the order of their numbers.
    pub fn choosers(&self) -> Vec<RoomNumber> {
        sorted(self.left.iter().chain(&self.right))
    }

    /// From -1, all rooms chose right, to 1, all chose left; 0 when it is even or nobody chose.
    pub fn balance(&self) -> f64 {
        let count = |rooms: &[RoomNumber]| f64::from(u32::try_from(rooms.len()).unwrap_or(u32::MAX));
        let (left, right) = (count(&self.left), count(&self.right));
        if self.chosen() == 0 { 0.0 } else { (left - right) / (left + right) }
    }
}

fn sorted<'a>(rooms: impl Iterator<Item = &'a RoomNumber>) -> Vec<RoomNumber> {
    let mut rooms: Vec<RoomNumber> = rooms.copied().collect();
    rooms.sort_unstable();
    rooms
}

/// The room before or after `current` in `rooms`. None, nobody in the spotlight, stands before
/// the first and after the last, so that going on ends where it began.
pub fn neighbour(rooms: &[RoomNumber], current: Option<RoomNumber>, forward: bool) -> Option<RoomNumber> {
    let Some(current) = current else {
        return if forward { rooms.first() } else { rooms.last() }.copied();
    };
    if forward {
        rooms.iter().copied().find(|room| *room > current)
    } else {
        rooms.iter().rev().copied().find(|room| *room < current)
    }
}

/// An argument and the room that it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voiced {
    /// Where.
    pub room: RoomNumber,
    /// What.
    pub argument: Argument,
}

/// The arguments of all rooms for one column, most support first, then by room; at most `most`.
pub fn strongest<'a>(
    dilemma: DilemmaNumber,
    rooms: impl IntoIterator<Item = &'a Room>,
    (side, kind): (Side, Kind),
    most: usize,
) -> Vec<Voiced> {
    let mut found: Vec<(RoomNumber, &Argument)> = rooms
        .into_iter()
        .filter_map(|room| room.round_about(dilemma).map(|round| (room.number, round)))
        .flat_map(|(number, round)| round.arguments.values().map(move |argument| (number, argument)))
        .filter(|(_, argument)| argument.side == side && argument.kind == kind && !argument.silent)
        .collect();
    found.sort_unstable_by_key(|(room, argument)| (Reverse(argument.support()), *room, argument.id));
    found.truncate(most);
    found.into_iter().map(|(room, argument)| Voiced { room, argument: argument.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ids::{ArgumentId, ParticipantId};
    use crate::session::{Phase, Reasons, Round};
    use crate::time::Timestamp;

    const DILEMMA: DilemmaNumber = DilemmaNumber(1);

    fn open_round() -> Round {
        Round::new(DILEMMA, Timestamp(0), Timestamp(600_000))
    }

    fn closed_round(outcome: Option<Outcome>) -> Round {
        Round { phase: Phase::Done, outcome, ..open_round() }
    }

    fn chosen(way: Way, left: u16, right: u16) -> Outcome {
        let count = Count { left, right };
        Outcome::Chosen(Choice {
            side: count.majority().unwrap_or(Side::Right),
            way,
            recorded: Recorded::Ballots,
            count,
            in_time: true,
            reasons: Reasons::default(),
            minority: None,
            first: None,
        })
    }

    fn room(number: u16, round: Option<Round>) -> Room {
        Room { rounds: round.into_iter().collect(), ..Room::new(RoomNumber(number)) }
    }

    fn tally(rooms: &[Room]) -> Tally {
        Tally::of(DILEMMA, rooms, |number| number.0 < 90)
    }

    #[test]
    fn every_room_is_counted_once() {
        let tally = tally(&[
            room(1, Some(closed_round(Some(chosen(Way::Unanimous, 4, 0))))),
            room(2, Some(closed_round(Some(chosen(Way::Lot, 2, 2))))),
            room(3, Some(closed_round(Some(Outcome::NotChosen)))),
            room(4, Some(closed_round(None))),
            room(5, Some(open_round())),
            room(6, None),
            room(99, None),
        ]);
        assert_eq!((tally.left.as_slice(), tally.right.as_slice()), (&[RoomNumber(1)][..], &[RoomNumber(2)][..]));
        assert_eq!((tally.done(), tally.all()), (4, 6));
        assert_eq!(tally.unfinished(), [RoomNumber(5), RoomNumber(6)]);
        assert_eq!(tally.finished(), [1, 2, 3, 4].map(RoomNumber));
        assert_eq!(tally.choosers(), [RoomNumber(1), RoomNumber(2)]);
        assert_eq!(tally.people, People { left: 6, right: 2 });
        assert_eq!(tally.ways, Ways { unanimous: 1, lot: 1, ..Ways::default() });
        assert_eq!(tally.shift, None);
    }

    #[test]
    fn the_balance_is_level_when_nobody_chose_and_full_when_all_chose_the_same() {
        let left = |number| room(number, Some(closed_round(Some(chosen(Way::Unanimous, 3, 0)))));
        let balance = |rooms: &[Room]| tally(rooms).balance().to_bits();
        assert_eq!(balance(&[]), 0.0_f64.to_bits());
        assert_eq!(balance(&[room(1, Some(open_round()))]), 0.0_f64.to_bits());
        assert_eq!(balance(&[left(1), left(2)]), 1.0_f64.to_bits());
        let right = room(3, Some(closed_round(Some(chosen(Way::Majority, 1, 2)))));
        assert_eq!(balance(&[left(1), right.clone()]), 0.0_f64.to_bits());
        assert_eq!(balance(&[right]), (-1.0_f64).to_bits());
    }

    #[test]
    fn a_shift_is_summed_only_over_rooms_that_held_a_first_ballot() {
        let with_first = |first| {
            let Outcome::Chosen(choice) = chosen(Way::Majority, 3, 1) else { return Outcome::NotChosen };
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
    fn a_covered_standing_tells_no_side() {
        assert_eq!(Standing::Chosen { side: Side::Left, by_lot: true }.covered(), Standing::Covered);
        assert_eq!(Standing::NotChosen.covered(), Standing::Covered);
        assert_eq!(Standing::Busy.covered(), Standing::Busy);
    }

    #[test]
    fn the_spotlight_goes_round_by_way_of_nobody() {
        let rooms = [2, 5, 9].map(RoomNumber);
        let mut seen = Vec::new();
        let mut current = None;
        for _ in 0..4 {
            current = neighbour(&rooms, current, true);
            seen.push(current.map(|room| room.0));
        }
        assert_eq!(seen, [Some(2), Some(5), Some(9), None]);
        assert_eq!(neighbour(&rooms, Some(RoomNumber(5)), false), Some(RoomNumber(2)));
        assert_eq!(neighbour(&rooms, Some(RoomNumber(6)), true), Some(RoomNumber(9)));
        assert_eq!(neighbour(&rooms, None, false), Some(RoomNumber(9)));
        assert_eq!(neighbour(&[], None, true), None);
    }

    #[test]
    fn most_supported_arguments_come_first() {
        let argument = |id: u32, supporters: u32, kind| Argument {
            id: ArgumentId(id),
            author: ParticipantId(100),
            side: Side::Left,
            kind,
            text: format!("argument {id}"),
            supporters: (0..supporters).map(ParticipantId).collect::<BTreeSet<_>>(),
            silent: false,
            at: Timestamp(0),
        };
        let with = |number, arguments: Vec<Argument>| {
            let arguments = arguments.into_iter().map(|argument| (argument.id, argument)).collect();
            room(number, Some(Round { arguments, ..open_round() }))
        };
        let rooms = [
            with(1, vec![argument(1, 0, Kind::Pro), argument(2, 3, Kind::Pro), argument(3, 9, Kind::Con)]),
            with(2, vec![argument(4, 5, Kind::Pro), argument(5, 0, Kind::Pro)]),
        ];
        let found = strongest(DILEMMA, &rooms, (Side::Left, Kind::Pro), 3);
        assert_eq!(found.iter().map(|voiced| voiced.argument.id.0).collect::<Vec<_>>(), [4, 2, 1]);
        assert_eq!(found[0].room, RoomNumber(2));
    }
}
