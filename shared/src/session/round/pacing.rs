//! Pacing: the best use of the minutes of a round, and how far a room is behind.

use crate::session::{Phase, Round};
use crate::time::{Milliseconds, Timestamp};

/// Of ten minutes: 1 to read, 3½ left, 3½ right, 2 to choose. In twentieths, scaled to the set time.
const SHARES: [(Phase, Milliseconds); 4] = [(Phase::Read, 2), (Phase::Left, 7), (Phase::Right, 7), (Phase::Choose, 4)];
const WHOLE: Milliseconds = 20;

/// When each phase should begin and end, in milliseconds from the start of a round of that length.
pub fn schedule(length: Milliseconds) -> [(Phase, std::ops::Range<Milliseconds>); 4] {
    let mut from = 0;
    SHARES.map(|(phase, share)| {
        let until = from + length * share / WHOLE;
        let range = from..until;
        from = until;
        (phase, range)
    })
}

/// The phase in which a room should be after `elapsed` milliseconds.
pub fn expected_phase(length: Milliseconds, elapsed: Milliseconds) -> Phase {
    schedule(length).into_iter().find(|(_, range)| elapsed < range.end).map_or(Phase::Choose, |(phase, _)| phase)
}

/// How far the room is past the end of its phase; 0 while it is on time.
pub fn behind(round: &Round, now: Timestamp) -> Milliseconds {
    if round.must_choose || !round.is_open() {
        return 0;
    }
    let elapsed = round.timer.granted - round.timer.left(now);
    schedule(round.timer.granted)
        .into_iter()
        .find(|(phase, _)| *phase == round.phase)
        .map_or(0, |(_, range)| (elapsed - range.end).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MINUTE;

    #[test]
    fn ten_minutes_are_split_into_one_three_and_a_half_twice_and_two() {
        let ends: Vec<_> = schedule(10 * MINUTE).into_iter().map(|(_, range)| range.end).collect();
        assert_eq!(ends, [MINUTE, 4 * MINUTE + MINUTE / 2, 8 * MINUTE, 10 * MINUTE]);
    }

    #[test]
    fn the_pacing_is_scaled_and_covers_the_whole_time() {
        for minutes in 1..=60 {
            let length = minutes * MINUTE;
            assert_eq!(schedule(length)[3].1.end, length);
            assert_eq!(expected_phase(length, 0), Phase::Read);
            assert_eq!(expected_phase(length, length), Phase::Choose);
        }
    }
}
