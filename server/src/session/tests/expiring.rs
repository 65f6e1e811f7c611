//! Sessions whose time is up are deleted, whatever became of their log.

use std::sync::Arc;

use rusqlite::Connection;
use shared::code::JoinCode;
use shared::ids::{Seq, SessionId};
use shared::session::{Batch, Event, ProgrammeEvent};
use shared::time::Timestamp;
use uuid::Uuid;

use crate::clock::Clock;
use crate::log::{EventLog, SqliteLog};

use super::stage::{START, registry};

#[tokio::test]
async fn a_session_that_cannot_be_read_goes_by_its_last_batch() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    let log: Arc<dyn EventLog> = Arc::new(SqliteLog::open(&path).unwrap());
    let batch =
        |at| Batch { at: Timestamp(at), command: None, events: vec![Event::Programme(ProgrammeEvent::BlockEnded)] };
    // In one session the first of two batches is damaged, in the other the last.
    let sessions = [1, 2].map(|number| (SessionId(Uuid::now_v7()), JoinCode::from_numbers([0, 0, 0, 0, 0, number])));
    for ((session, code), damaged) in sessions.into_iter().zip([1, 2]) {
        log.create(session, code, batch(1_000)).await.unwrap();
        log.append(session, Seq(1), vec![batch(2_000)]).await.unwrap();
        let damage = "UPDATE batches SET body = '{\"at\":' WHERE last = ?2
            AND session = (SELECT number FROM sessions WHERE id = ?1)";
        let connection = Connection::open(&path).unwrap();
        assert_eq!(connection.execute(damage, (session.0.as_bytes(), damaged)), Ok(1));
    }
    let registry = registry(Arc::clone(&log), &Clock::manual(START));
    assert_eq!(registry.expire(Timestamp(1_999)).await, Ok(0));
    assert_eq!(registry.expire(Timestamp(2_000)).await, Ok(1));
    assert_eq!(log.find(sessions[0].1).await, Ok(None));
    assert_eq!(log.find(sessions[1].1).await, Ok(Some(sessions[1].0)), "it is unknown when it was over");
}
