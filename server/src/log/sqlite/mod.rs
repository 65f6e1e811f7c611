//! The log in one SQLite file, the default. It needs no setup: the file is created if it does not exist. Writing has a
//! thread of its own (see [`writer`]).

pub mod backup;
mod numbers;
mod pages;
mod schema;
mod writer;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::{Connection, ErrorCode, OptionalExtension};
use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::Batch;
use shared::time::Timestamp;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

pub use schema::OpenError;

use super::{Answer, EventLog, LogError, PAGE, positions};
use numbers::{from_stored, number_of, to_stored};
use writer::{Request, Work};

/// The maximum number of writes that wait for the disk; further callers wait. A group of this size is one commit, so a
/// second's work of a conference fits.
const WAITING_MAX: usize = 4_096;

/// A log in a SQLite file.
pub struct SqliteLog {
    writer: Option<mpsc::Sender<Request>>,
    thread: Option<JoinHandle<()>>,
    reader: Arc<Mutex<Connection>>,
}

impl SqliteLog {
    /// Opens the file at `path`, or creates it.
    ///
    /// # Errors
    /// Why the file can't be used, in one line.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        Self::start(path, schema::open_for_writing(path)?)
    }

    /// The same for a file with a maximum size in bytes, beyond which it reports a full disk.
    ///
    /// # Errors
    /// Why the file can't be used, in one line.
    pub fn open_within(path: impl AsRef<Path>, most: u64) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let connection = schema::open_for_writing(path)?;
        schema::limit(&connection, most).map_err(|error| OpenError::unusable(path, &error))?;
        Self::start(path, connection)
    }

    fn start(path: &Path, connection: Connection) -> Result<Self, OpenError> {
        let reader = schema::open_for_reading(path)?;
        let (sender, requests) = mpsc::channel(WAITING_MAX);
        let thread = std::thread::Builder::new()
            .name("log writer".into())
            .spawn(move || writer::run(connection, requests))
            .map_err(|error| OpenError::unusable(path, &error))?;
        Ok(Self { writer: Some(sender), thread: Some(thread), reader: Arc::new(Mutex::new(reader)) })
    }

    async fn write(&self, work: Work) -> Result<(), LogError> {
        let (answer, answered) = oneshot::channel();
        let stopped = || LogError::Unavailable("the writer has stopped".into());
        let writer = self.writer.as_ref().ok_or_else(stopped)?;
        writer.send(Request { work, answer }).await.map_err(|_| stopped())?;
        answered.await.map_err(|_| stopped())?
    }

    /// Reads on a blocking thread, next to the writer: in WAL mode neither waits for the other.
    async fn look<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, LogError> + Send + 'static,
    ) -> Result<T, LogError> {
        let reader = Arc::clone(&self.reader);
        let asked = move || question(&reader.lock().unwrap_or_else(PoisonError::into_inner));
        tokio::task::spawn_blocking(asked).await.map_err(|error| LogError::Unavailable(error.to_string()))?
    }
}

impl Drop for SqliteLog {
    /// Lets the writer finish its queue and close the file, so that it can be opened again at once.
    fn drop(&mut self) {
        drop(self.writer.take());
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the log's writer panicked");
        }
    }
}

impl EventLog for SqliteLog {
    fn create(&self, session: SessionId, code: JoinCode, first: Batch) -> Answer<'_, ()> {
        Box::pin(async move {
            let rows = rows(Seq(0), &[first])?;
            self.write(Work::Create { session, code, rows }).await
        })
    }

    fn append(&self, session: SessionId, expected: Seq, batches: Vec<Batch>) -> Answer<'_, Seq> {
        Box::pin(async move {
            let rows = rows(expected, &batches)?;
            let position = rows.last().map_or(expected, |(position, _)| *position);
            self.write(Work::Append { session, expected, rows }).await?;
            Ok(position)
        })
    }

    fn read(&self, session: SessionId, after: Seq) -> Answer<'_, Vec<(Seq, Batch)>> {
        Box::pin(self.look(move |connection| read(connection, session, after)))
    }

    fn find(&self, code: JoinCode) -> Answer<'_, Option<SessionId>> {
        Box::pin(self.look(move |connection| {
            let found: Option<Uuid> = connection
                .prepare_cached("SELECT id FROM sessions WHERE code = ?1")?
                .query_row([code.to_string()], |row| row.get(0).map(Uuid::from_bytes))
                .optional()?;
            Ok(found.map(SessionId))
        }))
    }

    fn opened_by(&self, by: Timestamp, after: Option<SessionId>) -> Answer<'_, Vec<SessionId>> {
        Box::pin(self.look(move |connection| opened_by(connection, by, after)))
    }

    fn last_at(&self, session: SessionId) -> Answer<'_, Option<Timestamp>> {
        Box::pin(self.look(move |connection| last_at(connection, session)))
    }

    fn taken(&self, session: Option<SessionId>) -> Answer<'_, u64> {
        Box::pin(self.look(move |connection| taken(connection, session)))
    }

    fn check(&self) -> Answer<'_, ()> {
        Box::pin(self.write(Work::Probe))
    }

    fn mark_alive(&self, at: Timestamp) -> Answer<'_, ()> {
        Box::pin(self.write(Work::MarkAlive { at }))
    }

    fn alive_until(&self) -> Answer<'_, Option<Timestamp>> {
        Box::pin(self.look(|connection| {
            let marked = connection
                .prepare_cached("SELECT until FROM alive")?
                .query_row([], |row| row.get(0).map(Timestamp))
                .optional()?;
            Ok(marked)
        }))
    }

    fn delete(&self, session: SessionId) -> Answer<'_, ()> {
        Box::pin(self.write(Work::Delete { session }))
    }
}

/// Batches as they are stored: the position at the end of each, and its JSON. Encoded before they wait for the writer,
/// to keep that work off its thread.
fn rows(expected: Seq, batches: &[Batch]) -> Result<Vec<(Seq, String)>, LogError> {
    let ends = positions(expected, batches)?;
    let encode = |batch| serde_json::to_string(batch).map_err(|error| LogError::Unavailable(error.to_string()));
    ends.into_iter().zip(batches).map(|(end, batch)| Ok((end, encode(batch)?))).collect()
}

fn read(connection: &Connection, session: SessionId, after: Seq) -> Result<Vec<(Seq, Batch)>, LogError> {
    let number = number_of(connection, session)?.ok_or(LogError::NoSuchSession)?;
    let mut statement = connection
        .prepare_cached("SELECT last, body FROM batches WHERE session = ?1 AND last > ?2 ORDER BY last LIMIT ?3")?;
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let mut found = statement.query((number, to_stored(after), limit))?;
    let mut batches = Vec::new();
    while let Some(row) = found.next()? {
        let body: String = row.get(1)?;
        let batch = serde_json::from_str(&body).map_err(|error: serde_json::Error| unreadable(&error))?;
        batches.push((from_stored(row.get(0)?), batch));
    }
    Ok(batches)
}

/// Reads only lengths, which are stored before the content.
fn taken(connection: &Connection, session: Option<SessionId>) -> Result<u64, LogError> {
    let bytes: i64 = match session {
        None => connection
            .prepare_cached(
                "SELECT (count.page_count - free.freelist_count) * size.page_size
                 FROM pragma_page_count AS count, pragma_freelist_count AS free, pragma_page_size AS size",
            )?
            .query_row([], |row| row.get(0))?,
        Some(id) => {
            let Some(number) = number_of(connection, id)? else { return Err(LogError::NoSuchSession) };
            connection
                .prepare_cached("SELECT coalesce(sum(octet_length(body)), 0) FROM batches WHERE session = ?1")?
                .query_row([number], |row| row.get(0))?
        }
    };
    Ok(u64::try_from(bytes).unwrap_or_default())
}

/// Only the first batch contains when a session was opened. This is queried a few times a day, and a column for it
/// would be one more thing that could be wrong. A session whose opening can't be read counts as opened long ago:
/// reading it further reports the error, and the others don't wait for it.
fn opened_by(connection: &Connection, by: Timestamp, after: Option<SessionId>) -> Result<Vec<SessionId>, LogError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM sessions WHERE id > ?1 AND ?2 >= coalesce((
             SELECT CASE WHEN json_valid(body) THEN
                 CASE WHEN json_type(body, '$.at') = 'integer' THEN body ->> 'at' END
             END FROM batches WHERE session = number ORDER BY last LIMIT 1
         ), ?2) ORDER BY id LIMIT ?3",
    )?;
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let after = after.as_ref().map_or(&[][..], |SessionId(id)| id.as_bytes());
    let found = statement.query_map((after, by.0, limit), |row| row.get(0).map(Uuid::from_bytes).map(SessionId))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Reads nothing else of the last batch, so that this works for a newer program's batch too.
fn last_at(connection: &Connection, session: SessionId) -> Result<Option<Timestamp>, LogError> {
    let mut statement = connection.prepare_cached(
        "SELECT CASE WHEN json_valid(body) THEN
             CASE WHEN json_type(body, '$.at') = 'integer' THEN body ->> 'at' END
         END FROM batches JOIN sessions ON session = number WHERE id = ?1 ORDER BY last DESC LIMIT 1",
    )?;
    let found: Option<Option<i64>> = statement.query_row([session.0.as_bytes()], |row| row.get(0)).optional()?;
    Ok(found.flatten().map(Timestamp))
}

/// Where a batch can't be read, without its content, which is private.
fn unreadable(error: &serde_json::Error) -> LogError {
    LogError::Unavailable(format!("a batch can't be read ({:?} at {})", error.classify(), error.column()))
}

impl From<rusqlite::Error> for LogError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests;
