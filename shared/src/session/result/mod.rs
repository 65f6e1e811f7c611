//! Results of the rounds of all rooms: pure aggregates, for everything that the debrief shows.
//!
//! Results are per scenario, so it does not matter which rooms saw the sides mirrored.

mod alike;
mod arguments;
mod fair;
mod headline;
mod room_status;
#[cfg(test)]
mod samples;
mod tally;
mod themes;
mod under_way;

use crate::ids::RoomNumber;

pub use alike::{Said, alike, mentioned_once, support};
pub use arguments::{Echo, Voiced, has_said_all, on_column, strongest, voiced, voiced_as_shown};
pub use fair::{Shown, fair_shares};
pub use headline::{Headline, headline};
pub use room_status::RoomStatus;
pub use tally::{Certainty, People, Shift, Tally, Ways};
pub use themes::{Gathered, gathered};
pub use under_way::{RoundClock, UnderWay, Whose, under_way};

/// The room before or after `current` in `rooms`. None, an empty spotlight, comes before the first and after the last,
/// so that stepping through ends where it began.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spotlight_goes_round_through_an_empty_spotlight() {
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
}
