//! When a device was last heard. A connection may stay open long after its page froze: only messages of the page itself
//! show that somebody is there.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use shared::time::Timestamp;
use tokio::time::Instant;

use crate::clock::Clock;

/// When a device was last heard: recorded by its connection, checked by its session's actor.
#[derive(Debug)]
pub(super) struct Heard {
    clock: Clock,
    last: Mutex<(Instant, Timestamp)>,
    /// It was asked whether it is there, and has not been heard since.
    asked: AtomicBool,
    /// It was found silent, and has not been heard since.
    silent: AtomicBool,
}

impl Heard {
    /// A device that just connected, which counts as heard.
    pub fn now(clock: Clock) -> Self {
        let last = Mutex::new((Instant::now(), clock.now()));
        Self { clock, last, asked: AtomicBool::new(false), silent: AtomicBool::new(false) }
    }

    /// Records a sign of life. Returns whether the device had been found silent.
    pub fn note(&self) -> bool {
        *self.last() = (Instant::now(), self.clock.now());
        self.asked.store(false, Ordering::Release);
        self.silent.swap(false, Ordering::AcqRel)
    }

    /// Should it be asked now? Marks the question as pending, because one is enough for a frozen device.
    pub fn is_to_be_asked(&self) -> bool {
        !self.asked.swap(true, Ordering::AcqRel)
    }

    /// Marks it as silent.
    pub fn is_silent_now(&self) {
        self.silent.store(true, Ordering::Release);
    }

    /// How long the device has been silent, in real time: a demo that runs fast does not make anybody answer faster.
    pub fn quiet_for(&self) -> Duration {
        self.last().0.elapsed()
    }

    /// When it was last heard, on the session's clock.
    pub fn at(&self) -> Timestamp {
        self.last().1
    }

    fn last(&self) -> MutexGuard<'_, (Instant, Timestamp)> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
