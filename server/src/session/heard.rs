//! When a device was heard last. A connection may stand long after the page at its end froze: only what the page itself
//! says shows that somebody is there.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use shared::time::Timestamp;
use tokio::time::Instant;

use crate::clock::Clock;

/// When a device was heard last: noted by its connection, looked at by the actor of its session.
#[derive(Debug)]
pub(super) struct Heard {
    clock: Clock,
    last: Mutex<(Instant, Timestamp)>,
    /// It was asked whether it is there, and not heard since.
    asked: AtomicBool,
    /// It was found silent, and not heard since.
    silent: AtomicBool,
}

impl Heard {
    /// A device that just came in, which counts as heard.
    pub fn now(clock: Clock) -> Self {
        let last = Mutex::new((Instant::now(), clock.now()));
        Self { clock, last, asked: AtomicBool::new(false), silent: AtomicBool::new(false) }
    }

    /// Notes a sign of life. Returns whether the device had been found silent.
    pub fn note(&self) -> bool {
        *self.last() = (Instant::now(), self.clock.now());
        self.asked.store(false, Ordering::Release);
        self.silent.swap(false, Ordering::AcqRel)
    }

    /// It is to be asked, unless a question waits for it already: one is enough for a device that froze.
    pub fn is_to_be_asked(&self) -> bool {
        !self.asked.swap(true, Ordering::AcqRel)
    }

    /// Marks it as silent.
    pub fn is_silent_now(&self) {
        self.silent.store(true, Ordering::Release);
    }

    /// For how long nothing was heard, in real time: a demo that runs fast asks nobody to answer faster.
    pub fn quiet_for(&self) -> Duration {
        self.last().0.elapsed()
    }

    /// When it was heard, on the session's clock.
    pub fn at(&self) -> Timestamp {
        self.last().1
    }

    fn last(&self) -> MutexGuard<'_, (Instant, Timestamp)> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
