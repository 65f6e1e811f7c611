//! The server's clock as this device estimates it. Remaining times are computed from it, never by counting ticks.

use crate::time::{Milliseconds, Timestamp};

/// Pings remembered; the fastest of them gives the estimate.
const KEPT: usize = 16;

/// How far two running clocks may drift apart between pings, in milliseconds.
const TOLERANCE: Milliseconds = 250;

#[derive(Clone, Copy, Debug)]
struct Sample {
    /// The round trip, in milliseconds.
    round_trip: Milliseconds,
    /// This device's clock at the middle of it.
    here: Milliseconds,
    /// The server's clock then.
    there: Timestamp,
}

/// An estimate of the server's clock from the fastest of the latest pings.
#[derive(Clone, Debug, Default)]
pub struct ServerClock {
    samples: Vec<Sample>,
    pace: Milliseconds,
}

impl ServerClock {
    /// Forgets all samples, because another connection may lead to another server.
    pub fn restart(&mut self, pace: u16) {
        self.samples.clear();
        self.pace = Milliseconds::from(pace.max(1));
    }

    /// Adds a ping: sent and received on this device's clock, answered at `there` on the server's.
    pub fn learn(&mut self, sent: Milliseconds, received: Milliseconds, there: Timestamp) {
        // This device's clock was set back in between.
        if received < sent {
            return;
        }
        if self.samples.len() == KEPT {
            self.samples.remove(0);
        }
        let round_trip = received - sent;
        let sample = Sample { round_trip, here: sent + round_trip / 2, there };
        // Samples of two running clocks agree within both round trips; otherwise one of the clocks was set.
        let was_set = |known: &Sample| {
            let expected = known.there + (sample.here - known.here) * self.pace.max(1);
            (there - expected).abs() > (known.round_trip + round_trip) * self.pace.max(1) + TOLERANCE
        };
        if self.samples.iter().any(was_set) {
            self.samples.clear();
        }
        self.samples.push(sample);
    }

    /// The server's clock when this device's says `here`; absent before the first answer.
    pub fn at(&self, here: Milliseconds) -> Option<Timestamp> {
        let best = self.samples.iter().min_by_key(|sample| sample.round_trip)?;
        Some(best.there + (here - best.here) * self.pace.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fastest_answer_is_trusted() {
        let mut clock = ServerClock::default();
        clock.restart(1);
        clock.learn(1_000, 1_900, Timestamp(50_800));
        clock.learn(2_000, 2_020, Timestamp(51_010));
        assert_eq!(clock.at(3_000), Some(Timestamp(52_000)));
    }

    #[test]
    fn a_clock_that_is_hours_off_does_not_matter() {
        let mut clock = ServerClock::default();
        clock.restart(1);
        clock.learn(-9_999_000, -9_998_900, Timestamp(1_000_000));
        assert_eq!(clock.at(-9_998_950), Some(Timestamp(1_000_000)));
    }

    #[test]
    fn a_clock_that_was_set_is_estimated_again() {
        let mut clock = ServerClock::default();
        clock.restart(1);
        clock.learn(1_000, 1_001, Timestamp(51_000));
        clock.learn(2_000, 2_040, Timestamp(652_020));
        assert_eq!(clock.at(2_020), Some(Timestamp(652_020)));
    }

    #[test]
    fn a_demo_runs_faster() {
        let mut clock = ServerClock::default();
        clock.restart(20);
        clock.learn(0, 0, Timestamp(1_000));
        assert_eq!(clock.at(100), Some(Timestamp(3_000)));
    }
}
