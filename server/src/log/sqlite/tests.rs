use std::fs;
use std::sync::Arc;

use rusqlite::Connection;
use shared::ids::Seq;
use shared::session::{Batch, Event, RoomEvent};
use shared::time::Timestamp;

use super::super::conformance::{batch, code, conforms, new_id};
use super::pages::Batches;
use super::{EventLog, LogError, OpenError, SqliteLog, schema};

#[tokio::test(flavor = "multi_thread")]
async fn the_log_in_a_file_conforms() {
    let folder = tempfile::tempdir().unwrap();
    conforms(Arc::new(SqliteLog::open(folder.path().join("log.sqlite")).unwrap())).await;
}

/// Bytes on disk per hundred bytes of a log with long batches, in sessions that write in turns.
async fn cost(log: &SqliteLog) -> u64 {
    const SESSIONS: usize = 10;
    const AT_ONCE: usize = 10;
    let batch = || {
        let text = "x".repeat(1_100);
        let event = Event::Room(RoomEvent::MessageSent { room: None, text });
        Batch { events: vec![event], ..batch(1, 0) }
    };
    let mut sessions = Vec::new();
    for number in 0..SESSIONS {
        let session = new_id();
        log.create(session, code(u32::try_from(number).unwrap()), batch()).await.unwrap();
        sessions.push((session, Seq(1)));
    }
    for _ in 0..10_000 / SESSIONS / AT_ONCE {
        for (session, position) in &mut sessions {
            let batches = std::iter::repeat_with(batch).take(AT_ONCE).collect();
            *position = log.append(*session, *position, batches).await.unwrap();
        }
    }
    let mut said = 0;
    for (session, _) in sessions {
        said += log.taken(Some(session)).await.unwrap();
    }
    log.taken(None).await.unwrap() * 100 / said
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_takes_little_more_on_disk_than_its_content() {
    let folder = tempfile::tempdir().unwrap();
    let cost = cost(&SqliteLog::open(folder.path().join("log.sqlite")).unwrap()).await;
    assert!(cost < 160, "{cost}");
}

#[tokio::test]
async fn the_batches_of_a_file_are_found_page_by_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    let log = SqliteLog::open(&path).unwrap();
    let session = new_id();
    log.create(session, code(1), batch(1, 1)).await.unwrap();
    let mut position = Seq(1);
    // Lengths around a full page, and over several pages.
    for length in (0..40).map(|step| step * 131).chain(3_800..4_000).chain([12_345, 100_000]) {
        let event = Event::Room(RoomEvent::MessageSent { room: None, text: "x".repeat(length) });
        let batch = Batch { events: vec![event], ..batch(1, 0) };
        position = log.append(session, position, vec![batch]).await.unwrap();
    }
    let stored = log.read(session, Seq(0)).await.unwrap();
    drop(log);
    let found = Batches::find_in(fs::File::open(&path).unwrap()).unwrap();
    let read = |(last, body): (i64, String)| (super::from_stored(last), serde_json::from_str(&body).unwrap());
    let found: Vec<(Seq, Batch)> = found.by_session().flatten().map(read).collect();
    assert!(found == stored, "{} of {}", found.len(), stored.len());
}

#[tokio::test]
async fn stored_data_is_there_when_the_file_is_reopened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    let session = new_id();
    let log = SqliteLog::open(&path).unwrap();
    log.create(session, code(1), batch(1, 2)).await.unwrap();
    log.append(session, Seq(2), vec![batch(2, 1), batch(3, 1)]).await.unwrap();
    let before = log.read(session, Seq(0)).await.unwrap();
    drop(log);
    let log = SqliteLog::open(&path).unwrap();
    assert_eq!(log.find(code(1)).await.unwrap(), Some(session));
    assert_eq!(log.read(session, Seq(0)).await.unwrap(), before);
    assert_eq!(log.append(session, Seq(4), vec![batch(4, 1)]).await, Ok(Seq(5)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_stops_writing_until_there_is_room_and_reading_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    let connection = schema::open_for_writing(&path).unwrap();
    connection.pragma_update(None, "max_page_count", 64).unwrap();
    let log = SqliteLog::start(&path, connection).unwrap();
    let (gone, kept) = (new_id(), new_id());
    log.create(gone, code(1), batch(1, 2_000)).await.unwrap();
    log.create(kept, code(2), batch(1, 1)).await.unwrap();
    let mut position = Seq(1);
    let full = loop {
        match log.append(kept, position, vec![batch(2, 1_000)]).await {
            Ok(next) => position = next,
            Err(error) => break error,
        }
    };
    assert_eq!(full, LogError::Full);
    assert_eq!(log.create(new_id(), code(3), batch(1, 2_000)).await, Err(LogError::Full));
    assert_eq!(log.read(kept, Seq(0)).await.unwrap().last().unwrap().0, position);
    assert_eq!(log.find(code(1)).await, Ok(Some(gone)));
    log.delete(gone).await.unwrap();
    assert_eq!(log.append(kept, position, vec![batch(3, 1_000)]).await, Ok(Seq(position.0 + 1_000)));
}

/// Makes every commit fail that contains a batch from millisecond 666 of 1970, with a foreign key that is
/// checked at the commit and refers to nothing.
fn poison(path: &std::path::Path) {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE poison (to_nobody INTEGER REFERENCES sessions (number) DEFERRABLE INITIALLY DEFERRED);
             CREATE TRIGGER poisoned AFTER INSERT ON batches WHEN new.body LIKE '%\"at\":666,%'
             BEGIN INSERT INTO poison VALUES (-1); END;",
        )
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_commit_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    let log = Arc::new(SqliteLog::open(&path).unwrap());
    poison(&path);
    let session = new_id();
    log.create(session, code(1), batch(1, 1)).await.unwrap();
    let failed = log.append(session, Seq(1), vec![batch(2, 1), batch(666, 1)]).await;
    assert!(matches!(failed, Err(LogError::Unavailable(_))), "{failed:?}");
    let failed = log.create(new_id(), code(2), batch(666, 1)).await;
    assert!(matches!(failed, Err(LogError::Unavailable(_))), "{failed:?}");
    assert_eq!(log.find(code(2)).await.unwrap(), None);
    assert_eq!(log.read(session, Seq(0)).await.unwrap().len(), 1);
    assert_eq!(log.append(session, Seq(1), vec![batch(3, 1)]).await, Ok(Seq(2)));
}

#[test]
fn a_file_that_is_not_a_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    let garbage = b"this was a database once, but not any more ".repeat(100);
    fs::write(&path, &garbage).unwrap();
    let error = SqliteLog::open(&path).err().unwrap();
    assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
    assert!(!error.to_string().contains('\n'));
    assert_eq!(fs::read(&path).unwrap(), garbage);
}

#[tokio::test]
async fn a_database_with_a_hole_in_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    let log = SqliteLog::open(&path).unwrap();
    log.create(new_id(), code(1), batch(1, 2_000)).await.unwrap();
    drop(log);
    let mut bytes = fs::read(&path).unwrap();
    let length = bytes.len();
    assert!(length > 8 * 4096, "{length}");
    bytes[4096..length - 4096].fill(0xEE);
    fs::write(&path, bytes).unwrap();
    let error = SqliteLog::open(&path).err().unwrap();
    assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
}

#[test]
fn a_database_of_another_program_or_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.sqlite");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE birds (name TEXT)").unwrap();
    assert!(matches!(SqliteLog::open(&other).err().unwrap(), OpenError::NotOurs { .. }));
    let newer = folder.path().join("newer.sqlite");
    drop(SqliteLog::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(SqliteLog::open(&newer).err().unwrap(), OpenError::Newer { found: 99, .. }));
    let older = newer;
    Connection::open(&older).unwrap().pragma_update(None, "user_version", 2).unwrap();
    let before = fs::read(&older).unwrap();
    let refused = SqliteLog::open(&older).err().unwrap();
    assert!(
        matches!(refused, OpenError::Older { found: 2, .. }) && refused.to_string().contains("--data"),
        "{refused}"
    );
    assert!(fs::read(&older).unwrap() == before, "it is left as it is");
}

#[test]
fn a_file_that_lost_everything_is_not_taken_for_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    fs::write(&path, b"").unwrap();
    assert!(matches!(SqliteLog::open(&path).err().unwrap(), OpenError::Damaged { .. }));
    fs::rename(&path, folder.path().join("log.sqlite-wal")).unwrap();
    fs::write(folder.path().join("log.sqlite-wal"), b"what was written last").unwrap();
    assert!(matches!(SqliteLog::open(&path).err().unwrap(), OpenError::Damaged { .. }));
}

#[test]
fn a_missing_folder_is_reported() {
    let error = SqliteLog::open("/nowhere/at/all/log.sqlite").err().unwrap();
    assert!(matches!(error, OpenError::Unusable { .. }), "{error}");
}

#[tokio::test]
async fn a_file_stays_within_its_limit_and_reports_its_size() {
    const MOST: u64 = 512 * 1024;
    let folder = tempfile::tempdir().unwrap();
    let log = SqliteLog::open_within(folder.path().join("log.sqlite"), MOST).unwrap();
    let mut stored = Vec::new();
    let full = loop {
        let number = u32::try_from(stored.len()).unwrap();
        let session = new_id();
        match log.create(session, code(number), batch(1, 500)).await {
            Ok(()) => stored.push(session),
            Err(error) => break error,
        }
    };
    assert_eq!(full, LogError::Full);
    assert!(stored.len() > 10, "{}", stored.len());
    let all = log.taken(None).await.unwrap();
    assert!((MOST / 2..=MOST).contains(&all), "{all}");
    let one = log.taken(Some(stored[0])).await.unwrap();
    assert_eq!(one, serde_json::to_vec(&batch(1, 500)).unwrap().len() as u64);
    assert_eq!(log.taken(Some(new_id())).await, Err(LogError::NoSuchSession));
    // Deleting frees space.
    for session in stored.drain(..3) {
        log.delete(session).await.unwrap();
    }
    log.create(new_id(), code(9_999), batch(1, 500)).await.unwrap();
}

#[test]
fn a_file_with_other_objects_is_not_ours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    drop(schema::open_for_writing(&path).unwrap());
    drop(schema::open_for_writing(&path).unwrap());
    drop(schema::check_whole(&path).unwrap());
    let foreign = [
        ("trigger", "CREATE TRIGGER spoil AFTER INSERT ON batches BEGIN DELETE FROM batches; END"),
        ("view", "CREATE VIEW spoil AS SELECT * FROM batches"),
        ("table", "CREATE TABLE spoil (one INTEGER)"),
    ];
    for (kind, made) in foreign {
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(made).unwrap();
        let refused = schema::check_whole(&path).map(|_| ());
        assert!(matches!(refused, Err(OpenError::NotOurs { .. })), "{kind}: {refused:?}");
        let refused = schema::open_for_writing(&path).map(|_| ());
        assert!(matches!(refused, Err(OpenError::NotOurs { .. })), "{kind}: {refused:?}");
        connection.execute_batch(&format!("DROP {kind} spoil")).unwrap();
    }
    schema::open_for_writing(&path).unwrap();
}

#[tokio::test]
async fn a_session_whose_first_batch_is_damaged_delays_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    let log = SqliteLog::open(&path).unwrap();
    let mut sessions: Vec<_> = (0..5).map(|_| new_id()).collect();
    sessions.sort_unstable();
    for (number, session) in (1..).zip(&sessions) {
        log.create(*session, code(number), batch(number.into(), 1)).await.unwrap();
    }
    let damages = [(2, "{\"at\":"), (3, "{\"at\":\"soon\",\"events\":[]}"), (4, "")];
    let connection = Connection::open(&path).unwrap();
    for (number, body) in damages {
        let session = sessions[number - 1].0;
        let changed = connection.execute(
            "UPDATE batches SET body = ?2 WHERE session = (SELECT number FROM sessions WHERE id = ?1)",
            (session.as_bytes(), body),
        );
        assert_eq!(changed, Ok(1));
    }
    drop(connection);
    // Unreadable sessions are returned as well, so that reading them further reports the error.
    assert_eq!(log.opened_by(Timestamp(4), None).await.unwrap(), sessions[..4]);
    assert_eq!(log.opened_by(Timestamp(5), None).await.unwrap(), sessions);
    assert!(matches!(log.read(sessions[1], Seq(0)).await, Err(LogError::Unavailable(_))));
}

#[cfg(unix)]
#[test]
fn a_file_behind_a_link_is_created_private() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = tempfile::tempdir().unwrap();
    let (link, next, file) = (folder.path().join("link"), folder.path().join("next"), folder.path().join("log.sqlite"));
    symlink("next", &link).unwrap();
    symlink(&file, &next).unwrap();
    drop(SqliteLog::open(&link).unwrap());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}
