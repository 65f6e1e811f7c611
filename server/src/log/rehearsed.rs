//! Keeps rehearsals in memory, beside the log of the real sessions: nothing of them is ever on disk, and none is left
//! after a restart.

use std::future::ready;
use std::sync::Arc;

use dashmap::DashMap;
use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::{Batch, Event, LifecycleEvent};
use shared::time::Timestamp;

use super::{Answer, EventLog, LogError, MemoryLog};
use crate::size;

/// Most bytes of one rehearsal: many times those of an hour with twelve groups.
const REHEARSAL_MAX: usize = 8 * 1024 * 1024;

/// A log with rehearsals in memory, and everything else in the log around which it is put.
pub(crate) struct RehearsedLog {
    real: Arc<dyn EventLog>,
    rehearsals: MemoryLog,
    /// The bytes of each rehearsal.
    taken: DashMap<SessionId, usize>,
}

impl RehearsedLog {
    pub fn around(real: Arc<dyn EventLog>) -> Self {
        Self { real, rehearsals: MemoryLog::new(), taken: DashMap::new() }
    }

    /// The log that holds a session, if either does.
    fn of(&self, session: SessionId) -> &dyn EventLog {
        if self.rehearsals.holds(session) { &self.rehearsals } else { &*self.real }
    }
}

/// Does a rehearsal begin with this batch?
fn is_rehearsal(first: &Batch) -> bool {
    let opens_one = |event: &Event| matches!(event, Event::Lifecycle(LifecycleEvent::Opened(opening)) if opening.settings.rehearsal);
    first.events.first().is_some_and(opens_one)
}

impl EventLog for RehearsedLog {
    fn create(&self, session: SessionId, code: JoinCode, first: Batch) -> Answer<'_, ()> {
        Box::pin(async move {
            if self.rehearsals.find(code).await?.is_some() {
                return Err(LogError::CodeTaken);
            }
            if !is_rehearsal(&first) {
                return self.real.create(session, code, first).await;
            }
            if self.real.find(code).await?.is_some() {
                return Err(LogError::CodeTaken);
            }
            let size = size::of(&first);
            self.rehearsals.create(session, code, first).await?;
            self.taken.insert(session, size);
            Ok(())
        })
    }

    fn append(&self, session: SessionId, expected: Seq, batches: Vec<Batch>) -> Answer<'_, Seq> {
        if let Some(mut taken) = self.taken.get_mut(&session) {
            let grown = *taken + size::of(&batches);
            if grown > REHEARSAL_MAX {
                return Box::pin(ready(Err(LogError::Full)));
            }
            *taken = grown;
        }
        self.of(session).append(session, expected, batches)
    }

    fn read(&self, session: SessionId, after: Seq) -> Answer<'_, Vec<(Seq, Batch)>> {
        self.of(session).read(session, after)
    }

    fn find(&self, code: JoinCode) -> Answer<'_, Option<SessionId>> {
        Box::pin(async move {
            match self.rehearsals.find(code).await? {
                Some(rehearsal) => Ok(Some(rehearsal)),
                None => self.real.find(code).await,
            }
        })
    }

    /// Of the real sessions: a rehearsal has no time for which it is kept, and its own end.
    fn opened_by(&self, by: Timestamp, after: Option<SessionId>) -> Answer<'_, Vec<SessionId>> {
        self.real.opened_by(by, after)
    }

    fn last_at(&self, session: SessionId) -> Answer<'_, Option<Timestamp>> {
        self.of(session).last_at(session)
    }

    fn taken(&self, session: Option<SessionId>) -> Answer<'_, u64> {
        match session {
            Some(session) => self.of(session).taken(Some(session)),
            None => self.real.taken(None),
        }
    }

    fn check(&self) -> Answer<'_, ()> {
        self.real.check()
    }

    fn mark_alive(&self, at: Timestamp) -> Answer<'_, ()> {
        self.real.mark_alive(at)
    }

    fn alive_until(&self) -> Answer<'_, Option<Timestamp>> {
        self.real.alive_until()
    }

    fn delete(&self, session: SessionId) -> Answer<'_, ()> {
        let log = self.of(session);
        self.taken.remove(&session);
        log.delete(session)
    }
}

#[cfg(test)]
mod tests {
    use super::super::conformance::{batch, code, conforms, new_id};
    use super::*;

    #[tokio::test]
    async fn real_sessions_are_kept_as_without_it() {
        conforms(Arc::new(RehearsedLog::around(Arc::new(MemoryLog::new())))).await;
    }

    #[tokio::test]
    async fn a_rehearsal_does_not_grow_beyond_its_bound() {
        let log = RehearsedLog::around(Arc::new(MemoryLog::new()));
        let session = new_id();
        log.rehearsals.create(session, code(1), batch(1, 1)).await.unwrap();
        log.taken.insert(session, REHEARSAL_MAX);
        assert_eq!(log.append(session, Seq(1), vec![batch(2, 1)]).await, Err(LogError::Full));
        log.delete(session).await.unwrap();
        assert!(log.taken.is_empty() && log.find(code(1)).await.unwrap().is_none());
    }
}
