//! What every log must do, whatever stores it. Each implementation runs all of this.

use std::sync::Arc;

use shared::code::JoinCode;
use shared::ids::{CommandId, ParticipantId, Seq, SessionId};
use shared::session::{Author, Batch, Event, ProgrammeEvent};
use shared::time::Timestamp;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{EventLog, LogError, MemoryLog, PAGE};

/// Runs the whole suite against an empty log.
pub(super) async fn conforms(log: Arc<dyn EventLog>) {
    what_is_created_is_read_back(&*log).await;
    a_stale_position_is_refused(&*log).await;
    several_batches_go_together_or_not_at_all(&*log).await;
    a_taken_code_is_refused(&*log).await;
    what_does_not_exist_is_said_so(&*log).await;
    a_deleted_session_is_gone_and_its_code_free(&*log).await;
    sessions_are_found_by_when_they_were_opened(&*log).await;
    the_latest_sign_of_life_counts(&*log).await;
    a_long_log_is_read_page_by_page(&*log).await;
    one_writer_wins_each_position(&log).await;
    many_sessions_write_at_once(&log).await;
}

pub(super) fn new_id() -> SessionId {
    SessionId(Uuid::now_v7())
}

pub(super) fn code(number: u32) -> JoinCode {
    JoinCode::from_numbers([0, 0, number / 10_648, number / 484, number / 22, number])
}

/// A batch of `events` events, recognisable by its time.
pub(super) fn batch(at: i64, events: usize) -> Batch {
    Batch {
        at: Timestamp(at),
        command: Some((Author::Participant(ParticipantId(7)), CommandId(Uuid::from_u128(at.unsigned_abs().into())))),
        events: vec![Event::Programme(ProgrammeEvent::BlockEnded); events],
    }
}

async fn what_is_created_is_read_back(log: &dyn EventLog) {
    let session = new_id();
    log.create(session, code(1), batch(1, 2)).await.unwrap();
    assert_eq!(log.find(code(1)).await.unwrap(), Some(session));
    assert_eq!(log.append(session, Seq(2), vec![batch(2, 3)]).await, Ok(Seq(5)));
    assert_eq!(log.append(session, Seq(5), Vec::new()).await, Ok(Seq(5)));
    let all = vec![(Seq(2), batch(1, 2)), (Seq(5), batch(2, 3))];
    assert_eq!(log.read(session, Seq(0)).await.unwrap(), all);
    assert_eq!(log.read(session, Seq(2)).await.unwrap(), all[1..]);
    assert_eq!(log.read(session, Seq(5)).await.unwrap(), []);
}

async fn the_latest_sign_of_life_counts(log: &dyn EventLog) {
    assert_eq!(log.alive_until().await, Ok(None));
    for (marked, latest) in [(5, 5), (9, 9), (7, 9)] {
        log.mark_alive(Timestamp(marked)).await.unwrap();
        assert_eq!(log.alive_until().await, Ok(Some(Timestamp(latest))));
    }
}

async fn a_stale_position_is_refused(log: &dyn EventLog) {
    let session = new_id();
    log.create(session, code(2), batch(1, 1)).await.unwrap();
    log.append(session, Seq(1), vec![batch(2, 2)]).await.unwrap();
    for stale in [0, 1, 2, 4] {
        assert_eq!(log.append(session, Seq(stale), vec![batch(3, 1)]).await, Err(LogError::Conflict), "{stale}");
    }
    assert_eq!(log.read(session, Seq(0)).await.unwrap().len(), 2);
}

async fn several_batches_go_together_or_not_at_all(log: &dyn EventLog) {
    let session = new_id();
    log.create(session, code(3), batch(1, 1)).await.unwrap();
    let several = || vec![batch(2, 1), batch(3, 4), batch(4, 1)];
    assert_eq!(log.append(session, Seq(1), several()).await, Ok(Seq(7)));
    assert_eq!(log.append(session, Seq(1), several()).await, Err(LogError::Conflict));
    let ends: Vec<Seq> = log.read(session, Seq(0)).await.unwrap().into_iter().map(|(end, _)| end).collect();
    assert_eq!(ends, [Seq(1), Seq(2), Seq(6), Seq(7)]);
    let unnumbered = log.append(session, Seq(7), vec![batch(5, 1), batch(6, 0)]).await;
    assert!(matches!(unnumbered, Err(LogError::Unavailable(_))), "{unnumbered:?}");
    assert_eq!(log.read(session, Seq(7)).await.unwrap(), []);
}

async fn a_taken_code_is_refused(log: &dyn EventLog) {
    let (first, second) = (new_id(), new_id());
    log.create(first, code(4), batch(1, 1)).await.unwrap();
    assert_eq!(log.create(second, code(4), batch(1, 1)).await, Err(LogError::CodeTaken));
    assert_eq!(log.find(code(4)).await.unwrap(), Some(first));
    assert_eq!(log.read(second, Seq(0)).await, Err(LogError::NoSuchSession));
    log.create(second, code(5), batch(1, 1)).await.unwrap();
    assert_eq!(
        log.create(second, code(22), batch(2, 1)).await,
        Err(LogError::Conflict),
        "a session can be created only once"
    );
    assert_eq!(log.find(code(22)).await, Ok(None));
}

async fn what_does_not_exist_is_said_so(log: &dyn EventLog) {
    let nobody = new_id();
    assert_eq!(log.read(nobody, Seq(0)).await, Err(LogError::NoSuchSession));
    assert_eq!(log.append(nobody, Seq(0), vec![batch(1, 1)]).await, Err(LogError::NoSuchSession));
    assert_eq!(log.find(code(6)).await, Ok(None));
    assert_eq!(log.delete(nobody).await, Ok(()));
}

async fn a_deleted_session_is_gone_and_its_code_free(log: &dyn EventLog) {
    let (gone, next) = (new_id(), new_id());
    log.create(gone, code(7), batch(1, 1)).await.unwrap();
    log.append(gone, Seq(1), vec![batch(2, 1)]).await.unwrap();
    log.delete(gone).await.unwrap();
    assert_eq!(log.find(code(7)).await, Ok(None));
    assert_eq!(log.read(gone, Seq(0)).await, Err(LogError::NoSuchSession));
    log.create(next, code(7), batch(9, 1)).await.unwrap();
    assert_eq!(log.read(next, Seq(0)).await.unwrap(), [(Seq(1), batch(9, 1))]);
}

async fn sessions_are_found_by_when_they_were_opened(log: &dyn EventLog) {
    let (old, younger) = (new_id(), new_id());
    log.create(old, code(20), batch(-2_000, 1)).await.unwrap();
    log.append(old, Seq(1), vec![batch(5_000, 1)]).await.unwrap();
    log.create(younger, code(21), batch(-1_000, 1)).await.unwrap();
    let by = |moment| log.opened_by(Timestamp(moment), None);
    assert_eq!(by(-2_001).await.unwrap(), []);
    assert_eq!(by(-1_001).await.unwrap(), [old]);
    assert_eq!(by(-1_000).await.unwrap(), [old, younger]);
    assert_eq!(log.opened_by(Timestamp(-1_000), Some(old)).await.unwrap(), [younger]);
    log.delete(old).await.unwrap();
    assert_eq!(by(-1_000).await.unwrap(), [younger]);
    log.delete(younger).await.unwrap();
}

async fn a_long_log_is_read_page_by_page(log: &dyn EventLog) {
    let session = new_id();
    log.create(session, code(8), batch(0, 1)).await.unwrap();
    let rest = (1..=PAGE + 1).map(|at| batch(i64::try_from(at).unwrap(), 1)).collect();
    log.append(session, Seq(1), rest).await.unwrap();
    let first = log.read(session, Seq(0)).await.unwrap();
    assert_eq!(first.len(), PAGE);
    let second = log.read(session, first[PAGE - 1].0).await.unwrap();
    assert_eq!(second.len(), 2);
    assert_eq!(log.read(session, second[1].0).await.unwrap(), []);
}

async fn one_writer_wins_each_position(log: &Arc<dyn EventLog>) {
    const WRITERS: i64 = 8;
    const EACH: usize = 20;
    let session = new_id();
    log.create(session, code(9), batch(-1, 1)).await.unwrap();
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let log = Arc::clone(log);
        writers.spawn(async move {
            let mut position = Seq(1);
            let mut won = 0;
            while won < EACH {
                match log.append(session, position, vec![batch(writer, 1 + won % 3)]).await {
                    Ok(next) => {
                        position = next;
                        won += 1;
                    }
                    Err(LogError::Conflict) => {
                        let news = log.read(session, position).await.unwrap();
                        position = news.last().map_or(position, |(end, _)| *end);
                    }
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    let all = log.read(session, Seq(0)).await.unwrap();
    let mut position = 0;
    for (end, batch) in &all {
        position += batch.events.len() as u64;
        assert_eq!(end.0, position, "a gap or a duplicate");
    }
    for writer in 0..WRITERS {
        assert_eq!(all.iter().filter(|(_, batch)| batch.at == Timestamp(writer)).count(), EACH);
    }
}

async fn many_sessions_write_at_once(log: &Arc<dyn EventLog>) {
    const SESSIONS: u32 = 50;
    let mut sessions = JoinSet::new();
    for number in 0..SESSIONS {
        let log = Arc::clone(log);
        sessions.spawn(async move {
            let session = new_id();
            log.create(session, code(100 + number), batch(0, 1)).await.unwrap();
            for at in 1_i64..=10 {
                let expected = Seq(at.unsigned_abs());
                assert_eq!(log.append(session, expected, vec![batch(at, 1)]).await, Ok(Seq(expected.0 + 1)));
            }
            session
        });
    }
    while let Some(session) = sessions.join_next().await {
        let times: Vec<i64> =
            log.read(session.unwrap(), Seq(0)).await.unwrap().iter().map(|(_, batch)| batch.at.0).collect();
        assert_eq!(times, (0..=10).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_in_memory_conforms() {
    conforms(Arc::new(MemoryLog::new())).await;
}
