//! The one writer, with group commit: everything that waits goes to disk in one transaction, so that a whole conference
//! voting at once takes a few commits and not a few thousand.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::time::Timestamp;
use tokio::sync::{mpsc, oneshot};

use super::numbers::{number_of, to_stored};
use super::schema;
use crate::log::LogError;

/// The maximum number of writes in one transaction: about what a slow disk takes in the time of one flush.
const GROUP_MAX: usize = 512;

/// How long to wait before erasing deleted data again, when somebody is still reading it.
const CLEAR_AGAIN: Duration = Duration::from_secs(10);

/// Something to write, and the caller that waits for it.
pub(super) struct Request {
    pub work: Work,
    pub answer: oneshot::Sender<Result<(), LogError>>,
}

/// What to write.
pub(super) enum Work {
    Create {
        session: SessionId,
        code: JoinCode,
        rows: Vec<(Seq, String)>,
    },
    Append {
        session: SessionId,
        expected: Seq,
        rows: Vec<(Seq, String)>,
    },
    Delete {
        session: SessionId,
    },
    MarkAlive {
        at: Timestamp,
    },
    /// Nothing permanent; checks whether the file can be written.
    Probe,
}

/// Writes until no caller is left.
pub(super) fn run(connection: Connection, mut requests: mpsc::Receiver<Request>) {
    let mut writer = Writer { connection, is_failing: false, leftovers: None };
    let mut group = Vec::with_capacity(GROUP_MAX);
    while requests.blocking_recv_many(&mut group, GROUP_MAX) > 0 {
        let outcomes = commit(&mut writer.connection, &group);
        writer.note(&outcomes);
        if outcomes.is_ok() && group.iter().any(|request| matches!(request.work, Work::Delete { .. })) {
            // Before the answer, because callers may check that the data is really gone.
            writer.leftovers = Some(Instant::now());
        }
        writer.clear_leftovers();
        answer(&mut group, outcomes);
    }
}

struct Writer {
    connection: Connection,
    /// The last write failed: a failure is logged once and not for every vote.
    is_failing: bool,
    /// When to try again to empty the WAL file, which still contains deleted data.
    leftovers: Option<Instant>,
}

impl Writer {
    fn note(&mut self, outcomes: &rusqlite::Result<Vec<Result<(), LogError>>>) {
        match outcomes {
            Ok(_) if self.is_failing => tracing::info!("the log can be written again"),
            Err(error) if !self.is_failing => tracing::error!(%error, "the log can't be written"),
            _ => {}
        }
        self.is_failing = outcomes.is_err();
    }

    fn clear_leftovers(&mut self) {
        if self.leftovers.is_none_or(|moment| Instant::now() < moment) {
            return;
        }
        self.leftovers = match schema::empty_wal(&self.connection) {
            Ok(true) => None,
            // A reader, such as a backup, is still using the old data; nobody waits for it.
            Ok(false) => Some(Instant::now() + CLEAR_AGAIN),
            Err(error) => {
                tracing::warn!(%error, "deleted data is not overwritten yet; trying again");
                Some(Instant::now() + CLEAR_AGAIN)
            }
        };
    }
}

/// Answers all callers: each with its own outcome after a commit, all with the same error if it failed.
fn answer(group: &mut Vec<Request>, outcomes: rusqlite::Result<Vec<Result<(), LogError>>>) {
    match outcomes {
        Ok(outcomes) => {
            for (request, outcome) in group.drain(..).zip(outcomes) {
                // The caller may have stopped waiting; their batches are stored anyway.
                let _ = request.answer.send(outcome);
            }
        }
        Err(error) => {
            let error = LogError::from(error);
            for request in group.drain(..) {
                let _ = request.answer.send(Err(error.clone()));
            }
        }
    }
}

/// Carries out the whole group in one transaction. Any database error undoes it all.
fn commit(connection: &mut Connection, group: &[Request]) -> rusqlite::Result<Vec<Result<(), LogError>>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let outcomes = group.iter().map(|request| carry_out(&transaction, &request.work)).collect::<Result<_, _>>()?;
    transaction.commit()?;
    Ok(outcomes)
}

/// Each request checks before it writes, so that a refused one leaves nothing behind and the others succeed.
fn carry_out(transaction: &Transaction<'_>, work: &Work) -> rusqlite::Result<Result<(), LogError>> {
    match work {
        Work::Create { session, code, rows } => {
            let code = code.to_string();
            let taken = transaction
                .prepare_cached("SELECT 1 FROM sessions WHERE code = ?1")?
                .query_row([&code], |_| Ok(()))
                .optional()?;
            if taken.is_some() {
                return Ok(Err(LogError::CodeTaken));
            }
            if number_of(transaction, *session)?.is_some() {
                return Ok(Err(LogError::Conflict));
            }
            transaction
                .prepare_cached("INSERT INTO sessions (id, code) VALUES (?1, ?2)")?
                .execute((session.0.as_bytes(), &code))?;
            insert(transaction, transaction.last_insert_rowid(), rows)?;
        }
        Work::Append { session, expected, rows } => {
            let Some(number) = number_of(transaction, *session)? else {
                return Ok(Err(LogError::NoSuchSession));
            };
            let last: Option<i64> = transaction
                .prepare_cached("SELECT max(last) FROM batches WHERE session = ?1")?
                .query_row([number], |row| row.get(0))?;
            if last.unwrap_or_default() != to_stored(*expected) {
                return Ok(Err(LogError::Conflict));
            }
            insert(transaction, number, rows)?;
        }
        Work::Delete { session } => {
            transaction.prepare_cached("DELETE FROM sessions WHERE id = ?1")?.execute([session.0.as_bytes()])?;
        }
        Work::MarkAlive { at } => {
            transaction
                .prepare_cached(
                    "INSERT INTO alive (one, until) VALUES (1, ?1)
                     ON CONFLICT (one) DO UPDATE SET until = max(until, excluded.until)",
                )?
                .execute([at.0])?;
        }
        Work::Probe => schema::write_version(transaction)?,
    }
    Ok(Ok(()))
}

/// Writes a whole session that does not exist yet.
pub(super) fn write_session(
    connection: &mut Connection,
    session: SessionId,
    code: JoinCode,
    rows: &[(Seq, String)],
) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction
        .prepare_cached("INSERT INTO sessions (id, code) VALUES (?1, ?2)")?
        .execute((session.0.as_bytes(), code.to_string()))?;
    insert(&transaction, transaction.last_insert_rowid(), rows)?;
    transaction.commit()
}

fn insert(transaction: &Transaction<'_>, session: i64, rows: &[(Seq, String)]) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached("INSERT INTO batches (session, last, body) VALUES (?1, ?2, ?3)")?;
    for (position, body) in rows {
        statement.execute((session, to_stored(*position), body))?;
    }
    Ok(())
}
