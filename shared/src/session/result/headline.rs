//! The one sentence above a result: the most surprising thing that is true of it.

use super::{People, Shift, Tally};
use crate::session::{Count, Side};

/// The most surprising thing to say about a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// Rooms are uncovered one by one: how many are, of those that have finished.
    SoFar { uncovered: usize, done: usize },
    /// No room chose.
    Nobody,
    /// The only room chose a side, with these votes for and against it; by lot, if they are equal.
    OneRoom { side: Side, votes: u32, against: u32 },
    /// Most rooms chose one side, but most people voted for the other.
    Opposed { side: Side, rooms: usize, of_rooms: usize, votes: u32, of_people: u32 },
    /// The conversation reversed the majority.
    Turned { to: Side },
    /// Most people who guessed expected the other side.
    Unexpected { side: Side, rooms: usize, of_rooms: usize },
    /// The conversation moved at least this many people to a side.
    Moved { to: Side, people: u32 },
    /// Every room chose the same.
    Agreed { side: Side, rooms: usize, votes: u32, of_people: u32 },
    /// As many rooms chose left as right.
    Even { rooms: usize },
    /// Most rooms chose a side, and at least as many people voted for it as against it.
    Most { side: Side, rooms: usize, of_rooms: usize, votes: u32, of_people: u32 },
}

/// The share of people who must have moved to make a headline: one in this many.
const NOTABLE_SHARE: u32 = 10;
/// The fewest people who must have moved to make a headline.
const NOTABLE_MOVE: u32 = 2;

/// Picks the headline of a dilemma from its tally, the guesses, and the number of rooms still awaited. Awaited rooms
/// are left out of the total, like people who have not voted.
pub fn headline(tally: &Tally, guessed: Count, awaited: usize) -> Headline {
    if !tally.covered.is_empty() {
        return Headline::SoFar { uncovered: tally.done() - tally.covered.len(), done: tally.done() };
    }
    if tally.chosen() == 0 {
        return Headline::Nobody;
    }
    let chosen = majority(tally.left.len(), tally.right.len());
    if let (1, Some(side)) = (tally.all(), chosen) {
        return Headline::OneRoom { side, votes: tally.people.on(side), against: tally.people.on(side.other()) };
    }
    let of_people = tally.people.total();
    let (rooms, of_rooms) = (tally.left.len().max(tally.right.len()), tally.all() - awaited);
    let opposed = chosen.filter(|side| majority_of(tally.people) == Some(side.other())).map(|side| Headline::Opposed {
        side,
        rooms,
        of_rooms,
        votes: tally.people.on(side.other()),
        of_people,
    });
    // A headline about all rooms needs at least half of them.
    let shift = tally.shift.filter(|shift| 2 * shift.rooms >= tally.chosen());
    let unexpected = chosen.filter(|side| guessed.majority() == Some(side.other())).map(|side| Headline::Unexpected {
        side,
        rooms,
        of_rooms,
    });
    let plain = match chosen {
        None => Headline::Even { rooms },
        Some(side) if rooms == of_rooms => Headline::Agreed { side, rooms, votes: tally.people.on(side), of_people },
        Some(side) => Headline::Most { side, rooms, of_rooms, votes: tally.people.on(side), of_people },
    };
    opposed.or(shift.and_then(turned)).or(unexpected).or(shift.and_then(moved)).unwrap_or(plain)
}

fn turned(shift: Shift) -> Option<Headline> {
    let (before, to) = (majority_of(shift.before)?, majority_of(shift.after)?);
    (before != to).then_some(Headline::Turned { to })
}

/// Only people whom one side lost and the other won count as having moved, because latecomers have no first ballot.
fn moved(shift: Shift) -> Option<Headline> {
    let change = |side| i64::from(shift.after.on(side)) - i64::from(shift.before.on(side));
    let to = Side::BOTH.into_iter().find(|side| change(*side) > 0 && change(side.other()) < 0)?;
    let people = u32::try_from(change(to).min(-change(to.other()))).ok()?;
    let is_notable = people >= NOTABLE_MOVE && people * NOTABLE_SHARE >= shift.after.total();
    is_notable.then_some(Headline::Moved { to, people })
}

fn majority_of(people: People) -> Option<Side> {
    majority(people.left, people.right)
}

fn majority<N: Copy + Ord>(left: N, right: N) -> Option<Side> {
    match left.cmp(&right) {
        std::cmp::Ordering::Greater => Some(Side::Left),
        std::cmp::Ordering::Less => Some(Side::Right),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RoomNumber;

    fn result(left: u16, right: u16, people: (u32, u32)) -> Tally {
        Tally {
            left: (1..=left).map(RoomNumber).collect(),
            right: (left + 1..=left + right).map(RoomNumber).collect(),
            people: People { left: people.0, right: people.1 },
            ..Tally::default()
        }
    }

    fn shift(rooms: usize, before: (u32, u32), after: (u32, u32)) -> Shift {
        let people = |(left, right)| People { left, right };
        Shift { rooms, before: people(before), after: people(after) }
    }

    fn of(tally: &Tally) -> Headline {
        headline(tally, Count::default(), 0)
    }

    #[test]
    fn a_majority_of_rooms_against_most_people_comes_first() {
        let tally = Tally { shift: Some(shift(15, (40, 20), (31, 29))), ..result(6, 9, (31, 29)) };
        let opposed = Headline::Opposed { side: Side::Right, rooms: 9, of_rooms: 15, votes: 31, of_people: 60 };
        assert_eq!(of(&tally), opposed);
    }

    #[test]
    fn then_the_effect_of_the_conversation_and_the_unexpected() {
        let plain = result(6, 9, (24, 36));
        let with = |shift| Tally { shift: Some(shift), ..plain.clone() };
        assert_eq!(of(&with(shift(15, (31, 29), (24, 36)))), Headline::Turned { to: Side::Right });
        assert_eq!(
            of(&with(shift(15, (29, 30), (24, 36)))),
            Headline::Most { side: Side::Right, rooms: 9, of_rooms: 15, votes: 36, of_people: 60 }
        );
        assert_eq!(of(&with(shift(15, (30, 30), (24, 36)))), Headline::Moved { to: Side::Right, people: 6 });
        let unexpected = Headline::Unexpected { side: Side::Right, rooms: 9, of_rooms: 15 };
        assert_eq!(headline(&plain, Count { left: 9, right: 4 }, 0), unexpected);
        assert_eq!(headline(&plain, Count { left: 4, right: 9 }, 0), of(&plain));
        let few_asked = with(shift(3, (10, 2), (2, 10)));
        assert!(
            matches!(of(&few_asked), Headline::Most { .. }),
            "three of fifteen rooms are too few for a headline about all"
        );
    }

    #[test]
    fn awaited_rooms_are_in_neither_number() {
        let busy = |rooms: std::ops::RangeInclusive<u16>| rooms.map(RoomNumber).collect::<Vec<_>>();
        let half = Tally { busy: busy(8..=14), ..result(2, 5, (9, 12)) };
        let of_rooms = |awaited| match headline(&half, Count::default(), awaited) {
            Headline::Most { rooms, of_rooms, votes, of_people, .. } => Some((rooms, of_rooms, votes, of_people)),
            _ => None,
        };
        assert_eq!(of_rooms(7), Some((5, 7, 12, 21)));
        assert_eq!(of_rooms(0), Some((5, 14, 12, 21)), "after the end the awaited rooms count as not chosen");
        let first = Tally { busy: busy(2..=3), ..result(1, 0, (3, 1)) };
        let one = Headline::Agreed { side: Side::Left, rooms: 1, votes: 3, of_people: 4 };
        assert_eq!(headline(&first, Count::default(), 2), one, "as if it were more");
    }

    #[test]
    fn otherwise_the_plain_result() {
        assert_eq!(
            of(&result(3, 0, (12, 2))),
            Headline::Agreed { side: Side::Left, rooms: 3, votes: 12, of_people: 14 }
        );
        assert_eq!(of(&result(2, 2, (9, 7))), Headline::Even { rooms: 2 });
        assert_eq!(of(&result(1, 0, (3, 2))), Headline::OneRoom { side: Side::Left, votes: 3, against: 2 });
        assert_eq!(of(&result(0, 0, (0, 0))), Headline::Nobody);
        let partly = Tally { covered: vec![RoomNumber(8), RoomNumber(9)], ..result(1, 0, (3, 2)) };
        assert_eq!(of(&partly), Headline::SoFar { uncovered: 1, done: 3 });
    }
}
