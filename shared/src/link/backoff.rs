//! How long to wait before the next try.

/// The first wait, in milliseconds: a server that restarts is back within a second or two.
const FIRST: u32 = 300;
/// The longest wait: somebody who opens the laptop again should not have to wait.
const LONGEST: u32 = 5_000;

/// The first wait after the server refused entry, in milliseconds: a server whose data is restored is back within
/// seconds.
const SHUT_OUT_FIRST: u32 = 2_000;
/// The longest wait after a refused entry, in milliseconds: the refusal may be final, and a page that was left open
/// must not knock often.
const SHUT_OUT_LONGEST: u32 = 60_000;

/// Waits that double with every failed try, with jitter, so that a roomful of devices does not reconnect at the same
/// moment.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    first: u32,
    longest: u32,
    failures: u32,
}

impl Default for Backoff {
    /// The waits after a lost connection.
    fn default() -> Self {
        Self { first: FIRST, longest: LONGEST, failures: 0 }
    }
}

impl Backoff {
    /// The waits after a refused entry.
    pub fn of_shut_out() -> Self {
        Self { first: SHUT_OUT_FIRST, longest: SHUT_OUT_LONGEST, failures: 0 }
    }

    /// The wait before the next try, in milliseconds; `jitter` is a random number from 0 up to 1.
    pub fn next(&mut self, jitter: f64) -> u32 {
        let ceiling = self.first.saturating_mul(1 << self.failures.min(10)).min(self.longest);
        self.failures = self.failures.saturating_add(1);
        let half = f64::from(ceiling) / 2.0;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // At most the longest, never negative.
        let wait = (half + half * jitter.clamp(0.0, 1.0)) as u32;
        wait
    }

    /// Starts again at the first wait, because the connection is open.
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
    fn a_refused_device_tries_again_soon_and_then_seldom() {
        let mut backoff = Backoff::of_shut_out();
        let waits: Vec<u32> = (0..12).map(|_| backoff.next(1.0)).collect();
        assert!(waits[..3].iter().sum::<u32>() <= 15_000, "it is back soon after twelve seconds");
        assert_eq!(waits[11], SHUT_OUT_LONGEST);
    }
}
