//! Where a countdown is, and the two moments at which people are alerted.

use shared::time::{MINUTE, Milliseconds};

/// Where a countdown is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// More than a minute is left.
    Calm,
    /// The last minute.
    LastMinute,
    /// Nothing is left.
    Up,
}

impl Moment {
    /// Where a countdown with `left` to go is.
    pub const fn of(left: Milliseconds) -> Self {
        match left {
            ..=0 => Self::Up,
            1..=MINUTE => Self::LastMinute,
            _ => Self::Calm,
        }
    }
}

/// A moment at which people are alerted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One minute is left.
    OneMinute,
    /// Nothing is left.
    Zero,
}

impl Mark {
    /// The moment passed between two looks at a countdown. A page that was just opened, or a round that begins in its
    /// last minute, passes none; the tab slept through the last minute is alerted to the end only.
    pub const fn between(before: Option<Moment>, now: Option<Moment>) -> Option<Self> {
        match (before, now) {
            (Some(Moment::Calm), Some(Moment::LastMinute)) => Some(Self::OneMinute),
            (Some(Moment::Calm | Moment::LastMinute), Some(Moment::Up)) => Some(Self::Zero),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: Option<Milliseconds>, now: Option<Milliseconds>) -> Option<Mark> {
        Mark::between(before.map(Moment::of), now.map(Moment::of))
    }

    #[test]
    fn people_are_alerted_once_at_one_minute_and_once_at_zero() {
        assert_eq!(between(Some(MINUTE + 1), Some(MINUTE)), Some(Mark::OneMinute));
        assert_eq!(between(Some(MINUTE), Some(1)), None);
        assert_eq!(between(Some(1), Some(0)), Some(Mark::Zero));
        assert_eq!(between(Some(0), Some(0)), None);
        assert_eq!(between(Some(2 * MINUTE), Some(0)), Some(Mark::Zero), "the tab slept");
    }

    #[test]
    fn opening_a_page_starting_a_round_and_adding_time_alert_nobody() {
        for now in [2 * MINUTE, MINUTE, 0] {
            assert_eq!(between(None, Some(now)), None);
        }
        assert_eq!(between(Some(0), Some(10 * MINUTE)), None);
        assert_eq!(between(Some(MINUTE), Some(3 * MINUTE)), None);
        assert_eq!(between(Some(1), None), None, "it chose in time");
    }
}
