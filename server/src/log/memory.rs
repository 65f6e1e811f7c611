//! A log that lasts as long as the process: for the demo and for tests.

use std::collections::HashMap;
use std::future::ready;
use std::sync::{Mutex, MutexGuard, PoisonError};

use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::Batch;
use shared::time::Timestamp;

use super::{Answer, EventLog, LogError, PAGE, positions};

/// A log in memory. Everything is gone when it is dropped.
#[derive(Default)]
pub struct MemoryLog(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    sessions: HashMap<SessionId, Vec<(Seq, Batch)>>,
    codes: HashMap<JoinCode, SessionId>,
    alive_until: Option<Timestamp>,
}

impl MemoryLog {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }

    /// Does it hold this session?
    pub(super) fn holds(&self, session: SessionId) -> bool {
        self.kept().sessions.contains_key(&session)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Every change is made in one step, so a panic elsewhere leaves nothing half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn create(&mut self, session: SessionId, code: JoinCode, first: Batch) -> Result<(), LogError> {
        let ends = positions(Seq(0), std::slice::from_ref(&first))?;
        if self.codes.contains_key(&code) {
            return Err(LogError::CodeTaken);
        }
        if self.sessions.contains_key(&session) {
            return Err(LogError::Conflict);
        }
        self.codes.insert(code, session);
        self.sessions.insert(session, ends.into_iter().zip([first]).collect());
        Ok(())
    }

    fn append(&mut self, session: SessionId, expected: Seq, batches: Vec<Batch>) -> Result<Seq, LogError> {
        let ends = positions(expected, &batches)?;
        let log = self.sessions.get_mut(&session).ok_or(LogError::NoSuchSession)?;
        if log.last().is_none_or(|(position, _)| *position != expected) {
            return Err(LogError::Conflict);
        }
        log.extend(ends.into_iter().zip(batches));
        Ok(log.last().map_or(expected, |(position, _)| *position))
    }

    fn read(&self, session: SessionId, after: Seq) -> Result<Vec<(Seq, Batch)>, LogError> {
        let log = self.sessions.get(&session).ok_or(LogError::NoSuchSession)?;
        let first = log.partition_point(|(position, _)| *position <= after);
        Ok(log[first..].iter().take(PAGE).cloned().collect())
    }
}

impl EventLog for MemoryLog {
    fn create(&self, session: SessionId, code: JoinCode, first: Batch) -> Answer<'_, ()> {
        Box::pin(ready(self.kept().create(session, code, first)))
    }

    fn append(&self, session: SessionId, expected: Seq, batches: Vec<Batch>) -> Answer<'_, Seq> {
        Box::pin(ready(self.kept().append(session, expected, batches)))
    }

    fn read(&self, session: SessionId, after: Seq) -> Answer<'_, Vec<(Seq, Batch)>> {
        Box::pin(ready(self.kept().read(session, after)))
    }

    fn find(&self, code: JoinCode) -> Answer<'_, Option<SessionId>> {
        Box::pin(ready(Ok(self.kept().codes.get(&code).copied())))
    }

    fn opened_by(&self, by: Timestamp, after: Option<SessionId>) -> Answer<'_, Vec<SessionId>> {
        let kept = self.kept();
        let is_wanted = |id: &SessionId, log: &[(Seq, Batch)]| {
            after.is_none_or(|after| after < *id) && log.first().is_some_and(|(_, first)| first.at <= by)
        };
        let wanted = kept.sessions.iter().filter(|(id, log)| is_wanted(id, log));
        let mut found: Vec<SessionId> = wanted.map(|(id, _)| *id).collect();
        found.sort_unstable();
        found.truncate(PAGE);
        Box::pin(ready(Ok(found)))
    }

    fn check(&self) -> Answer<'_, ()> {
        Box::pin(ready(Ok(())))
    }

    fn last_at(&self, session: SessionId) -> Answer<'_, Option<Timestamp>> {
        let kept = self.kept();
        let found = kept.sessions.get(&session).and_then(|batches| batches.last()).map(|(_, batch)| batch.at);
        Box::pin(ready(Ok(found)))
    }

    fn mark_alive(&self, at: Timestamp) -> Answer<'_, ()> {
        let mut kept = self.kept();
        kept.alive_until = kept.alive_until.max(Some(at));
        Box::pin(ready(Ok(())))
    }

    fn alive_until(&self) -> Answer<'_, Option<Timestamp>> {
        Box::pin(ready(Ok(self.kept().alive_until)))
    }

    fn delete(&self, session: SessionId) -> Answer<'_, ()> {
        let mut kept = self.kept();
        kept.sessions.remove(&session);
        kept.codes.retain(|_, known| *known != session);
        Box::pin(ready(Ok(())))
    }
}
