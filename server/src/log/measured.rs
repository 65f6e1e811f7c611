//! Wraps any log and measures how long storing takes.

use std::sync::Arc;
use std::time::Instant;

use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::Batch;
use shared::time::Timestamp;

use super::{Answer, EventLog};
use crate::metrics::Metrics;

/// A log whose storing is measured.
pub(crate) struct MeasuredLog {
    inner: Arc<dyn EventLog>,
    metrics: Arc<Metrics>,
}

impl MeasuredLog {
    pub fn new(inner: Arc<dyn EventLog>, metrics: Arc<Metrics>) -> Self {
        Self { inner, metrics }
    }
}

impl EventLog for MeasuredLog {
    fn create(&self, session: SessionId, code: JoinCode, first: Batch) -> Answer<'_, ()> {
        self.inner.create(session, code, first)
    }

    fn append(&self, session: SessionId, expected: Seq, batches: Vec<Batch>) -> Answer<'_, Seq> {
        Box::pin(async move {
            let start = Instant::now();
            let stored = self.inner.append(session, expected, batches).await;
            self.metrics.stored(start.elapsed());
            stored
        })
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

    fn taken(&self, session: Option<SessionId>) -> Answer<'_, u64> {
        self.inner.taken(session)
    }

    fn check(&self) -> Answer<'_, ()> {
        self.inner.check()
    }

    fn mark_alive(&self, at: Timestamp) -> Answer<'_, ()> {
        self.inner.mark_alive(at)
    }

    fn last_at(&self, session: SessionId) -> Answer<'_, Option<Timestamp>> {
        self.inner.last_at(session)
    }

    fn alive_until(&self) -> Answer<'_, Option<Timestamp>> {
        self.inner.alive_until()
    }

    fn delete(&self, session: SessionId) -> Answer<'_, ()> {
        self.inner.delete(session)
    }
}
