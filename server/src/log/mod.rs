//! The log is the truth: a session is what its log says. A log contains sessions, codes and batches of events, and
//! nothing about people and sockets.

#[cfg(test)]
mod conformance;
#[cfg(any(test, feature = "faults"))]
mod faulty;
mod measured;
mod memory;
mod rehearsed;
mod sqlite;

use std::future::Future;
use std::pin::Pin;

use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::Batch;
use shared::time::Timestamp;

#[cfg(any(test, feature = "faults"))]
pub use faulty::{Fault, FaultyLog};
pub(crate) use measured::MeasuredLog;
pub use memory::MemoryLog;
pub(crate) use rehearsed::RehearsedLog;
pub use sqlite::{OpenError, SqliteLog, backup};

/// The maximum number of batches that one [`EventLog::read`] returns, so that every answer is bounded. A session of
/// four rooms and two dilemmas has a few hundred.
pub const PAGE: usize = 4_096;

/// The future answer of a log.
pub type Answer<'log, T> = Pin<Box<dyn Future<Output = Result<T, LogError>> + Send + 'log>>;

/// Stores sessions. A *position* is the number of a session's last event: a batch of `n` events advances it by `n`.
///
/// `Ok` means durable: it survives the end of the process and a power failure.
pub trait EventLog: Send + Sync {
    /// Starts a session with its first batch, and assigns it its code.
    ///
    /// # Errors
    /// [`LogError::CodeTaken`] if another session has that code, [`LogError::Conflict`] if this one has been started;
    /// then nothing was stored.
    fn create(&self, session: SessionId, code: JoinCode, first: Batch) -> Answer<'_, ()>;

    /// Stores all of `batches` in order, or none of them, if the session is still at `expected`. Returns its new
    /// position.
    ///
    /// # Errors
    /// [`LogError::Conflict`] if another writer was faster: read on, decide again.
    fn append(&self, session: SessionId, expected: Seq, batches: Vec<Batch>) -> Answer<'_, Seq>;

    /// The first [`PAGE`] batches that end after position `after`, each with the position at its end. Continue after
    /// the last one until the result is empty.
    fn read(&self, session: SessionId, after: Seq) -> Answer<'_, Vec<(Seq, Batch)>>;

    /// The session with that code.
    fn find(&self, code: JoinCode) -> Answer<'_, Option<SessionId>>;

    /// The first [`PAGE`] sessions after `after`, in order of id, that were opened at `by` or before, and those whose
    /// opening can't be read. Continue after the last one until the result is empty.
    fn opened_by(&self, by: Timestamp, after: Option<SessionId>) -> Answer<'_, Vec<SessionId>>;

    /// When the last batch of a session was decided, even if others can't be read; `None` when that can't be read.
    fn last_at(&self, session: SessionId) -> Answer<'_, Option<Timestamp>>;

    /// The bytes that a session takes, or all sessions together; 0 where that does not matter.
    fn taken(&self, _session: Option<SessionId>) -> Answer<'_, u64> {
        Box::pin(std::future::ready(Ok(0)))
    }

    /// Checks whether the log can be written now.
    fn check(&self) -> Answer<'_, ()>;

    /// Records that the server was running at that moment, in place of earlier records.
    fn mark_alive(&self, at: Timestamp) -> Answer<'_, ()>;

    /// The last recorded moment.
    fn alive_until(&self) -> Answer<'_, Option<Timestamp>>;

    /// Deletes a session and frees its code. Succeeds when it does not exist. The data is not only unreachable but
    /// erased.
    fn delete(&self, session: SessionId) -> Answer<'_, ()>;
}

/// Why a log could not do what was asked. Nothing was stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// Another writer was faster.
    #[error("another writer was faster")]
    Conflict,
    /// The code belongs to another session.
    #[error("the code belongs to another session")]
    CodeTaken,
    /// There is no such session.
    #[error("there is no such session")]
    NoSuchSession,
    /// There is no space to store anything. Stored sessions can still be read.
    #[error("the disk is full")]
    Full,
    /// Storing or reading fails at the moment; the text is for the operator.
    #[error("the log is not available: {0}")]
    Unavailable(String),
}

/// The position at the end of each batch, for batches that come after `expected`.
fn positions(expected: Seq, batches: &[Batch]) -> Result<Vec<Seq>, LogError> {
    let mut position = expected;
    batches
        .iter()
        .map(|batch| {
            if batch.events.is_empty() {
                return Err(LogError::Unavailable("a batch without events can't be numbered".into()));
            }
            position = Seq(position.0 + batch.events.len() as u64);
            Ok(position)
        })
        .collect()
}
