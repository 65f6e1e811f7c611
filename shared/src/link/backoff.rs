//! How long to wait before the next try.

/// The first wait, in milliseconds: a server that restarts is back within a second or two.
const FIRST: u32 = 300;
/// The longest wait: who opens the laptop again should not sit and wait.
const LONGEST: u32 = 5_000;

/// The first wait of somebody who was not let in, in milliseconds: a server whose data is put back in place is there
/// again within seconds.
const SHUT_OUT_FIRST: u32 = 2_000;
/// The longest wait of somebody who was not let in: it may be for good, and a page that was left open must not knock often.
const SHUT_OUT_LONGEST: u32 = 60_000;

/// Waits that double with every failed try, with jitter, so that a room full of
/// devices does not knock at the same moment.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    first: u32,
    longest: u32,
    failures: u32,
}

impl Default for Backoff {
    /// Of somebody whose connection is gone.
    fn default() -> Self {
        Self { first: FIRST, longest: LONGEST, failures: 0 }
    }
}

impl Backoff {
    /// Of somebody who was not let in.
    pub fn of_shut_out() -> Self {
        Self { first: SHUT_OUT_FIRST, longest: SHUT_OUT_LONGEST, failures: 0 }
    }

    /// The wait before the next try, in milliseconds; `jitter` is drawn from 0 up to 1.
    pub fn next(&mut self, jitter: f64) -> u32 {
        let ceiling = self.first.saturating_mul(1 << self.failures.min(10)).min(self.longest);
        self.failures = self.failures.saturating_add(1);
        let half = f64::from(ceiling) / 2.0;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // At most the longest, never negative.
        let wait = (half + half * jitter.clamp(0.0, 1.0)) as u32;
        wait
    }

    /// The connection stands.
    pub fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_stay_within_bounds() {
        let mut backoff = Backoff::default();
        let waits: Vec<u32> = (0..12).map(|_| backoff.next(1.0)).collect();
        assert_eq!(waits[0], FIRST);
        assert!(waits.is_sorted());
        assert_eq!(waits[11], LONGEST);
        backoff.reset();
        assert_eq!(backoff.next(0.0), FIRST / 2);
    }

    #[test]
    fn a_refused_device_tries_soon_and_then_seldom() {
        let mut backoff = Backoff::of_shut_out();
        let waits: Vec<u32> = (0..12).map(|_| backoff.next(1.0)).collect();
        assert!(waits[..3].iter().sum::<u32>() <= 15_000, "after twelve seconds it does not take long");
        assert_eq!(waits[11], SHUT_OUT_LONGEST);
    }
}
