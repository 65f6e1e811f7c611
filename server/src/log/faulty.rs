//! A log that fails on demand, for tests.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::Batch;
use shared::time::Timestamp;

use super::{Answer, EventLog, LogError, MemoryLog};

/// What is wrong with the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// It is full.
    Full,
    /// It accepts nothing, for some other reason: a failed flush undoes what was to be stored.
    TakesNothing,
    /// It accepts and returns nothing.
    Gone,
}

impl Fault {
    /// All faults.
    pub const ALL: [Self; 3] = [Self::Full, Self::TakesNothing, Self::Gone];
}

/// A log, in memory by default, on a disk with a fault.
#[derive(Default)]
pub struct FaultyLog<Inner = MemoryLog> {
    inner: Inner,
    fault: Mutex<Fault>,
    reads: AtomicUsize,
}

impl FaultyLog {
    /// A log in memory, without a fault so far.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }
}

impl<Inner> FaultyLog<Inner> {
    /// Wraps a log, without a fault so far.
    pub fn around(inner: Inner) -> Arc<Self> {
        Arc::new(Self { inner, fault: Mutex::default(), reads: AtomicUsize::default() })
    }

    /// Sets the fault from now on.
    pub fn set(&self, fault: Fault) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    /// How often a session, or a part of it, was read.
    pub fn reads(&self) -> usize {
        self.reads.load(Ordering::Relaxed)
    }

    fn fault(&self) -> Fault {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn if_it_takes<'log, T: Send + 'log>(&self, answer: impl FnOnce() -> Answer<'log, T>) -> Answer<'log, T> {
        match self.fault() {
            Fault::None => answer(),
            Fault::Full => fails(LogError::Full),
            Fault::TakesNothing | Fault::Gone => fails(LogError::Unavailable("a fault of the disk".into())),
        }
    }

    fn if_it_gives<'log, T: Send + 'log>(&self, answer: impl FnOnce() -> Answer<'log, T>) -> Answer<'log, T> {
        match self.fault() {
            Fault::Gone => fails(LogError::Unavailable("the disk is gone".into())),
            Fault::None | Fault::Full | Fault::TakesNothing => answer(),
        }
    }
}

fn fails<'log, T: Send + 'log>(error: LogError) -> Answer<'log, T> {
    Box::pin(std::future::ready(Err(error)))
}

impl<Inner: EventLog> EventLog for FaultyLog<Inner> {
    fn create(&self, session: SessionId, code: JoinCode, first: Batch) -> Answer<'_, ()> {
        self.if_it_takes(|| self.inner.create(session, code, first))
    }

    fn append(&self, session: SessionId, expected: Seq, batches: Vec<Batch>) -> Answer<'_, Seq> {
        self.if_it_takes(|| self.inner.append(session, expected, batches))
    }

    fn read(&self, session: SessionId, after: Seq) -> Answer<'_, Vec<(Seq, Batch)>> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        self.if_it_gives(|| self.inner.read(session, after))
    }

    fn find(&self, code: JoinCode) -> Answer<'_, Option<SessionId>> {
        self.if_it_gives(|| self.inner.find(code))
    }

    fn opened_by(&self, by: Timestamp, after: Option<SessionId>) -> Answer<'_, Vec<SessionId>> {
        self.if_it_gives(|| self.inner.opened_by(by, after))
    }

    fn taken(&self, session: Option<SessionId>) -> Answer<'_, u64> {
        self.if_it_gives(|| self.inner.taken(session))
    }

    fn check(&self) -> Answer<'_, ()> {
        self.if_it_takes(|| self.inner.check())
    }

    fn mark_alive(&self, at: Timestamp) -> Answer<'_, ()> {
        self.if_it_takes(|| self.inner.mark_alive(at))
    }

    fn last_at(&self, session: SessionId) -> Answer<'_, Option<Timestamp>> {
        self.if_it_gives(|| self.inner.last_at(session))
    }

    fn alive_until(&self) -> Answer<'_, Option<Timestamp>> {
        self.if_it_gives(|| self.inner.alive_until())
    }

    fn delete(&self, session: SessionId) -> Answer<'_, ()> {
        self.inner.delete(session)
    }
}
