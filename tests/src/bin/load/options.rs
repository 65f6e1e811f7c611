//! What to measure, and how much of it.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, ValueEnum};

/// Measures how much one machine carries: the program, and next to it a bare server that only stores and passes on.
#[derive(Clone, Debug, Parser)]
#[command(name = "load")]
pub struct Options {
    /// What to measure.
    #[arg(value_enum, default_value_t = Scenario::All)]
    pub scenario: Scenario,
    /// Everything small and short: to see that it works, not for usable figures.
    #[arg(long)]
    pub quick: bool,
    /// Sessions that run side by side.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=8))]
    pub sessions: Option<u16>,
    /// Rooms in all of them together.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=4_000))]
    pub rooms: Option<u16>,
    /// People in a room of those.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(2..=12))]
    pub people: Option<u16>,
    /// Rooms of the one large session.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub hall_rooms: Option<u16>,
    /// People in a room of that.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(3..=12))]
    pub hall_people: Option<u16>,
    /// People who follow the debrief on devices of their own.
    #[arg(long, value_name = "NUMBER")]
    pub followers: Option<u16>,
    /// Commands a second at a steady rate.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub rate: Option<u32>,
    /// Seconds at a steady rate.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=120))]
    pub seconds: Option<u32>,
    /// Commands a second at which the search for the highest rate begins.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub saturation_from: Option<u32>,
    /// The most steps of that search.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=20))]
    pub steps: Option<u32>,
    /// Measure the program alone, for a profiler.
    #[arg(long)]
    pub without_bare: bool,
    /// Another build of the program to measure, instead of the one inside.
    #[arg(long, value_name = "FILE")]
    pub program: Option<PathBuf>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scenario {
    /// Everything.
    All,
    /// Memory of an idle connection.
    Idle,
    /// Everybody disconnects and comes back at once.
    Storm,
    /// A steady rate of commands, alone and watched by boards, screens and followers.
    Steady,
    /// The highest rate at which deliveries still come in time.
    Saturation,
    /// Everybody votes at once.
    Ballots,
}

impl Scenario {
    /// Is that one to be measured, if this was requested?
    pub fn has(self, other: Self) -> bool {
        self == Self::All || self == other
    }
}

/// How much of everything.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Several sessions side by side.
    pub groups: Shape,
    /// One large session.
    pub hall: Shape,
    /// People who follow the debrief of that.
    pub followers: u16,
    /// Commands a second, and for how long.
    pub rate: u32,
    pub lasts: Duration,
    /// Where the search for the highest rate begins, and the most steps that it takes.
    pub saturation_from: u32,
    pub steps: u32,
    pub step_lasts: Duration,
}

/// Sessions, their rooms and their people.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub sessions: u16,
    /// Rooms of each.
    pub rooms: u16,
    pub people: u16,
}

impl Shape {
    /// Everybody in all of them.
    pub fn members(self) -> usize {
        self.all_rooms() * usize::from(self.people)
    }

    /// All rooms.
    pub fn all_rooms(self) -> usize {
        usize::from(self.sessions) * usize::from(self.rooms)
    }
}

impl Options {
    /// How much of everything, as far as it was given.
    pub fn sizes(&self) -> Sizes {
        let usual = if self.quick { Sizes::QUICK } else { Sizes::USUAL };
        let sessions = self.sessions.unwrap_or(usual.groups.sessions);
        let rooms = self.rooms.map_or(usual.groups.rooms, |rooms| rooms.div_ceil(sessions));
        let hall = Shape {
            sessions: 1,
            rooms: self.hall_rooms.unwrap_or(usual.hall.rooms),
            people: self.hall_people.unwrap_or(usual.hall.people),
        };
        let all = u16::try_from(hall.members()).unwrap_or(u16::MAX);
        Sizes {
            groups: Shape { sessions, rooms, people: self.people.unwrap_or(usual.groups.people) },
            hall,
            followers: self.followers.unwrap_or(usual.followers).clamp(1, all),
            rate: self.rate.unwrap_or(usual.rate),
            lasts: self.seconds.map_or(usual.lasts, |seconds| Duration::from_secs(seconds.into())),
            saturation_from: self.saturation_from.unwrap_or(usual.saturation_from),
            steps: self.steps.unwrap_or(usual.steps),
            step_lasts: usual.step_lasts,
        }
    }
}

impl Sizes {
    /// What two cores carry in a few minutes.
    const USUAL: Self = Self {
        groups: Shape { sessions: 2, rooms: 500, people: 6 },
        hall: Shape { sessions: 1, rooms: 1_000, people: 4 },
        followers: 1_000,
        rate: 3_600,
        lasts: Duration::from_secs(5),
        saturation_from: 6_000,
        steps: 10,
        step_lasts: Duration::from_millis(1_500),
    };
    /// The same in half a minute.
    const QUICK: Self = Self {
        groups: Shape { sessions: 2, rooms: 50, people: 6 },
        hall: Shape { sessions: 1, rooms: 100, people: 4 },
        followers: 200,
        rate: 600,
        lasts: Duration::from_secs(2),
        saturation_from: 2_000,
        steps: 3,
        step_lasts: Duration::from_millis(700),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_sound_and_what_is_not_said_is_usual() {
        Options::command().debug_assert();
        let sizes = Options::parse_from(["load", "storm", "--rooms", "9", "--sessions", "2"]).sizes();
        assert_eq!((sizes.groups.rooms, sizes.groups.people, sizes.rate), (5, 6, 3_600));
        assert_eq!(Options::parse_from(["load"]).scenario, Scenario::All);
    }
}
