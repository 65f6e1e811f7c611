//! The order of a reveal: the tokens of the rooms, the beam, the numbers, and then everything else.

/// Pause before anything happens, in milliseconds, so that everybody looks.
const HUSH: f64 = 400.0;
/// Time from one token to the next, in milliseconds, while there are few.
const NEXT_TOKEN: f64 = 320.0;
/// Longest time in which all tokens start to fall, in milliseconds; if there are many, several fall at once.
const ALL_TOKENS: f64 = 2_600.0;
/// The maximum number of steps in which tokens fall: one by one up to this number, otherwise in this many handfuls.
const HANDFULS: usize = 40;
/// Time for the last token to come to rest, in milliseconds.
const LANDING: f64 = 700.0;
/// Time for the beam to come to rest, in milliseconds.
const SETTLING: f64 = 1_000.0;
/// Time for which only the numbers are added, in milliseconds.
const NUMBERS: f64 = 1_300.0;

/// The step of a reveal. Each step shows more than the previous one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beat {
    /// Nothing has changed yet.
    Hush,
    /// This many of the tokens have left the middle.
    Falling(usize),
    /// The beam tilts.
    Settling,
    /// The numbers of rooms appear.
    Numbers,
    /// The headline, the arguments and everything else appear.
    All,
}

impl Beat {
    /// Its name in the page, for the style sheet and for tests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hush => "hush",
            Self::Falling(_) => "falling",
            Self::Settling => "settling",
            Self::Numbers => "numbers",
            Self::All => "all",
        }
    }
}

/// The timing of a reveal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script {
    rooms: usize,
}

impl Script {
    /// The timing for this number of rooms.
    pub const fn of(rooms: usize) -> Self {
        Self { rooms }
    }

    /// The step after `elapsed` milliseconds.
    pub fn at(self, elapsed: f64) -> Beat {
        let falling = self.falling();
        if elapsed < HUSH {
            Beat::Hush
        } else if elapsed < HUSH + falling + LANDING {
            Beat::Falling(self.fallen(elapsed - HUSH))
        } else if elapsed < HUSH + falling + LANDING + SETTLING {
            Beat::Settling
        } else if elapsed < HUSH + falling + LANDING + SETTLING + NUMBERS {
            Beat::Numbers
        } else {
            Beat::All
        }
    }

    fn handfuls(self) -> usize {
        self.rooms.min(HANDFULS)
    }

    /// Time from the first token that falls to the last, in milliseconds.
    fn falling(self) -> f64 {
        (count(self.handfuls().saturating_sub(1)) * NEXT_TOKEN).min(ALL_TOKENS)
    }

    fn fallen(self, since: f64) -> usize {
        let gaps = self.handfuls().saturating_sub(1);
        if gaps == 0 {
            return self.rooms;
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 1 to the number of handfuls.
        let gone = (since / (self.falling() / count(gaps))).floor().clamp(0.0, count(gaps)) as usize + 1;
        (self.rooms * gone).div_ceil(self.handfuls()).min(self.rooms)
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beats(rooms: usize) -> Vec<(u32, Beat)> {
        let at = |tick: u32| (tick * 10, Script::of(rooms).at(f64::from(tick * 10)));
        (0..1_000).map(at).collect()
    }

    fn begins(rooms: usize, beat: Beat) -> Option<u32> {
        beats(rooms).into_iter().find(|(_, at)| *at >= beat).map(|(elapsed, _)| elapsed)
    }

    #[test]
    fn each_step_shows_more_and_no_room_is_forgotten() {
        for rooms in [0, 1, 3, 15, 60, 400, 1_000] {
            let beats = beats(rooms);
            assert!(beats.is_sorted_by_key(|(_, beat)| *beat), "{rooms}");
            assert_eq!(beats.first().map(|(_, beat)| *beat), Some(Beat::Hush));
            assert_eq!(beats.last().map(|(_, beat)| *beat), Some(Beat::All), "{rooms}");
            assert!(
                beats.iter().any(|(_, beat)| *beat == Beat::Falling(rooms)),
                "all of {rooms} tokens lie still before the beam moves"
            );
        }
    }

    #[test]
    fn it_takes_about_six_seconds_however_many_rooms() {
        for rooms in [9, 15, 60, 400, 1_000] {
            let all = begins(rooms, Beat::All);
            assert!(all.is_some_and(|all| (5_500..6_500).contains(&all)), "{rooms}: {all:?}");
        }
        assert!(begins(1, Beat::All).is_some_and(|all| all < 4_000), "one token keeps nobody waiting");
    }

    #[test]
    fn tokens_fall_one_by_one_until_there_are_too_many() {
        let most_at_once = |rooms: usize| {
            let fallen = beats(rooms).into_iter().filter_map(|(_, beat)| match beat {
                Beat::Falling(fallen) => Some(fallen),
                _ => None,
            });
            let mut before = 0;
            fallen.map(|fallen| fallen - std::mem::replace(&mut before, fallen)).max()
        };
        assert_eq!(most_at_once(15), Some(1));
        assert_eq!(most_at_once(40), Some(1));
        assert_eq!(most_at_once(400), Some(10));
    }
}
