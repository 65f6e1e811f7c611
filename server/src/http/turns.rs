//! Large files are read and made in turns, because each takes far more memory for a moment than it has bytes. Turns are
//! given in the order in which they were asked for. One address stands in line once at a time, so that many requests from
//! one place delay only each other.

use std::sync::{Arc, Weak};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_LENGTH;
use axum::response::Response;
use dashmap::DashMap;
use futures_util::stream::unfold;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::time::{Instant, timeout, timeout_at};

use crate::policy::Budget;

use super::address::Address;
use super::api::Answer;
use super::fault::Fault;

/// How long to wait for a turn before being told to come again: half of the time for an answer.
const TURN_WITHIN: Duration = Duration::from_secs(5);
/// Bytes of a file that are handed on at once.
const PIECE: usize = 64 * 1024;
/// How long the first piece of a file may take, and how many bytes a second must be taken after that.
const PATIENCE: Duration = Duration::from_secs(30);
const SLOWEST: usize = 32 * 1024;
/// What room for files is given out in, in bytes.
const PART: usize = 1024;
/// Addresses of which some may have left their lines, beyond which that is looked at.
const LINES_KEPT: usize = 256;

/// What a turn is for. Each has turns of its own, so that those who bring files keep nobody from their report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Work {
    /// A file that comes in.
    Reading,
    /// A file that goes out.
    Making,
}

/// Turns to read or make a large file, and room for those that are on their way.
pub(super) struct Turns {
    reading: Arc<Semaphore>,
    making: Arc<Semaphore>,
    lines: DashMap<(Address, Work), Weak<Semaphore>>,
    files: Arc<Semaphore>,
    files_max: usize,
}

/// The place of an address in the line, which it has once.
pub(super) struct Line {
    work: Work,
    of_address: OwnedSemaphorePermit,
}

/// A turn, over when it is dropped.
pub(super) struct Turn {
    _turn: OwnedSemaphorePermit,
    _of_address: OwnedSemaphorePermit,
}

impl Turns {
    pub fn new(budget: Budget) -> Self {
        let files_max = budget.files();
        let [reading, making, files] =
            [budget.turns(), budget.turns(), files_max / PART].map(|count| Arc::new(Semaphore::new(count)));
        Self { reading, making, lines: DashMap::new(), files, files_max }
    }

    /// Waits for a turn, whoever has to be waited for.
    pub async fn wait(&self, address: Address, work: Work) -> Answer<Turn> {
        let waiting = async { self.turn(self.line(address, work).await?).await };
        timeout(TURN_WITHIN, waiting).await.map_err(|_| Fault::FilesBusy)?
    }

    /// Waits until nobody else of that address stands in line.
    pub async fn line(&self, address: Address, work: Work) -> Answer<Line> {
        let of_address = timeout(TURN_WITHIN, self.line_of(address, work).acquire_owned()).await;
        let of_address = of_address.ok().and_then(Result::ok).ok_or(Fault::FilesBusy)?;
        Ok(Line { work, of_address })
    }

    /// Waits for the turn of who stands in line.
    pub async fn turn(&self, line: Line) -> Answer<Turn> {
        let free = match line.work {
            Work::Reading => &self.reading,
            Work::Making => &self.making,
        };
        let turn = timeout(TURN_WITHIN, Arc::clone(free).acquire_owned()).await;
        let turn = turn.ok().and_then(Result::ok).ok_or(Fault::FilesBusy)?;
        Ok(Turn { _turn: turn, _of_address: line.of_address })
    }

    fn line_of(&self, address: Address, work: Work) -> Arc<Semaphore> {
        if self.lines.len() > LINES_KEPT {
            self.lines.retain(|_, line| line.strong_count() > 0);
        }
        let mut line = self.lines.entry((address, work)).or_default();
        line.upgrade().unwrap_or_else(|| {
            let new = Arc::new(Semaphore::new(1));
            *line = Arc::downgrade(&new);
            new
        })
    }

    /// Sends a file, as fast as it is taken. When it is taken too slowly, the connection ends before the rest.
    pub async fn send(&self, file: Vec<u8>) -> Answer<Response> {
        let length = file.len();
        let parts = u32::try_from(length.min(self.files_max - PART) / PART + 1).unwrap_or(u32::MAX);
        let room = timeout(TURN_WITHIN, Arc::clone(&self.files).acquire_many_owned(parts)).await;
        let room = room.ok().and_then(Result::ok).ok_or(Fault::FilesBusy)?;
        let (pieces, waiting) = mpsc::channel(1);
        let all_by = Instant::now() + PATIENCE + Duration::from_secs((length / SLOWEST) as u64);
        tokio::spawn(async move {
            let _room = room;
            let file = Bytes::from(file);
            for start in (0..file.len()).step_by(PIECE) {
                let piece = file.slice(start..file.len().min(start + PIECE));
                if !matches!(timeout_at(all_by, pieces.send(Ok(piece))).await, Ok(Ok(()))) {
                    return;
                }
            }
        });
        let body = unfold(waiting, |mut waiting: mpsc::Receiver<Result<Bytes, axum::Error>>| async {
            waiting.recv().await.map(|piece| (piece, waiting))
        });
        let mut response = Response::new(Body::from_stream(body));
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        Ok(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn address(last: u8) -> Address {
        Address::of(Ipv4Addr::new(192, 0, 2, last).into())
    }

    #[tokio::test(start_paused = true)]
    async fn who_asks_for_many_waits_for_themselves_and_not_others_for_them() {
        let turns = Turns::new(Budget { memory: 2_048, ..Budget::default() });
        let first = turns.wait(address(1), Work::Making).await.ok().unwrap();
        assert!(
            matches!(turns.wait(address(1), Work::Making).await, Err(Fault::FilesBusy)),
            "one of an address at a time"
        );
        let other = turns.wait(address(2), Work::Making).await.ok().unwrap();
        assert!(matches!(turns.wait(address(3), Work::Making).await, Err(Fault::FilesBusy)), "two in all");
        drop((first, other));
        assert!(
            turns.wait(address(1), Work::Making).await.is_ok() && turns.wait(address(3), Work::Making).await.is_ok()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn files_that_come_in_slowly_keep_nobody_from_a_report() {
        let turns = Turns::new(Budget::default());
        let slow = turns.wait(address(1), Work::Reading).await.ok().unwrap();
        assert!(matches!(turns.wait(address(2), Work::Reading).await, Err(Fault::FilesBusy)));
        assert!(
            turns.wait(address(2), Work::Making).await.is_ok() && turns.wait(address(1), Work::Making).await.is_ok()
        );
        drop(slow);
    }

    #[tokio::test(start_paused = true)]
    async fn files_that_nobody_takes_make_room_again() {
        let turns = Turns::new(Budget { memory: 16, ..Budget::default() });
        let untaken = turns.send(vec![0; 900 * 1024]).await.unwrap();
        assert!(matches!(turns.send(vec![0; 900 * 1024]).await, Err(Fault::FilesBusy)));
        tokio::time::sleep(PATIENCE * 2).await;
        let taken = turns.send(vec![7; 900 * 1024]).await.unwrap();
        let taken = axum::body::to_bytes(taken.into_body(), usize::MAX).await.unwrap();
        assert!(taken.len() == 900 * 1024 && taken.iter().all(|byte| *byte == 7));
        drop(untaken);
    }
}
