//! Conversion of sessions and positions to SQLite's numbers.

use rusqlite::{Connection, OptionalExtension};
use shared::ids::{Seq, SessionId};

/// The short number of a session in the file.
pub(super) fn number_of(connection: &Connection, session: SessionId) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT number FROM sessions WHERE id = ?1")?
        .query_row([session.0.as_bytes()], |row| row.get(0))
        .optional()
}

/// SQLite's numbers are signed; no session ever gets near their limit.
pub(super) fn to_stored(position: Seq) -> i64 {
    i64::try_from(position.0).unwrap_or(i64::MAX)
}

pub(super) fn from_stored(position: i64) -> Seq {
    Seq(u64::try_from(position).unwrap_or_default())
}
