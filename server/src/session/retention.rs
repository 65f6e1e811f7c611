//! Nothing is kept longer than its time.

use std::sync::Arc;

use shared::time::{MINUTE, Milliseconds, Timestamp};

use super::registry::Registry;

/// How often sessions are looked over. It is counted in days, so an hour late is in time.
const LOOK_EVERY: Milliseconds = 60 * MINUTE;
/// How often it is looked whether the clock was set.
const LOOK_AT_CLOCK_EVERY: Milliseconds = 5 * MINUTE;
/// Beyond this difference between the time shown and the time passed, the clock was set.
const STRAYS_MAX: Milliseconds = 60 * MINUTE;
/// A clock that was set, or is not known to be right, is believed after it has run evenly for this long.
const BELIEVED_AFTER: Milliseconds = 60 * MINUTE;

/// Deletes sessions that were over for longer than `keep`, now and ever after, while the clock is to be believed: what a
/// wrong one deletes does not come back.
pub fn delete_what_is_over(registry: Arc<Registry>, keep: Milliseconds) -> impl Future<Output = ()> {
    let (started, ran) = (registry.now(), registry.ran());
    async move {
        // A server that is started weeks after the last one was there may be one whose clock is ahead by weeks.
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

/// Whether a clock is to be believed.
struct Belief {
    /// The time that it would have shown at its start, had it never been set.
    began: Timestamp,
    /// Since when it has run on from there; none if it was right from the start.
    since: Option<Milliseconds>,
}

impl Belief {
    /// In a clock that shows `now` when it `ran` for so long.
    fn of(now: Timestamp, ran: Milliseconds, is_right: bool) -> Self {
        Self { began: now + -ran, since: (!is_right).then_some(ran) }
    }

    /// Did the clock go on as it should, for long enough?
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
    fn a_clock_that_is_set_is_believed_after_an_hour_and_not_for_seconds() {
        let mut clock = Belief::of(NOW, 0, true);
        assert!(clock.is_believed(NOW, 0));
        assert!(clock.is_believed(NOW + (MINUTE + 59 * MINUTE), MINUTE), "it is set by less every now and then");
        // Ahead by weeks for a moment, and back.
        assert!(!clock.is_believed(NOW + 40 * DAY, 2 * MINUTE));
        assert!(!clock.is_believed(NOW + 3 * MINUTE, 3 * MINUTE));
        assert!(!clock.is_believed(NOW + 62 * MINUTE, 62 * MINUTE));
        assert!(clock.is_believed(NOW + 63 * MINUTE, 63 * MINUTE));
    }

    #[test]
    fn after_weeks_without_a_server_its_clock_is_believed_after_an_hour() {
        let mut clock = Belief::of(NOW, 5, false);
        assert!(!clock.is_believed(NOW + 59 * MINUTE, 5 + 59 * MINUTE));
        assert!(clock.is_believed(NOW + 60 * MINUTE, 5 + 60 * MINUTE));
    }
}
