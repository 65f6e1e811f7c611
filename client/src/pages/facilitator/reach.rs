//! The groups that a message goes to. If one of them is merged while the message is written, the group that took in its
//! people takes its place.

use std::collections::{BTreeMap, BTreeSet};

use shared::ids::RoomNumber;
use shared::session::Rooms;

use super::room_summary::RoomSummary;

/// The rooms that now hold the people that a message was meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Those rooms.
    pub rooms: Rooms,
    /// Those that were meant and no longer exist, with the rooms that they belong to now.
    pub merged: Vec<(RoomNumber, RoomNumber)>,
}

impl Reach {
    /// The reach of what is meant for these rooms.
    pub fn of(meant: &Rooms, summaries: &[RoomSummary]) -> Self {
        let Rooms::Only(meant) = meant else { return Self { rooms: Rooms::All, merged: Vec::new() } };
        let merges: BTreeMap<_, _> =
            summaries.iter().filter_map(|summary| Some((summary.number, summary.merged?))).collect();
        let now = |room| {
            // Imported data may contain cycles.
            let way = std::iter::successors(Some(room), |room| merges.get(room).copied());
            way.take(merges.len() + 1).last().unwrap_or(room)
        };
        let ways = || meant.iter().map(|room| (*room, now(*room)));
        Self {
            rooms: Rooms::Only(ways().map(|(_, now)| now).collect::<BTreeSet<_>>()),
            merged: ways().filter(|(room, now)| room != now).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::facilitator::room_summary::HeadCount;

    fn room(number: u16, merged: Option<u16>) -> RoomSummary {
        RoomSummary { merged: merged.map(RoomNumber), ..RoomSummary::idle(RoomNumber(number), HeadCount::default()) }
    }

    fn rooms<const COUNT: usize>(numbers: [u16; COUNT]) -> Rooms {
        Rooms::Only(numbers.map(RoomNumber).into())
    }

    fn merged<const COUNT: usize>(pairs: [(u16, u16); COUNT]) -> Vec<(RoomNumber, RoomNumber)> {
        pairs.map(|(from, into)| (RoomNumber(from), RoomNumber(into))).into()
    }

    #[test]
    fn a_message_follows_people_whose_group_was_merged() {
        let summaries = [room(1, None), room(2, None), room(3, Some(1)), room(4, Some(3))];
        let reach = |meant: &Rooms| Reach::of(meant, &summaries);
        assert_eq!(reach(&rooms([1, 2])), Reach { rooms: rooms([1, 2]), merged: Vec::new() });
        assert_eq!(reach(&rooms([2, 3])), Reach { rooms: rooms([1, 2]), merged: merged([(3, 1)]) });
        assert_eq!(reach(&rooms([1, 3])), Reach { rooms: rooms([1]), merged: merged([(3, 1)]) });
        assert_eq!(reach(&rooms([4])), Reach { rooms: rooms([1]), merged: merged([(4, 1)]) }, "and again");
    }

    #[test]
    fn a_message_to_everybody_stays_one_and_to_a_single_group_never_becomes_one() {
        let summaries = [room(1, None), room(3, Some(1))];
        assert_eq!(Reach::of(&Rooms::All, &summaries), Reach { rooms: Rooms::All, merged: Vec::new() });
        assert_eq!(Reach::of(&rooms([3]), &summaries).rooms, rooms([1]));
    }
}
