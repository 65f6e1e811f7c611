//! Deletes sessions when their time is up.

use std::sync::Arc;

use shared::time::{MINUTE, Milliseconds, Timestamp};

use super::registry::Registry;

/// How often sessions are checked. Retention is counted in days, so an hour late is soon enough.
const LOOK_EVERY: Milliseconds = 60 * MINUTE;
/// How often the clock is checked for having been set.
const LOOK_AT_CLOCK_EVERY: Milliseconds = 5 * MINUTE;
/// Difference between the time shown and the time passed above which the clock was set.
const STRAYS_MAX: Milliseconds = 60 * MINUTE;
/// How long a clock that was set, or is not known to be right, has to run evenly before it is trusted.
const BELIEVED_AFTER: Milliseconds = 60 * MINUTE;

/// Deletes sessions that were over for longer than `keep`, now and periodically, while the clock is trusted: what a
/// wrong clock deletes does not come back.
pub fn delete_what_is_over(registry: Arc<Registry>, keep: Milliseconds) -> impl Future<Output = ()> {
    let (started, ran) = (registry.now(), registry.ran());
    async move {
        // If the last server ran weeks ago, this one's clock may be weeks ahead.
        let is_right = registry.was_served_since(started + -keep).await;
        let mut clock = Belief::of(started, ran, is_right);
        let mut look_at = ran;
        loop {
            let (now, ran) = (registry.now(), registry.ran());
            if clock.is_believed(now, ran) && ran >= look_at {
                look_at = ran + LOOK_EVERY;
                match registry.expire(now + -keep).await {
                    Ok(0) => {}
                    Ok(deleted) => tracing::info!(deleted, "deleted sessions past their retention"),
                    Err(error) => tracing::warn!(%error, "could not look for sessions to delete"),
                }
            }
            registry.sleep(LOOK_AT_CLOCK_EVERY).await;
        }
    }
}

/// Whether a clock is trusted.
struct Belief {
    /// The time that it would have shown at its start, had it never been set.
    began: Timestamp,
    /// Since when it has run evenly from there; `None` if it was right from the start.
    since: Option<Milliseconds>,
}

impl Belief {
    /// For a clock that shows `now` after it `ran` this long.
    fn of(now: Timestamp, ran: Milliseconds, is_right: bool) -> Self {
        Self { began: now + -ran, since: (!is_right).then_some(ran) }
    }

    /// Has the clock run evenly for long enough?
    fn is_believed(&mut self, now: Timestamp, ran: Milliseconds) -> bool {
        if (now + -ran - self.began).abs() > STRAYS_MAX {
            tracing::warn!("the clock was changed: no session is deleted until it has run on for an hour");
            *self = Self::of(now, ran, false);
        }
        self.since.is_none_or(|since| ran - since >= BELIEVED_AFTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::time::DAY;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    #[test]
    fn a_clock_that_was_set_is_trusted_only_after_an_hour() {
        let mut clock = Belief::of(NOW, 0, true);
        assert!(clock.is_believed(NOW, 0));
        assert!(clock.is_believed(NOW + (MINUTE + 59 * MINUTE), MINUTE), "small corrections happen now and then");
        // Briefly weeks ahead, and back.
        assert!(!clock.is_believed(NOW + 40 * DAY, 2 * MINUTE));
        assert!(!clock.is_believed(NOW + 3 * MINUTE, 3 * MINUTE));
        assert!(!clock.is_believed(NOW + 62 * MINUTE, 62 * MINUTE));
        assert!(clock.is_believed(NOW + 63 * MINUTE, 63 * MINUTE));
    }

    #[test]
    fn after_weeks_without_a_server_the_clock_is_trusted_after_an_hour() {
        let mut clock = Belief::of(NOW, 5, false);
        assert!(!clock.is_believed(NOW + 59 * MINUTE, 5 + 59 * MINUTE));
        assert!(clock.is_believed(NOW + 60 * MINUTE, 5 + 60 * MINUTE));
    }
}
