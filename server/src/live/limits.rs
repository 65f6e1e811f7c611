//! How many frames one device may send.

use governor::{DefaultDirectRateLimiter, Quota};

use crate::quota::times;

/// Frames of any kind. No client of this project sends faster, so a connection that does is closed.
const FRAMES: Quota = Quota::per_second(times(100)).allow_burst(times(400));

/// What a device sent recently.
pub(super) struct Limits(DefaultDirectRateLimiter);

impl Limits {
    pub fn new() -> Self {
        Self(DefaultDirectRateLimiter::direct(FRAMES))
    }

    /// Counts a frame of any kind; false when there are far too many.
    pub fn allows_frame(&self) -> bool {
        self.0.check().is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outbox_goes_through_and_a_flood_does_not() {
        let limits = Limits::new();
        assert!((0..400).all(|_| limits.allows_frame()));
        assert!(!(0..200).all(|_| limits.allows_frame()));
    }
}
