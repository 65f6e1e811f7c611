//! Mixing people over rooms so that as few as possible meet again.
//!
//! Finding the best mix is the *social golfer problem*, for which no quick exact method is known. People are placed one
//! by one where they know the fewest others, and then swapped as long as that helps.

use std::collections::{BTreeMap, BTreeSet};

use crate::dice::Dice;
use crate::ids::{ParticipantId, RoomNumber};

/// Passes over everybody who meets somebody again. After the second pass hardly anything changes.
const PASSES: usize = 4;
/// Candidates for a swap for each person and pass: with more, thousands of people take seconds.
const TRIES: usize = 200;

/// Pairs of people who were in a round together.
pub type Met = BTreeMap<ParticipantId, BTreeSet<ParticipantId>>;

/// Spreads `people` evenly over `rooms`, so that as few as possible meet again. The same `random` gives the same mix.
/// Nobody is placed if there are no rooms.
pub fn mix(people: &[ParticipantId], rooms: &[RoomNumber], met: &Met, random: u64) -> Vec<(ParticipantId, RoomNumber)> {
    if rooms.is_empty() {
        return Vec::new();
    }
    let mut dice = Dice::new(random);
    let mut people = people.to_vec();
    dice.shuffle(&mut people);
    // People who know most of the others are hardest to place, so they are placed first.
    people.sort_by_key(|person| std::cmp::Reverse(met.get(person).map_or(0, BTreeSet::len)));
    let mut tables = Tables::new(rooms.len(), people.len(), met);
    for person in people {
        tables.place(person);
    }
    for _ in 0..PASSES {
        if !tables.exchange(&mut dice) {
            break;
        }
    }
    let placed = tables.seats.iter().zip(rooms);
    placed.flat_map(|(seats, room)| seats.iter().map(|person| (*person, *room))).collect()
}

/// How many pairs meet again in these placements.
pub fn reunions(placements: &[(ParticipantId, RoomNumber)], met: &Met) -> usize {
    let mut rooms: BTreeMap<RoomNumber, Vec<ParticipantId>> = BTreeMap::new();
    for (person, room) in placements {
        rooms.entry(*room).or_default().push(*person);
    }
    let known = |person: &ParticipantId, others: &[ParticipantId]| {
        met.get(person).map_or(0, |met| others.iter().filter(|other| met.contains(other)).count())
    };
    rooms.values().flat_map(|members| members.iter().map(|person| known(person, members))).sum::<usize>() / 2
}

/// People at tables that are filled evenly.
struct Tables<'a> {
    seats: Vec<Vec<ParticipantId>>,
    capacity: Vec<usize>,
    met: &'a Met,
}

impl<'a> Tables<'a> {
    fn new(tables: usize, people: usize, met: &'a Met) -> Self {
        let capacity = (0..tables).map(|table| people / tables + usize::from(table < people % tables)).collect();
        Self { seats: vec![Vec::new(); tables], capacity, met }
    }

    /// Puts somebody where they know the fewest others; among equals where most seats are free.
    fn place(&mut self, person: ParticipantId) {
        let free = (0..self.seats.len()).filter(|table| self.seats[*table].len() < self.capacity[*table]);
        let best = free.min_by_key(|table| (self.knows(person, *table, None), self.seats[*table].len()));
        if let Some(table) = best {
            self.seats[table].push(person);
        }
    }

    /// How many people at a table `person` has met, without counting `apart`.
    fn knows(&self, person: ParticipantId, table: usize, apart: Option<ParticipantId>) -> usize {
        let Some(met) = self.met.get(&person) else { return 0 };
        self.seats[table].iter().filter(|other| Some(**other) != apart && met.contains(other)).count()
    }

    /// Swaps everybody who meets somebody again if that helps; true if anybody was swapped.
    fn exchange(&mut self, dice: &mut Dice) -> bool {
        let mut changed = false;
        for table in 0..self.seats.len() {
            for seat in 0..self.seats[table].len() {
                let person = self.seats[table][seat];
                if self.knows(person, table, None) > 0 {
                    changed |= self.exchange_one(table, seat, dice);
                }
            }
        }
        changed
    }

    fn exchange_one(&mut self, table: usize, seat: usize, dice: &mut Dice) -> bool {
        let person = self.seats[table][seat];
        let all = self.seats.len();
        let first = dice.place_among(all);
        let mut tries = 0;
        for other_table in (first..all).chain(0..first).filter(|other| *other != table) {
            for other_seat in 0..self.seats[other_table].len() {
                if tries == TRIES {
                    return false;
                }
                tries += 1;
                let other = self.seats[other_table][other_seat];
                let before = self.knows(person, table, None) + self.knows(other, other_table, None);
                let after = self.knows(person, other_table, Some(other)) + self.knows(other, table, Some(person));
                if after < before {
                    self.seats[table][seat] = other;
                    self.seats[other_table][other_seat] = person;
                    return true;
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: u32) -> Vec<ParticipantId> {
        (1..=count).map(ParticipantId).collect()
    }

    fn rooms(count: u16) -> Vec<RoomNumber> {
        (1..=count).map(RoomNumber).collect()
    }

    fn meet(met: &mut Met, placements: &[(ParticipantId, RoomNumber)]) {
        for (person, room) in placements {
            let others = placements.iter().filter(|(other, theirs)| theirs == room && other != person);
            met.entry(*person).or_default().extend(others.map(|(other, _)| *other));
        }
    }

    #[test]
    fn everybody_gets_one_seat_and_rooms_are_filled_evenly() {
        for (count, tables) in [(0, 3), (1, 3), (7, 3), (48, 12), (50, 12), (5, 9)] {
            let placements = mix(&people(count), &rooms(tables), &Met::new(), 7);
            let mut placed: Vec<_> = placements.iter().map(|(person, _)| *person).collect();
            placed.sort_unstable();
            assert_eq!(placed, people(count));
            let sizes = rooms(tables).into_iter().map(|room| placements.iter().filter(|(_, is)| *is == room).count());
            let sizes: Vec<usize> = sizes.collect();
            assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{sizes:?}");
        }
        assert!(mix(&people(4), &[], &Met::new(), 1).is_empty());
    }

    #[test]
    fn nobody_meets_again_while_that_can_be_avoided() {
        for random in 0..50 {
            let mut met = Met::new();
            // With twelve rooms of four there are several mixes in a row in which nobody meets again.
            for round in 0..3 {
                let placements = mix(&people(48), &rooms(12), &met, random + 1_000 * round);
                assert_eq!(reunions(&placements, &met), 0, "round {round} from {random}");
                meet(&mut met, &placements);
            }
        }
    }

    #[test]
    fn the_same_number_leads_to_the_same_mix_and_another_to_another() {
        let (people, rooms) = (people(20), rooms(5));
        assert_eq!(mix(&people, &rooms, &Met::new(), 3), mix(&people, &rooms, &Met::new(), 3));
        assert_ne!(mix(&people, &rooms, &Met::new(), 3), mix(&people, &rooms, &Met::new(), 4));
    }

    #[test]
    fn if_everybody_has_met_they_meet_again_and_everybody_has_a_seat() {
        let mut met = Met::new();
        meet(&mut met, &people(9).into_iter().map(|person| (person, RoomNumber(1))).collect::<Vec<_>>());
        let placements = mix(&people(9), &rooms(3), &met, 5);
        assert_eq!(placements.len(), 9);
        assert_eq!(reunions(&placements, &met), 9);
    }
}
