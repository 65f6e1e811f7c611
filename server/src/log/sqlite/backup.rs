//! The operator's work on the file: back up, restore, inspect, salvage.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Serialize;
use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::{Batch, Event, LifecycleEvent, Session};
use shared::time::Timestamp;
use uuid::Uuid;

use crate::private_files;

use super::pages::Batches;
use super::schema::{self, beside};
use super::{OpenError, rows, writer};

/// Why something could not be done with the file, in one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum UpkeepError {
    /// The file can't be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file exists already, and is not overwritten.
    #[error("{} already exists: choose another name", .0.display())]
    Exists(PathBuf),
    /// The database contains sessions, which are not replaced without `force`.
    #[error("{} contains sessions: add --force to replace them with the backup (they are moved aside, not deleted)", .0.display())]
    HoldsSessions(PathBuf),
    /// A file can't be read or written.
    #[error("{} can't be read or written: {reason}", .path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Nothing in it can be read.
    #[error("nothing in {} is readable: restore a backup with `restore --force FILE`", .0.display())]
    NothingLeft(PathBuf),
}

fn unusable(path: &Path, reason: &dyn std::fmt::Display) -> UpkeepError {
    UpkeepError::Unusable { path: path.into(), reason: reason.to_string() }
}

/// Copies the database as it is now to a new file, while a server may go on writing.
pub fn back_up(database: &Path, to: &Path) -> Result<(), UpkeepError> {
    let connection = schema::check_whole(database)?;
    // Creating the file and refusing one that exists are one step.
    private_files::create_new(to).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => UpkeepError::Exists(to.into()),
        _ => unusable(to, &error),
    })?;
    let copied = copy(&connection, to);
    if copied.is_err() {
        let _ = fs::remove_file(to);
    }
    copied
}

fn copy(connection: &Connection, to: &Path) -> Result<(), UpkeepError> {
    let name = to.to_str().ok_or_else(|| unusable(to, &"its name is not UTF-8"))?;
    // It writes to another file, and nothing to this one.
    connection
        .pragma_update(None, "query_only", false)
        .and_then(|()| connection.execute("VACUUM INTO ?1", [name]))
        .map_err(|error| unusable(to, &error))?;
    schema::check_whole(to)?;
    sync(to)
}

/// The result of a restore.
#[derive(Debug)]
pub struct Restored {
    /// Where the previous database is now.
    pub aside: Option<PathBuf>,
    /// Sessions in the copy that can't be read completely. They are restored as they are.
    pub damaged: Vec<SessionId>,
}

/// Replaces the database with a copy, after checking that the copy and each session in it are intact. An existing
/// database is moved aside with `force`, and otherwise left alone. Nobody else may use the folder.
pub fn restore(copy: &Path, database: &Path, force: bool, now: Timestamp) -> Result<Restored, UpkeepError> {
    let (sessions, unreadable) = look_into(copy, &schema::check_whole(copy)?)?;
    let in_part = sessions.iter().filter(|session| session.damaged).map(|session| session.id);
    let damaged = in_part.chain(unreadable).collect();
    if database.exists() && !force {
        return Err(UpkeepError::HoldsSessions(database.into()));
    }
    let arriving = beside(database, ".arriving");
    let _ = fs::remove_file(&arriving);
    private_files::create_new(&arriving).map_err(|error| unusable(&arriving, &error))?;
    let connection = schema::open_for_reading(copy)?;
    self::copy(&connection, &arriving)?;
    Ok(Restored { aside: replace(&arriving, database, now)?, damaged })
}

/// Moves the existing files aside, and `arriving` into their place.
fn replace(arriving: &Path, database: &Path, now: Timestamp) -> Result<Option<PathBuf>, UpkeepError> {
    let aside = beside(database, &format!(".aside-{}", now.0));
    let mut moved = None;
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (beside(database, ending), beside(&aside, ending));
        if from.exists() {
            fs::rename(&from, &to).map_err(|error| unusable(&from, &error))?;
            private_files::keep(&to);
            moved = Some(aside.clone());
        }
    }
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(beside(arriving, ending));
    }
    fs::rename(arriving, database).map_err(|error| unusable(database, &error))?;
    sync(database)?;
    Ok(moved)
}

/// The contents of a database, without anybody's names or texts.
#[derive(Debug, Serialize)]
pub struct Inspection {
    /// Bytes on disk, including the files next to the database.
    pub bytes: u64,
    /// What is wrong with the file; `None` when it is intact.
    pub damage: Option<String>,
    /// The sessions that can be read, oldest first.
    pub sessions: Vec<InspectedSession>,
    /// The sessions of which nothing can be read.
    pub unreadable: Vec<SessionId>,
}

/// A session without anybody's name or words, and without its code, which opens a door.
#[derive(Debug, Serialize)]
pub struct InspectedSession {
    /// Its id in the logs.
    pub id: SessionId,
    /// When it was opened, in milliseconds since 1970.
    pub opened: Timestamp,
    /// When something last happened.
    pub last: Timestamp,
    /// It was ended.
    pub ended: bool,
    /// The number of events in it.
    pub events: u64,
    /// The bytes that they take.
    pub bytes: u64,
    /// It can't be read completely.
    pub damaged: bool,
}

/// Inspects a database, while a server may go on writing.
pub fn inspect(database: &Path) -> Result<Inspection, UpkeepError> {
    let (damage, sessions, unreadable) = match schema::check_whole(database) {
        Ok(connection) => {
            let (sessions, unreadable) = look_into(database, &connection)?;
            (None, sessions, unreadable)
        }
        Err(OpenError::Damaged { reason, .. }) => {
            let mut sessions = Vec::new();
            each_readable_session(database, |session| {
                sessions.push(session.inspected());
                Ok(())
            })?;
            (Some(reason), sessions, Vec::new())
        }
        Err(other) => return Err(other.into()),
    };
    let size = |ending| fs::metadata(beside(database, ending)).map_or(0, |file| file.len());
    Ok(Inspection { bytes: size("") + size("-wal"), damage, sessions, unreadable })
}

/// The sessions of an intact database, each read and folded, and those of which nothing can be read.
fn look_into(database: &Path, connection: &Connection) -> Result<(Vec<InspectedSession>, Vec<SessionId>), UpkeepError> {
    let mut sessions = Vec::new();
    each_session(database, connection, |session| {
        sessions.push(session.inspected());
        Ok::<_, UpkeepError>(())
    })?;
    let mut unreadable = ids(connection).map_err(|error| unusable(database, &error))?;
    for session in &sessions {
        unreadable.remove(&session.id);
    }
    Ok((sessions, unreadable.into_iter().collect()))
}

fn ids(connection: &Connection) -> rusqlite::Result<BTreeSet<SessionId>> {
    let mut statement = connection.prepare("SELECT id FROM sessions")?;
    let found = statement.query_map([], |row| row.get(0).map(Uuid::from_bytes).map(SessionId))?;
    found.collect()
}

/// The result of a salvage.
#[derive(Debug)]
pub struct Salvaged {
    /// Sessions that were saved.
    pub sessions: usize,
    /// How many of these lost their end.
    pub shortened: usize,
    /// Where the damaged files are now.
    pub aside: Option<PathBuf>,
}

/// Writes what can be read of a damaged database to a fresh one, and moves the damaged one aside. Nobody else may use
/// the folder.
pub fn salvage(database: &Path, now: Timestamp) -> Result<Salvaged, UpkeepError> {
    // A copy, because opening a damaged file may change it.
    let folder = beside(database, ".salvage");
    let _ = fs::remove_dir_all(&folder);
    private_files::create_folder(&folder).map_err(|error| unusable(&folder, &error))?;
    let salvaged = salvage_in(&folder, database, now);
    let _ = fs::remove_dir_all(&folder);
    salvaged
}

fn salvage_in(folder: &Path, database: &Path, now: Timestamp) -> Result<Salvaged, UpkeepError> {
    let damaged = folder.join("damaged");
    for ending in ["", "-wal"] {
        let from = beside(database, ending);
        if from.exists() {
            fs::copy(&from, beside(&damaged, ending)).map_err(|error| unusable(&from, &error))?;
        }
    }
    // The last writes may still be in the WAL file. If they can't be merged, the rest is salvaged without them.
    if let Ok(connection) = schema::open_as_it_is(&damaged) {
        let _ = schema::empty_wal(&connection);
    }
    let fresh = folder.join("fresh");
    let mut connection = schema::open_for_writing(&fresh)?;
    let (mut sessions, mut shortened) = (0, 0);
    each_readable_session(&damaged, |session| {
        session.write(&mut connection).map_err(|error| unusable(&fresh, &error))?;
        sessions += 1;
        shortened += usize::from(session.is_shortened);
        Ok(())
    })?;
    if sessions == 0 {
        return Err(UpkeepError::NothingLeft(database.into()));
    }
    schema::empty_wal(&connection).map_err(|error| unusable(&fresh, &error))?;
    drop(connection);
    drop(schema::check_whole(&fresh)?);
    let aside = replace(&fresh, database, now)?;
    Ok(Salvaged { sessions, shortened, aside })
}

/// A session, as far as it can be read and folded.
struct Readable {
    id: SessionId,
    code: JoinCode,
    batches: Vec<Batch>,
    bytes: u64,
    is_shortened: bool,
}

/// Passes on all sessions of an intact database, one after another.
fn each_session<E: From<UpkeepError>>(
    database: &Path,
    connection: &Connection,
    mut take: impl FnMut(Readable) -> Result<(), E>,
) -> Result<(), E> {
    let failed = |error: rusqlite::Error| E::from(unusable(database, &error));
    let mut statement =
        connection.prepare("SELECT session, last, body FROM batches ORDER BY session, last").map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    let (mut number, mut reading) = (0, Reading::default());
    while let Some(row) = rows.next().map_err(failed)? {
        let session: i64 = row.get(0).map_err(failed)?;
        if session != number
            && let Some(done) = std::mem::take(&mut reading).finish()
        {
            take(done)?;
        }
        number = session;
        reading.add(row.get(1).map_err(failed)?, &row.get::<_, String>(2).map_err(failed)?);
    }
    reading.finish().map_or(Ok(()), take)
}

/// Passes on all sessions of a damaged database as far as they can be read, one after another: for each, the batches
/// from the first one up to a missing one. The first batch says what the session is, so nothing but the batches is
/// needed.
fn each_readable_session(
    database: &Path,
    mut take: impl FnMut(Readable) -> Result<(), UpkeepError>,
) -> Result<(), UpkeepError> {
    let found = File::open(database).and_then(Batches::find_in).map_err(|error| unusable(database, &error))?;
    for batches in found.by_session() {
        let mut reading = Reading::default();
        for (last, body) in batches {
            reading.add(last, &body);
        }
        if let Some(session) = reading.finish() {
            take(session)?;
        }
    }
    Ok(())
}

/// A session that is being read.
#[derive(Default)]
struct Reading {
    batches: Vec<Batch>,
    bytes: u64,
    position: i64,
    is_shortened: bool,
}

impl Reading {
    /// Adds the next batch, unless one before it is missing or it can't be read.
    fn add(&mut self, last: i64, body: &str) {
        let batch = serde_json::from_str::<Batch>(body).ok().filter(|_| !self.is_shortened);
        let events = batch.as_ref().map_or(0, |batch| i64::try_from(batch.events.len()).unwrap_or(i64::MAX));
        match batch {
            Some(batch) if self.position.saturating_add(events) == last => {
                self.position = last;
                self.bytes += body.len() as u64;
                self.batches.push(batch);
            }
            _ => self.is_shortened = true,
        }
    }

    fn finish(self) -> Option<Readable> {
        let Some(Event::Lifecycle(LifecycleEvent::Opened(opening))) = self.batches.first()?.events.first() else {
            return None;
        };
        let (id, code) = (opening.id, opening.code);
        Some(Readable { id, code, batches: self.batches, bytes: self.bytes, is_shortened: self.is_shortened })
    }
}

impl Readable {
    fn inspected(&self) -> InspectedSession {
        let at = |batch: Option<&Batch>| batch.map(|batch| batch.at).unwrap_or_default();
        let state = Session::replay(self.batches.iter()).map(|(state, _)| state);
        let ended = state.as_ref().is_some_and(|state| state.ended_at.is_some());
        InspectedSession {
            id: self.id,
            opened: at(self.batches.first()),
            last: at(self.batches.last()),
            ended,
            events: self.batches.iter().map(|batch| batch.events.len() as u64).sum(),
            bytes: self.bytes,
            damaged: self.is_shortened || state.is_none(),
        }
    }

    fn write(&self, connection: &mut Connection) -> rusqlite::Result<()> {
        let Ok(rows) = rows(Seq(0), &self.batches) else { return Ok(()) };
        writer::write_session(connection, self.id, self.code, &rows)
    }
}

/// Waits until a file and its name are on the disk.
fn sync(path: &Path) -> Result<(), UpkeepError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let synced = File::open(path).and_then(|file| file.sync_all());
    synced.and_then(|()| File::open(folder)?.sync_all()).map_err(|error| unusable(path, &error))
}
