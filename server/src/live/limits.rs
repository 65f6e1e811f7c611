//! How much one device may send. A person writes a few commands a minute; a device that was
//! offline sends what it kept in one go.

use std::num::NonZeroU32;

use governor::{DefaultDirectRateLimiter, Quota};

/// Commands. What comes faster is rejected, and the device tries again.
const COMMANDS: Quota = Quota::per_second(times(20)).allow_burst(times(60));
/// Frames of any kind. What comes faster is no device of ours, and is closed.
const FRAMES: Quota = Quota::per_second(times(100)).allow_burst(times(400));

/// What a device sent lately.
pub(super) struct Limits {
    commands: DefaultDirectRateLimiter,
    frames: DefaultDirectRateLimiter,
}

impl Limits {
    pub fn new() -> Self {
        Self { commands: DefaultDirectRateLimiter::direct(COMMANDS), frames: DefaultDirectRateLimiter::direct(FRAMES) }
    }

    /// Is another command not too much?
    pub fn allows_command(&self) -> bool {
        self.commands.check().is_ok()
    }

    /// Is another frame, of whatever kind, not far too much?
    pub fn allows_frame(&self) -> bool {
        self.frames.check().is_ok()
    }
}

const fn times(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outbox_of_a_while_goes_through_and_a_flood_does_not() {
        let limits = Limits::new();
        assert!((0..60).all(|_| limits.allows_command()));
        assert!(!(0..60).all(|_| limits.allows_command()));
        assert!((0..400).all(|_| limits.allows_frame()));
        assert!(!(0..200).all(|_| limits.allows_frame()));
    }
}
