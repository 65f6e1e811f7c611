//! Where a countdown is, and the two moments at which people are alerted.

use shared::time::{MINUTE, Milliseconds, SECOND};

/// The first words about the time come with this much left.
const FIVE_MINUTES: Milliseconds = 5 * MINUTE;
/// How long words about the time left stay true enough to be read, even by somebody who comes in later.
const HOLDS: Milliseconds = 10 * SECOND;

/// Where a countdown is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// More than five minutes are left.
    Calm,
    /// The last five minutes, but not the last one.
    LastFive,
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
            left if left <= FIVE_MINUTES => Self::LastFive,
            _ => Self::Calm,
        }
    }
}

/// A moment at which people are alerted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Five minutes are left.
    FiveMinutes,
    /// One minute is left.
    OneMinute,
    /// Nothing is left.
    Zero,
}

impl Mark {
    /// The moment passed between two looks at a countdown. A page that was just opened, or a round that begins in its
    /// last minute, passes none; a tab that slept through the last minute is alerted only to the end.
    pub const fn between(before: Option<Moment>, now: Option<Moment>) -> Option<Self> {
        match (before, now) {
            (Some(Moment::Calm), Some(Moment::LastFive)) => Some(Self::FiveMinutes),
            (Some(Moment::Calm | Moment::LastFive), Some(Moment::LastMinute)) => Some(Self::OneMinute),
            (Some(Moment::Calm | Moment::LastFive | Moment::LastMinute), Some(Moment::Up)) => Some(Self::Zero),
            _ => None,
        }
    }

    /// Is it still true with this much left?
    const fn is_true_with(self, left: Milliseconds) -> bool {
        let at = match self {
            Self::FiveMinutes => FIVE_MINUTES,
            Self::OneMinute => MINUTE,
            Self::Zero => 0,
        };
        at - HOLDS < left && left <= at
    }
}

/// A countdown for people who hear it: where it is, and the mark that was just passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    moment: Option<Moment>,
    /// The announcement. Removed as soon as it is no longer true, because it stays where people may read it later.
    pub mark: Option<Mark>,
}

impl Heard {
    /// The same with this much left; none: nobody has to hurry.
    pub fn then(self, left: Option<Milliseconds>) -> Self {
        let moment = left.map(Moment::of);
        let mark = Mark::between(self.moment, moment).or(self.mark);
        Self { moment, mark: mark.filter(|mark| left.is_some_and(|left| mark.is_true_with(left))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: Option<Milliseconds>, now: Option<Milliseconds>) -> Option<Mark> {
        Mark::between(before.map(Moment::of), now.map(Moment::of))
    }

    /// The announcement at each of these looks.
    fn said<const LOOKS: usize>(looks: [Option<Milliseconds>; LOOKS]) -> [Option<Mark>; LOOKS] {
        let mut heard = Heard::default();
        looks.map(|left| {
            heard = heard.then(left);
            heard.mark
        })
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

    #[test]
    fn the_time_left_is_announced_when_it_is_passed_and_removed_when_no_longer_true() {
        let five = Some(Mark::FiveMinutes);
        assert_eq!(
            said([
                Some(5 * MINUTE + 1),
                Some(5 * MINUTE),
                Some(5 * MINUTE - 9 * SECOND),
                Some(5 * MINUTE - 10 * SECOND)
            ]),
            [None, five, five, None]
        );
        assert_eq!(said([Some(MINUTE + 1), Some(MINUTE), Some(50 * SECOND)]), [None, Some(Mark::OneMinute), None]);
        assert_eq!(said([Some(1), Some(0), Some(0), None]), [None, Some(Mark::Zero), Some(Mark::Zero), None]);
    }

    #[test]
    fn time_that_is_not_left_is_never_announced() {
        let silent = [None; 3];
        assert_eq!(said([Some(2 * MINUTE), Some(2 * MINUTE - 1), Some(90 * SECOND)]), silent, "a short round");
        assert_eq!(said([None, Some(90 * SECOND), Some(80 * SECOND)]), silent, "somebody comes in");
        assert_eq!(
            said([Some(8 * MINUTE), Some(3 * MINUTE), Some(2 * MINUTE)]),
            silent,
            "time was taken back, or a tab slept"
        );
        let added = said([Some(61 * SECOND), Some(MINUTE), Some(6 * MINUTE)]);
        assert_eq!(added, [None, Some(Mark::OneMinute), None], "time was added");
    }
}
