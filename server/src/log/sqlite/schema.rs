//! The file: how it is opened, its tables, and the errors when it can't be used.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::private_files;

/// Marks the file as this program's: "AORG" in ASCII.
const APPLICATION_ID: i32 = 0x414F_5247;
/// The version of the tables and of the events in them.
const VERSION: i32 = 3;
/// How long one connection waits for another, such as a running copy or a checkpoint.
const BUSY: Duration = Duration::from_secs(5);
/// How long the writer waits for readers when it erases deleted data: longer than they take to read a page, and too
/// short for people to notice.
const BUSY_CLEARING: Duration = Duration::from_millis(250);
/// Prepared statements that are kept: all of them.
const STATEMENTS: usize = 16;

/// The sessions, each with a short number for references.
const SESSIONS: &str = "
    CREATE TABLE sessions (
        number INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        code TEXT NOT NULL UNIQUE
    ) STRICT;
";

/// A batch is found by its session and the number of its last event. The rows are stored in order of arrival: in the
/// order of the index, those longer than a quarter of a page would take a page each.
const BATCHES: &str = "
    CREATE TABLE batches (
        session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
        last INTEGER NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (session, last)
    ) STRICT;
";

/// When the server was last known to be running.
const ALIVE: &str = "
    CREATE TABLE alive (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        until INTEGER NOT NULL
    ) STRICT;
";

/// All tables.
const TABLES: [&str; 3] = [SESSIONS, BATCHES, ALIVE];

/// Why the file can't be used, in one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It can't be created, read or written.
    #[error("{} can't be used: {reason}", .path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// The system's message.
        reason: String,
    },
    /// It is not a database, or a damaged one.
    #[error("{} is damaged ({reason}): restore a backup with `restore --force FILE`, or recover what is readable with `salvage`", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// It is the database of another program.
    #[error("{} is not a database of Anders Organiseren", .path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// It was made by a version whose events can no longer be read. It is left as it is.
    #[error("{} was made by an older version of Anders Organiseren (format {found}; this version reads format {VERSION}). It is left unchanged: choose another folder with `--data`", .path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i32,
    },
    /// It was made by a newer version.
    #[error("{} was made by a newer version of Anders Organiseren (format {found}; this version reads format {VERSION})", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i32,
    },
}

impl OpenError {
    pub(super) fn unusable(path: &Path, reason: &dyn std::fmt::Display) -> Self {
        Self::Unusable { path: path.into(), reason: reason.to_string() }
    }

    fn because(path: &Path, error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                Self::Damaged { path: path.into(), reason: error.to_string() }
            }
            _ => Self::unusable(path, error),
        }
    }
}

/// Opens or creates the file, and checks it.
pub(super) fn open_for_writing(path: &Path) -> Result<Connection, OpenError> {
    let failed = |error: rusqlite::Error| OpenError::because(path, &error);
    refuse_what_lost_everything(path)?;
    let mut connection = open_privately(path)?;
    // Readers and the writer don't wait for each other; a commit is on disk when it returns.
    connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(failed)?;
    // Overwrites deleted data, so that nobody can recover it from the file.
    connection.pragma_update(None, "secure_delete", true).map_err(failed)?;
    let check: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(failed)?;
    if check != "ok" {
        return Err(OpenError::Damaged { path: path.into(), reason: check });
    }
    let version = pragma(&connection, "user_version").map_err(failed)?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(failed)?;
    if version == 0 && tables == 0 {
        make_tables(&mut connection).map_err(failed)?;
    } else {
        check_ours(path, &connection)?;
    }
    Ok(connection)
}

/// Sets the maximum size of the file in bytes. Existing data is kept, even beyond it.
pub(super) fn limit(connection: &Connection, most: u64) -> rusqlite::Result<()> {
    let size = u64::try_from(pragma(connection, "page_size")?).unwrap_or(1).max(1);
    let pages = i64::try_from(most / size).unwrap_or(i64::MAX).min(i64::from(u32::MAX) - 1);
    // Returns the limit that applies from now on.
    connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
}

/// SQLite takes an empty file for a new one, and discards the files next to a missing one. That would be an empty start
/// where there was data.
fn refuse_what_lost_everything(path: &Path) -> Result<(), OpenError> {
    let length = |path: &Path| std::fs::metadata(path).ok().map(|file| file.len());
    let beside = length(&beside(path, "-wal")).unwrap_or_default();
    let reason = match length(path) {
        Some(0) => "it is empty",
        None if beside > 0 => "it is gone, but what was written last is still beside it",
        _ => return Ok(()),
    };
    Err(OpenError::Damaged { path: path.into(), reason: reason.into() })
}

/// A file that belongs with the database: its name with `ending`.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Checks that the file is intact and this program's. Reads everything, which takes a while for a large file.
pub(super) fn check_whole(path: &Path) -> Result<Connection, OpenError> {
    let failed = |error: rusqlite::Error| OpenError::because(path, &error);
    let connection = open_for_reading(path)?;
    let check: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(failed)?;
    if check != "ok" {
        return Err(OpenError::Damaged { path: path.into(), reason: check });
    }
    check_ours(path, &connection)?;
    Ok(connection)
}

fn check_ours(path: &Path, connection: &Connection) -> Result<(), OpenError> {
    let failed = |error: rusqlite::Error| OpenError::because(path, &error);
    if pragma(connection, "application_id").map_err(failed)? != APPLICATION_ID {
        return Err(OpenError::NotOurs { path: path.into() });
    }
    let version = pragma(connection, "user_version").map_err(failed)?;
    match version.cmp(&VERSION) {
        Ordering::Less => return Err(OpenError::Older { path: path.into(), found: version }),
        Ordering::Greater => return Err(OpenError::Newer { path: path.into(), found: version }),
        Ordering::Equal => {}
    }
    // A trigger or a view in a foreign file would run whenever something is stored.
    let (found, ours) = (objects(connection).map_err(failed)?, our_objects().map_err(failed)?);
    if found.is_subset(&ours) { Ok(()) } else { Err(OpenError::NotOurs { path: path.into() }) }
}

/// Every object in a database: its kind, its name, and the SQL that made it.
fn objects(connection: &Connection) -> rusqlite::Result<BTreeSet<[String; 3]>> {
    // SQLite reserves these names for its own tables and indexes.
    let mut statement = connection.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, words(row.get(2)?)]))?;
    found.collect()
}

/// Every object in a database of this program.
fn our_objects() -> rusqlite::Result<BTreeSet<[String; 3]>> {
    let example = Connection::open_in_memory()?;
    for table in TABLES {
        example.execute_batch(table)?;
    }
    objects(&example)
}

/// Moves everything from the `-wal` file into the file itself, and leaves nothing in it. False when somebody still
/// reads what was there before.
pub(super) fn empty_wal(connection: &Connection) -> rusqlite::Result<bool> {
    connection.busy_timeout(BUSY_CLEARING)?;
    let is_busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    connection.busy_timeout(BUSY)?;
    Ok(!is_busy?)
}

/// Writes the version again, which changes nothing but has to reach the disk like any other write.
pub(super) fn write_version(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "user_version", pragma(connection, "user_version")?)
}

/// Opens an existing file for reading, alongside the writer.
pub(super) fn open_for_reading(path: &Path) -> Result<Connection, OpenError> {
    let failed = |error: rusqlite::Error| OpenError::because(path, &error);
    let existing = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, existing).and_then(prepared).map_err(failed)?;
    connection.pragma_update(None, "query_only", true).map_err(failed)?;
    Ok(connection)
}

/// Opens the file to read what is readable, even if it was truncated.
pub(super) fn open_as_it_is(path: &Path) -> Result<Connection, OpenError> {
    let connection = open_for_reading(path)?;
    // Otherwise SQLite refuses every query on a truncated file. Nothing is written.
    connection.pragma_update(None, "writable_schema", true).map_err(|error| OpenError::because(path, &error))?;
    Ok(connection)
}

/// Opens or creates the file. The files that SQLite puts next to it get the same permissions.
fn open_privately(path: &Path) -> Result<Connection, OpenError> {
    // Behind a link to a missing file SQLite would create one that everybody can read.
    match private_files::create_new(&private_files::behind_links(path)) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            for ending in ["", "-wal", "-shm"] {
                private_files::keep(&beside(path, ending));
            }
        }
        Err(error) => return Err(OpenError::unusable(path, &error)),
    }
    Connection::open(path).and_then(prepared).map_err(|error| OpenError::because(path, &error))
}

fn prepared(connection: Connection) -> rusqlite::Result<Connection> {
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

fn make_tables(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    for table in TABLES {
        transaction.execute_batch(table)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}
