//! Sends commands at a rate, in an open loop: each has its intended moment, whether or not the server keeps up. A
//! measurement that waits for one answer before the next question would leave out just the time in which the server
//! stood still.

use std::thread;
use std::time::{Duration, Instant};

use shared::ids::RoundNumber;
use shared::session::{ArgumentCommand, Command, Kind, Side};

use super::device::{Device, command_frame};
use super::meter::Meter;
use super::stamp::Stamp;

/// Senders follow each other at this distance, a prime, so that rooms take turns.
const STRIDE: usize = 7_919;

/// Commands at a rate.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Commands a second.
    pub rate: u32,
    pub count: u32,
}

impl Pace {
    /// At that rate for that long.
    pub fn lasting(rate: u32, span: Duration) -> Self {
        let count = f64::from(rate) * span.as_secs_f64();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some thousands")]
        Self { rate, count: (count as u32).max(1) }
    }

    /// The sender of each command, among that many.
    pub fn sender(number: u32, of: usize) -> usize {
        (number as usize).wrapping_mul(STRIDE) % of
    }

    /// Has the devices write arguments, and blocks until the last is on its way. Returns the first intended
    /// moment.
    pub fn write(self, devices: &[Device], meter: &Meter, phase: u32) -> u64 {
        let start = Instant::now() + Duration::from_millis(5);
        for number in 0..self.count {
            let intended = start + Duration::from_secs(1) * number / self.rate;
            thread::sleep(intended.saturating_duration_since(Instant::now()));
            let sender = Self::sender(number, devices.len());
            let stamp =
                Stamp { phase, intended: meter.at(intended), sender: u32::try_from(sender).unwrap_or(u32::MAX) };
            devices[sender].say(command_frame(argument(stamp.in_words(), number)).1);
        }
        meter.at(start)
    }
}

/// An argument in one of the four columns.
pub fn argument(text: String, number: u32) -> Command {
    let side = Side::BOTH[number as usize % 2];
    let kind = Kind::BOTH[number as usize / 2 % 2];
    Command::Argument(ArgumentCommand::Add { round: RoundNumber(1), side, kind, text })
}
