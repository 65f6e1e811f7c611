use std::fs;
use std::sync::Arc;

use rusqlite::Connection;
use shared::ids::Seq;

use super::super::conformance::{batch, code, conforms, new_id};
use super::{EventLog, LogError, OpenError, SqliteLog, schema};

#[tokio::test(flavor = "multi_thread")]
async fn the_log_in_a_file_conforms() {
    let folder = tempfile::tempdir().unwrap();
    conforms(Arc::new(SqliteLog::open(folder.path().join("log.sqlite")).unwrap())).await;
}

#[tokio::test]
async fn what_is_stored_is_there_when_the_file_is_opened_again() {
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

/// Makes every commit fail that contains a batch of the year 1970's 666th millisecond: a
/// foreign key that is checked at the commit and points nowhere.
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
async fn when_the_commit_fails_nothing_stays() {
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
fn a_file_that_is_no_database_is_refused_and_left_alone() {
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
fn a_database_of_something_else_or_of_a_newer_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.sqlite");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE birds (name TEXT)").unwrap();
    assert!(matches!(SqliteLog::open(&other).err().unwrap(), OpenError::NotOurs { .. }));
    let newer = folder.path().join("newer.sqlite");
    drop(SqliteLog::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(SqliteLog::open(&newer).err().unwrap(), OpenError::Newer { found: 99, .. }));
}

#[test]
fn a_file_that_lost_everything_is_no_new_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.sqlite");
    fs::write(&path, b"").unwrap();
    assert!(matches!(SqliteLog::open(&path).err().unwrap(), OpenError::Damaged { .. }));
    fs::rename(&path, folder.path().join("log.sqlite-wal")).unwrap();
    fs::write(folder.path().join("log.sqlite-wal"), b"what was written last").unwrap();
    assert!(matches!(SqliteLog::open(&path).err().unwrap(), OpenError::Damaged { .. }));
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let error = SqliteLog::open("/nowhere/at/all/log.sqlite").err().unwrap();
    assert!(matches!(error, OpenError::Unusable { .. }), "{error}");
}

#[tokio::test]
async fn a_file_takes_no_more_than_it_may_and_says_what_it_takes() {
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
    // Deleting makes room.
    for session in stored.drain(..3) {
        log.delete(session).await.unwrap();
    }
    log.create(new_id(), code(9_999), batch(1, 500)).await.unwrap();
}

#[test]
fn a_file_with_more_in_it_than_our_tables_is_not_ours() {
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

#[cfg(unix)]
#[test]
fn a_file_behind_a_link_is_made_for_us_alone() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = tempfile::tempdir().unwrap();
    let (link, next, file) = (folder.path().join("link"), folder.path().join("next"), folder.path().join("log.sqlite"));
    symlink("next", &link).unwrap();
    symlink(&file, &next).unwrap();
    drop(SqliteLog::open(&link).unwrap());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}
