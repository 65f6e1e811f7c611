//! This device's clock, and a clock for the age of what is stored here.

use serde::{Deserialize, Serialize};
use shared::time::{DAY, Milliseconds, Timestamp};

use crate::storage;

const SHELF_TIME: &str = "ao:time";
/// A jump of the clock counts as no more than this: half the time that anything is kept, so that a single jump
/// deletes nothing from the weeks before it.
const LEAP_MAX: Milliseconds = 30 * DAY;

/// This device's clock.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit in 53 bits")]
    let now = js_sys::Date::now() as i64;
    Timestamp(now)
}

/// A clock for the age of what is stored on this device. The device's own clock is unreliable: with an empty battery it
/// starts years in the past, and is corrected while the page is open. So this one advances only when the device's clock
/// passes the latest time that it ever showed, never goes back, and limits jumps. It may run slow, and then things are
/// kept for longer, within the limits of their number and size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ShelfTime {
    /// The latest time that the device's clock ever showed.
    shown: Timestamp,
    time: Timestamp,
}

impl ShelfTime {
    const fn beginning_at(now: Timestamp) -> Self {
        Self { shown: now, time: now }
    }

    /// Advances by at least a millisecond, so that the order of writing is kept.
    fn when_clock_shows(self, now: Timestamp) -> Self {
        let passed = (now - self.shown).clamp(1, LEAP_MAX);
        Self { shown: self.shown.max(now), time: self.time + passed }
    }
}

/// The time from which the age of stored things is counted.
pub fn shelf_time() -> Timestamp {
    let now = now();
    let known = storage::read::<ShelfTime>(SHELF_TIME);
    let latest = known.map_or(ShelfTime::beginning_at(now), |known| known.when_clock_shows(now));
    storage::write(SHELF_TIME, &latest);
    latest.time
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::KEPT_FOR;

    const TODAY: Timestamp = Timestamp(56 * 365 * DAY);
    const YEARS: Milliseconds = 11 * 365 * DAY;

    #[test]
    fn a_clock_that_is_put_right_makes_nothing_too_old() {
        let started = ShelfTime::beginning_at(Timestamp(TODAY.0 - YEARS));
        let written = started.time;
        let right = started.when_clock_shows(TODAY);
        assert!(right.time - written <= KEPT_FOR);
        // Also when it was right before, and is wrong at every start from now on.
        let mut time = right;
        let written = time.time;
        for start in 0..100 {
            time = time.when_clock_shows(Timestamp(TODAY.0 - YEARS)).when_clock_shows(TODAY + start);
        }
        assert!(time.time - written <= DAY);
    }

    #[test]
    fn a_clock_that_was_ahead_for_a_while_makes_nothing_too_old() {
        let before = ShelfTime::beginning_at(TODAY);
        let ahead = before.when_clock_shows(TODAY + 3 * YEARS);
        let right = ahead.when_clock_shows(TODAY + 1);
        assert!(right.time > ahead.time && right.time - before.time <= KEPT_FOR, "{right:?}");
    }

    #[test]
    fn days_that_pass_count() {
        let mut time = ShelfTime::beginning_at(TODAY);
        for day in 1..=61 {
            time = time.when_clock_shows(TODAY + day * DAY);
        }
        assert_eq!(time.time, TODAY + 61 * DAY);
        assert!(time.time - TODAY > KEPT_FOR);
    }
}
