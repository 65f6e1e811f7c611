//! Large files are read and made in turns, because each briefly takes far more memory than its size. Turns are
//! given in the order in which they were requested. One customer queues once at a time, so that many requests from one
//! place delay only each other. Small files have turns, queues and room of their own, so that they wait only for other
//! small files.

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
use super::api_error::{Answer, ApiError};

/// How long to wait for a turn before being told to come back: half the time for an answer.
const TURN_WITHIN: Duration = Duration::from_secs(5);
/// Bytes of a file sent in one piece.
const PIECE: usize = 64 * 1024;
/// Longest time for the first piece of a file, and the bytes per second that must be taken after that.
const PATIENCE: Duration = Duration::from_secs(30);
const SLOWEST: usize = 32 * 1024;
/// The unit in which room for files is given out, in bytes.
const PART: usize = 1024;
/// Largest small file, in bytes: the archive of a dozen groups that talked for an afternoon.
const SMALL: usize = 256 * 1024;
/// The share of small files: one part in this many.
pub(super) const SMALL_SHARE: usize = 8;
/// Queues kept before empty ones are removed.
const LINES_KEPT: usize = 256;

/// The purpose of a turn. Each has turns of its own, so that imports do not delay reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Work {
    /// A file that is arriving.
    Reading(Size),
    /// A file that is leaving.
    Making(Size),
}

/// The size class of a file, or of the session that it is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Size {
    Small,
    Large,
}

/// Turns to read or make a file, and room for files that are being sent.
pub(super) struct Turns {
    small: Share,
    large: Share,
    lines: DashMap<(Address, Work), Weak<Semaphore>>,
}

/// Turns and room for files of one size class.
struct Share {
    reading: Arc<Semaphore>,
    making: Arc<Semaphore>,
    /// The place of the one complete file whose turn is next.
    next: Arc<Semaphore>,
    files: Arc<Semaphore>,
    files_max: usize,
}

/// A customer's one place in the queue.
pub(super) struct Line {
    work: Work,
    /// When to give up waiting.
    until: Instant,
    of_customer: OwnedSemaphorePermit,
}

/// The first place in the queue.
pub(super) struct Next {
    line: Line,
    _next: OwnedSemaphorePermit,
}

/// A turn, which ends when it is dropped.
pub(super) struct Turn {
    _turn: OwnedSemaphorePermit,
    _of_customer: OwnedSemaphorePermit,
}

impl Size {
    /// The class of a file with this many bytes.
    pub const fn of(bytes: usize) -> Self {
        if bytes <= SMALL { Self::Small } else { Self::Large }
    }

    /// The class of a report. A log is several times as large as the archive.
    pub const fn of_log(bytes: usize) -> Self {
        Self::of(bytes / 4)
    }
}

impl Share {
    fn of(turns: usize, files_max: usize) -> Self {
        let [reading, making, next, files] =
            [turns, turns, 1, files_max / PART].map(|count| Arc::new(Semaphore::new(count)));
        Self { reading, making, next, files, files_max }
    }
}

impl Turns {
    pub fn new(budget: Budget) -> Self {
        let (files, for_small) = (budget.files(), budget.files() / SMALL_SHARE);
        let (small, large) = (Share::of(budget.turns(), for_small), Share::of(budget.turns(), files - for_small));
        Self { small, large, lines: DashMap::new() }
    }

    /// Waits for a place in the queue and then for a turn.
    pub async fn wait(&self, address: Address, work: Work) -> Answer<Turn> {
        self.turn(self.line(address, work).await?).await
    }

    /// Waits until no other request of that customer is in the queue.
    pub async fn line(&self, address: Address, work: Work) -> Answer<Line> {
        let until = Instant::now() + TURN_WITHIN;
        let of_customer = place(self.line_of(address.of_customer(), work), until).await?;
        Ok(Line { work, until, of_customer })
    }

    /// Waits until the first place in the queue is free.
    pub async fn next(&self, line: Line) -> Answer<Next> {
        let next = place(Arc::clone(&self.share(line.work).next), line.until).await?;
        Ok(Next { line, _next: next })
    }

    /// Waits for the turn of the first in the queue.
    pub async fn turn_of_next(&self, next: Next) -> Answer<Turn> {
        self.turn(next.line).await
    }

    /// Waits for a turn.
    async fn turn(&self, line: Line) -> Answer<Turn> {
        let share = self.share(line.work);
        let free = match line.work {
            Work::Reading(_) => &share.reading,
            Work::Making(_) => &share.making,
        };
        let turn = place(Arc::clone(free), line.until).await?;
        Ok(Turn { _turn: turn, _of_customer: line.of_customer })
    }

    const fn share(&self, work: Work) -> &Share {
        let (Work::Reading(size) | Work::Making(size)) = work;
        self.share_of(size)
    }

    const fn share_of(&self, size: Size) -> &Share {
        match size {
            Size::Small => &self.small,
            Size::Large => &self.large,
        }
    }

    fn line_of(&self, customer: Address, work: Work) -> Arc<Semaphore> {
        if self.lines.len() > LINES_KEPT {
            self.lines.retain(|_, line| line.strong_count() > 0);
        }
        let mut line = self.lines.entry((customer, work)).or_default();
        line.upgrade().unwrap_or_else(|| {
            let new = Arc::new(Semaphore::new(1));
            *line = Arc::downgrade(&new);
            new
        })
    }

    /// Sends a file as fast as it is taken. When it is taken too slowly, the connection ends before the rest. The turn
    /// in which it was made ends when there is room for it, so that at most one finished file per turn waits for room.
    pub async fn send(&self, file: Vec<u8>, turn: Turn) -> Answer<Response> {
        let length = file.len();
        let share = self.share_of(Size::of(length));
        let parts = u32::try_from(length.min(share.files_max - PART) / PART + 1).unwrap_or(u32::MAX);
        let room = timeout(TURN_WITHIN, Arc::clone(&share.files).acquire_many_owned(parts)).await;
        let room = room.ok().and_then(Result::ok).ok_or(ApiError::FilesBusy)?;
        drop(turn);
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

/// Takes a place if one becomes free in time.
async fn place(of: Arc<Semaphore>, until: Instant) -> Answer<OwnedSemaphorePermit> {
    timeout_at(until, of.acquire_owned()).await.ok().and_then(Result::ok).ok_or(ApiError::FilesBusy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const MAKING: Work = Work::Making(Size::Large);
    const READING: Work = Work::Reading(Size::Large);

    fn address(last: u8) -> Address {
        Address::of(Ipv4Addr::new(192, 0, 2, last).into())
    }

    /// Makes and sends a file with this many bytes for one of the addresses.
    async fn sent(turns: &Turns, to: u8, bytes: usize) -> Answer<Response> {
        let turn = turns.wait(address(to), Work::Making(Size::of(bytes))).await?;
        turns.send(vec![7; bytes], turn).await
    }

    #[tokio::test(start_paused = true)]
    async fn many_requests_of_one_address_delay_only_each_other() {
        let turns = Turns::new(Budget { memory: 2_048, ..Budget::default() });
        let first = turns.wait(address(1), MAKING).await.ok().unwrap();
        assert!(
            matches!(turns.wait(address(1), MAKING).await, Err(ApiError::FilesBusy)),
            "one of an address at a time"
        );
        let other = turns.wait(address(2), MAKING).await.ok().unwrap();
        assert!(matches!(turns.wait(address(3), MAKING).await, Err(ApiError::FilesBusy)), "two altogether");
        drop((first, other));
        assert!(turns.wait(address(1), MAKING).await.is_ok() && turns.wait(address(3), MAKING).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn slow_uploads_delay_no_report() {
        let turns = Turns::new(Budget::default());
        let slow = turns.wait(address(1), READING).await.ok().unwrap();
        assert!(matches!(turns.wait(address(2), READING).await, Err(ApiError::FilesBusy)));
        assert!(turns.wait(address(2), MAKING).await.is_ok() && turns.wait(address(1), MAKING).await.is_ok());
        drop(slow);
    }

    #[tokio::test(start_paused = true)]
    async fn large_files_delay_no_small_ones() {
        let turns = Turns::new(Budget { memory: 16, ..Budget::default() });
        for work in [Work::Making, Work::Reading] {
            let large = turns.wait(address(1), work(Size::Large)).await.ok().unwrap();
            assert!(turns.wait(address(2), work(Size::Large)).await.is_err());
            assert!(turns.wait(address(2), work(Size::Small)).await.is_ok());
            assert!(turns.wait(address(1), work(Size::Small)).await.is_ok());
            drop(large);
        }
        let untaken = sent(&turns, 1, 900 * 1024).await.unwrap();
        assert!(sent(&turns, 2, 10 * 1024).await.is_ok());
        drop(untaken);
    }

    #[tokio::test(start_paused = true)]
    async fn one_customer_queues_once_with_any_number_of_networks() {
        let turns = Turns::new(Budget { memory: 2_048, ..Budget::default() });
        let network = |text: &str| Address::of(text.parse().unwrap());
        let first = turns.wait(network("2001:db8:1:1::1"), MAKING).await.ok().unwrap();
        assert!(turns.wait(network("2001:db8:1:2::1"), MAKING).await.is_err());
        assert!(turns.wait(network("2001:db8:2:2::1"), MAKING).await.is_ok());
        drop(first);
    }

    #[tokio::test(start_paused = true)]
    async fn one_complete_file_is_next() {
        let turns = Turns::new(Budget::default());
        let read = turns.wait(address(1), READING).await.ok().unwrap();
        let [second, third] = [turns.line(address(2), READING).await, turns.line(address(3), READING).await];
        let next = turns.next(second.ok().unwrap()).await.ok().unwrap();
        assert!(turns.next(third.ok().unwrap()).await.is_err());
        drop(read);
        assert!(turns.turn_of_next(next).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn no_file_is_made_while_one_waits_for_room() {
        let turns = Turns::new(Budget { memory: 16, ..Budget::default() });
        let untaken = sent(&turns, 1, 900 * 1024).await.unwrap();
        let next = async {
            let soon = timeout(Duration::from_secs(1), turns.wait(address(3), MAKING));
            assert!(soon.await.is_err(), "the one that waits keeps its turn");
        };
        let (waits, ()) = tokio::join!(sent(&turns, 2, 900 * 1024), next);
        assert!(matches!(waits, Err(ApiError::FilesBusy)));
        assert!(turns.wait(address(3), MAKING).await.is_ok());
        drop(untaken);
    }

    #[tokio::test(start_paused = true)]
    async fn files_that_nobody_takes_free_their_room() {
        let turns = Turns::new(Budget { memory: 16, ..Budget::default() });
        let untaken = sent(&turns, 1, 900 * 1024).await.unwrap();
        assert!(matches!(sent(&turns, 2, 900 * 1024).await, Err(ApiError::FilesBusy)));
        tokio::time::sleep(PATIENCE * 2).await;
        let taken = sent(&turns, 3, 900 * 1024).await.unwrap();
        let taken = axum::body::to_bytes(taken.into_body(), usize::MAX).await.unwrap();
        assert!(taken.len() == 900 * 1024 && taken.iter().all(|byte| *byte == 7));
        drop(untaken);
    }
}
