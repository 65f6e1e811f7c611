//! The server's clock, the only one that counts. In a demo it runs faster; in a test it is stopped until it is
//! advanced.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use shared::time::{Milliseconds, Timestamp};
use tokio::sync::watch;

/// Longest real time that a sleeper waits before it looks at the clock again, because the machine's clock may be set
/// meanwhile.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// A clock. Cheap to clone; clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Kind>);

#[derive(Debug)]
enum Kind {
    System {
        since: Instant,
    },
    Scaled {
        start: Timestamp,
        since: Instant,
        pace: u16,
    },
    Manual(watch::Sender<Shown>),
    Adjustable {
        since: Instant,
        /// How far it was advanced.
        ahead: watch::Sender<Milliseconds>,
    },
}

/// The state of a manual clock.
#[derive(Clone, Copy, Debug)]
struct Shown {
    now: Timestamp,
    ran: Milliseconds,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Arc::new(Kind::System { since: Instant::now() }))
    }

    /// Starts at the machine's time and runs `pace` times as fast, at least 1.
    pub fn scaled(pace: u16) -> Self {
        Self(Arc::new(Kind::Scaled { start: machine_time(), since: Instant::now(), pace: pace.max(1) }))
    }

    /// Stands still at `start` until [`advance`](Self::advance) is called.
    pub fn manual(start: Timestamp) -> Self {
        Self(Arc::new(Kind::Manual(watch::Sender::new(Shown { now: start, ran: 0 }))))
    }

    /// Runs like the machine's clock and can be advanced, so that tests in real browsers do not wait ten minutes.
    pub fn adjustable() -> Self {
        Self(Arc::new(Kind::Adjustable { since: Instant::now(), ahead: watch::Sender::new(0) }))
    }

    /// Advances a manual or adjustable clock and wakes sleepers that are due. Does nothing to other clocks.
    pub fn advance(&self, span: Milliseconds) {
        match &*self.0 {
            Kind::Manual(shown) => shown.send_modify(|shown| {
                shown.now = shown.now + span;
                shown.ran += span;
            }),
            Kind::Adjustable { ahead, .. } => ahead.send_modify(|ahead| *ahead += span),
            Kind::System { .. } | Kind::Scaled { .. } => {}
        }
    }

    /// Sets a manual clock to another moment without any time passing, as when a machine's clock is set. Does nothing
    /// to other clocks.
    pub fn set(&self, moment: Timestamp) {
        if let Kind::Manual(shown) = &*self.0 {
            shown.send_modify(|shown| shown.now = moment);
        }
    }

    /// The current moment.
    pub fn now(&self) -> Timestamp {
        match &*self.0 {
            Kind::System { .. } => machine_time(),
            Kind::Scaled { start, since, pace } => {
                *start + milliseconds(since.elapsed()).saturating_mul(Milliseconds::from(*pace))
            }
            Kind::Manual(shown) => shown.borrow().now,
            Kind::Adjustable { ahead, .. } => machine_time() + *ahead.borrow(),
        }
    }

    /// How long it has run, unaffected by setting it. It may stop while the machine sleeps.
    pub fn ran(&self) -> Milliseconds {
        match &*self.0 {
            Kind::System { since } => milliseconds(since.elapsed()),
            Kind::Scaled { since, pace, .. } => milliseconds(since.elapsed()).saturating_mul(Milliseconds::from(*pace)),
            Kind::Manual(shown) => shown.borrow().ran,
            Kind::Adjustable { since, ahead } => milliseconds(since.elapsed()) + *ahead.borrow(),
        }
    }

    /// How many times as fast as a wall clock it runs.
    pub fn pace(&self) -> u16 {
        match &*self.0 {
            Kind::Scaled { pace, .. } => *pace,
            Kind::System { .. } | Kind::Manual(_) | Kind::Adjustable { .. } => 1,
        }
    }

    /// Sleeps until `moment` on this clock.
    pub async fn sleep_until(&self, moment: Timestamp) {
        self.sleep_while_left(|| moment - self.now()).await;
    }

    /// Sleeps until the clock has run for `span`, however it is set meanwhile.
    pub async fn sleep(&self, span: Milliseconds) {
        let until = self.ran() + span;
        self.sleep_while_left(|| until - self.ran()).await;
    }

    /// Sleeps until `left` returns 0.
    async fn sleep_while_left(&self, left: impl Fn() -> Milliseconds) {
        if let Kind::Manual(shown) = &*self.0 {
            let mut moved = shown.subscribe();
            // The sender lives as long as this clock, so waiting can't fail.
            while left() > 0 && moved.changed().await.is_ok() {}
            return;
        }
        let mut put_forward = match &*self.0 {
            Kind::Adjustable { ahead, .. } => Some(ahead.subscribe()),
            _ => None,
        };
        loop {
            let left = left();
            if left <= 0 {
                return;
            }
            let pace = u64::from(self.pace());
            // Rounded up, because waking a moment too early would mean another sleep.
            let real = Duration::from_millis(left.unsigned_abs().div_ceil(pace));
            let sleep = tokio::time::sleep(real.min(LOOK_AGAIN));
            match &mut put_forward {
                Some(put_forward) => tokio::select! {
                    () = sleep => {}
                    _ = put_forward.changed() => {}
                },
                None => sleep.await,
            }
        }
    }
}

fn machine_time() -> Timestamp {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(milliseconds(since_epoch))
}

fn milliseconds(span: Duration) -> Milliseconds {
    Milliseconds::try_from(span.as_millis()).unwrap_or(Milliseconds::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::time::{MINUTE, SECOND};

    #[tokio::test]
    async fn advancing_a_manual_clock_wakes_sleepers() {
        let clock = Clock::manual(Timestamp(1_000));
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move {
                clock.sleep_until(Timestamp(1_000 + MINUTE)).await;
                clock.now()
            }
        });
        clock.advance(30 * SECOND);
        assert!(!sleeper.is_finished());
        clock.advance(30 * SECOND);
        assert_eq!(sleeper.await.unwrap(), Timestamp(1_000 + MINUTE));
    }

    #[tokio::test]
    async fn an_adjustable_clock_runs_and_can_be_advanced() {
        let clock = Clock::adjustable();
        let start = clock.now();
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(start + MINUTE).await }
        });
        clock.advance(MINUTE);
        sleeper.await.unwrap();
        assert!(clock.now() - start >= MINUTE);
    }

    #[tokio::test]
    async fn setting_the_clock_wakes_nobody_who_sleeps_for_a_span() {
        let clock = Clock::manual(Timestamp(1_000));
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep(MINUTE).await }
        });
        tokio::task::yield_now().await;
        clock.set(Timestamp(1_000 + 2 * MINUTE));
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished());
        clock.set(Timestamp(0));
        clock.advance(MINUTE);
        sleeper.await.unwrap();
        assert_eq!((clock.now(), clock.ran()), (Timestamp(MINUTE), MINUTE));
    }

    #[tokio::test]
    async fn sleeping_until_a_past_moment_returns_at_once() {
        Clock::system().sleep_until(Timestamp(0)).await;
        Clock::manual(Timestamp(5)).sleep_until(Timestamp(5)).await;
    }

    #[tokio::test]
    async fn a_scaled_clock_runs_faster() {
        let clock = Clock::scaled(1_000);
        let start = clock.now();
        let before = Instant::now();
        clock.sleep_until(start + MINUTE).await;
        assert!(clock.now() - start >= MINUTE);
        assert!(before.elapsed() < Duration::from_secs(10));
        assert_eq!(clock.pace(), 1_000);
    }
}
