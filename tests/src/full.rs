//! A log on a disk that is full whenever a test says so.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use server::log::{Answer, EventLog, LogError, MemoryLog};
use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::Batch;
use shared::time::Timestamp;

/// A log in memory that has no room while it is said to be full.
#[derive(Default)]
pub struct FullLog {
    inner: MemoryLog,
    is_full: AtomicBool,
}

impl FullLog {
    /// One with room.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// From now on there is no room, or there is again.
    pub fn set_full(&self, is_full: bool) {
        self.is_full.store(is_full, Ordering::SeqCst);
    }

    fn unless_full<'log, T: Send + 'log>(&self, answer: impl FnOnce() -> Answer<'log, T>) -> Answer<'log, T> {
        if self.is_full.load(Ordering::SeqCst) {
            return Box::pin(std::future::ready(Err(LogError::Full)));
        }
        answer()
    }
}

impl EventLog for FullLog {
    fn create(&self, session: SessionId, code: JoinCode, first: Batch) -> Answer<'_, ()> {
        self.unless_full(|| self.inner.create(session, code, first))
    }

    fn append(&self, session: SessionId, expected: Seq, batches: Vec<Batch>) -> Answer<'_, Seq> {
        self.unless_full(|| self.inner.append(session, expected, batches))
    }

    fn read(&self, session: SessionId, after: Seq) -> Answer<'_, Vec<(Seq, Batch)>> {
        self.inner.read(session, after)
    }

    fn find(&self, code: JoinCode) -> Answer<'_, Option<SessionId>> {
        self.inner.find(code)
    }

    fn opened_by(&self, by: Timestamp, after: Option<SessionId>) -> Answer<'_, Vec<SessionId>> {
        self.inner.opened_by(by, after)
    }

    fn check(&self) -> Answer<'_, ()> {
        self.unless_full(|| self.inner.check())
    }

    fn delete(&self, session: SessionId) -> Answer<'_, ()> {
        self.inner.delete(session)
    }
}
