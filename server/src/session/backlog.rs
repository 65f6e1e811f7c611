//! Bytes that wait to be sent, counted and bounded for each connection, each session and the whole server. A frame that
//! waits for many counts once, because it is in memory once. When there are too many, the connections that have taken
//! nothing for longest end first; for the server's limit, kept frames go before that.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::time::Instant;

use shared::wire::Goodbye;
use tokio::sync::watch;

use super::frame::Frame;

/// The maximum number of bytes that wait for one connection: the largest snapshot may be on its way while as much again
/// arrives.
const OF_CONNECTION_MAX: usize = 32 * 1024 * 1024;

/// Frames that a session keeps for devices that come back. They are dropped before a connection is ended.
pub(super) trait Kept: Debug + Send + Sync {
    /// Bytes of the kept frames.
    fn bytes(&self) -> usize;
    /// Forgets the older half, and returns how many bytes that freed.
    fn forget_older_half(&self) -> usize;
}

/// Bytes that wait in one place: a session, or the whole server.
#[derive(Debug)]
pub struct Backlog {
    max: usize,
    bytes: AtomicUsize,
    last: AtomicU64,
    connections: Mutex<HashMap<u64, Weak<ConnectionBacklog>>>,
    /// The frames that sessions keep for devices that come back.
    kept: Mutex<Vec<Weak<dyn Kept>>>,
}

/// The bytes that wait for one connection.
#[derive(Debug)]
pub(super) struct ConnectionBacklog {
    bytes: AtomicUsize,
    /// When some of it was last sent, or began to wait.
    moved: Mutex<Instant>,
    goodbye: watch::Sender<Option<Goodbye>>,
    server: Arc<Backlog>,
    session: OnceLock<Arc<Backlog>>,
    /// Its numbers in both places.
    numbers: [OnceLock<u64>; 2],
}

/// A frame that waits for one connection, counted until this is dropped.
#[derive(Debug)]
pub struct Queued {
    frame: Frame,
    connection: Arc<ConnectionBacklog>,
    session: Option<Arc<Backlog>>,
}

impl Backlog {
    /// An empty backlog with a limit in bytes.
    pub fn of(max: usize) -> Arc<Self> {
        Arc::new(Self {
            max,
            bytes: AtomicUsize::new(0),
            last: AtomicU64::new(0),
            connections: Mutex::default(),
            kept: Mutex::default(),
        })
    }

    /// Registers a session's kept frames, which may be forgotten when memory is short.
    pub(super) fn holds(&self, one: Weak<dyn Kept>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| one.strong_count() > 0);
        kept.push(one);
    }

    /// Counts more bytes.
    pub(super) fn add(&self, bytes: usize) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Counts bytes as released.
    pub(super) fn take_off(&self, bytes: usize) {
        self.bytes.fetch_sub(bytes, Ordering::Relaxed);
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    fn enter(&self, connection: &Arc<ConnectionBacklog>) -> u64 {
        let number = self.last.fetch_add(1, Ordering::Relaxed);
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).insert(number, Arc::downgrade(connection));
        number
    }

    fn leave(&self, number: u64) {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
    }

    /// Lets sessions forget `excess` bytes of kept frames, the oldest of the session with most bytes first. Returns the
    /// remaining excess.
    fn forget_kept(&self, mut excess: usize) -> usize {
        let kept: Vec<Arc<dyn Kept>> = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.iter().filter_map(Weak::upgrade).collect()
        };
        while excess > 0 {
            let most = kept.iter().map(|recent| (recent.bytes(), recent)).max_by_key(|(bytes, _)| *bytes);
            let Some((_, recent)) = most.filter(|(bytes, _)| *bytes > 0) else { break };
            excess = excess.saturating_sub(recent.forget_older_half());
        }
        excess
    }

    /// When the limit is exceeded: forgets kept frames, and then ends the connections that have taken nothing for
    /// longest, until the rest fits. Connections that were already told to end release their bytes when their task
    /// runs.
    pub(super) fn relieve(&self) {
        let excess = self.bytes.load(Ordering::Relaxed).saturating_sub(self.max);
        // Almost always there is none, so nothing is locked to find that out.
        if excess == 0 {
            return;
        }
        let excess = self.forget_kept(excess);
        if excess == 0 {
            return;
        }
        let connections: Vec<Arc<ConnectionBacklog>> = {
            let connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
            connections.values().filter_map(Weak::upgrade).filter(|connection| connection.waiting() > 0).collect()
        };
        let (over, mut open): (Vec<_>, Vec<_>) =
            connections.into_iter().partition(|connection| connection.goodbye.borrow().is_some());
        let leaving: usize = over.iter().map(|connection| connection.waiting()).sum();
        let mut excess = excess.saturating_sub(leaving);
        open.sort_by_key(|connection| connection.moved());
        for connection in open {
            if excess == 0 {
                break;
            }
            excess = excess.saturating_sub(connection.waiting());
            connection.close(Goodbye::TooSlow);
        }
    }
}

impl ConnectionBacklog {
    pub fn new(server: Arc<Backlog>, goodbye: watch::Sender<Option<Goodbye>>) -> Arc<Self> {
        let connection = Arc::new(Self {
            bytes: AtomicUsize::new(0),
            moved: Mutex::new(Instant::now()),
            goodbye,
            server,
            session: OnceLock::new(),
            numbers: [OnceLock::new(), OnceLock::new()],
        });
        let _ = connection.numbers[0].set(connection.server.enter(&connection));
        connection
    }

    /// Counts for a session as well from now on.
    pub fn belongs_to(self: &Arc<Self>, session: &Arc<Backlog>) {
        if self.session.set(Arc::clone(session)).is_ok() {
            let _ = self.numbers[1].set(session.enter(self));
        }
    }

    /// Counts frames from now on; `None` when far too much waits already.
    pub fn queue(self: &Arc<Self>, frames: Vec<Frame>) -> Option<Vec<Queued>> {
        if self.waiting() > OF_CONNECTION_MAX {
            return None;
        }
        Some(frames.into_iter().map(|frame| Queued::new(frame, Arc::clone(self))).collect())
    }

    /// Ends connections if the limit is exceeded now.
    pub fn relieve(&self) {
        self.server.relieve();
        if let Some(session) = self.session.get() {
            session.relieve();
        }
    }

    /// Ends the connection. Only the first reason counts.
    pub fn close(&self, reason: Goodbye) {
        self.goodbye.send_if_modified(|told| {
            let is_first = told.is_none();
            if is_first {
                *told = Some(reason);
            }
            is_first
        });
    }

    fn waiting(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    fn moved(&self) -> Instant {
        *self.moved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moves(&self) {
        *self.moved.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }
}

impl Drop for ConnectionBacklog {
    fn drop(&mut self) {
        let places = [Some(&self.server), self.session.get()];
        for (place, number) in places.into_iter().zip(&self.numbers) {
            if let (Some(place), Some(number)) = (place, number.get()) {
                place.leave(*number);
            }
        }
    }
}

impl Queued {
    fn new(frame: Frame, connection: Arc<ConnectionBacklog>) -> Self {
        let queued = Self { session: connection.session.get().cloned(), frame, connection };
        let length = queued.frame.len();
        if queued.connection.bytes.fetch_add(length, Ordering::Relaxed) == 0 {
            queued.connection.moves();
        }
        if queued.frame.begins_to_wait() {
            queued.places().for_each(|place| _ = place.bytes.fetch_add(length, Ordering::Relaxed));
        }
        queued
    }

    /// The frame to send.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Records that a piece of it was taken.
    pub fn moves(&self) {
        self.connection.moves();
    }

    fn places(&self) -> impl Iterator<Item = &Arc<Backlog>> {
        std::iter::once(&self.connection.server).chain(&self.session)
    }
}

impl Drop for Queued {
    fn drop(&mut self) {
        let length = self.frame.len();
        self.connection.bytes.fetch_sub(length, Ordering::Relaxed);
        self.connection.moves();
        if self.frame.waits_no_more() {
            self.places().for_each(|place| _ = place.bytes.fetch_sub(length, Ordering::Relaxed));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::frame_queue::{Next, frame_queue};
    use super::*;
    use shared::time::Timestamp;
    use shared::wire::ToDevice;

    fn frame(number: i64) -> Frame {
        Frame::of(&ToDevice::Pong { sent: number, now: Timestamp(0) })
    }

    #[tokio::test]
    async fn a_frame_that_waits_for_many_counts_once_and_only_while_it_waits() {
        let server = Backlog::of(1_000);
        let (one, mut first) = frame_queue(&server);
        let (other, second) = frame_queue(&server);
        let shared = frame(1);
        assert!(one.send(vec![shared.clone()]) && other.send(vec![shared.clone()]));
        assert_eq!(server.bytes.load(Ordering::Relaxed), shared.len());
        drop((other, second));
        assert_eq!(server.bytes.load(Ordering::Relaxed), shared.len(), "somebody still waits for it");
        let mut bundles = Vec::new();
        assert_eq!(first.next(&mut bundles).await, Next::Send);
        drop(bundles);
        assert_eq!(server.bytes.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn the_slowest_are_ended_first_until_it_fits_again() {
        let length = frame(0).len();
        let (server, session) = (Backlog::of(100 * length), Backlog::of(3 * length));
        let mut all: Vec<_> = (0..4).map(|_| frame_queue(&server)).collect();
        for (number, (queue, _)) in (0..).zip(&mut all) {
            queue.belongs_to(&session);
            assert!(queue.send(vec![frame(number)]));
        }
        // The first has waited longest; the second has taken something since.
        let (slowest, others) = all.split_first_mut().unwrap();
        assert_eq!(slowest.1.next(&mut Vec::new()).await, Next::Goodbye(Goodbye::TooSlow));
        for (_, outgoing) in others {
            assert_eq!(outgoing.next(&mut Vec::new()).await, Next::Send);
        }
    }

    #[tokio::test]
    async fn an_ended_connection_releases_its_bytes() {
        let server = Backlog::of(0);
        let (queue, mut outgoing) = frame_queue(&server);
        assert!(queue.send(vec![frame(1)]), "its goodbye says so");
        assert_eq!(outgoing.next(&mut Vec::new()).await, Next::Goodbye(Goodbye::TooSlow));
        drop((queue, outgoing));
        assert_eq!(server.bytes.load(Ordering::Relaxed), 0);
        assert!(server.connections.lock().unwrap().is_empty());
    }
}
