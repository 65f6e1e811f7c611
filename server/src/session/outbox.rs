//! What waits to be sent to one device. Bounded: a device that does not keep up is
//! closed and resumes later; it never holds up the others, and nothing is left out.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use serde::Serialize;
use shared::wire::{Goodbye, ToDevice, spaces_behind};
use tokio::sync::{mpsc, watch};

use super::backlog::{Backlog, Line, Queued};

/// How many bundles wait for one device at most. A device that is half a minute behind in a
/// busy room is better off with a fresh start.
pub const WAITING_MAX: usize = 256;

/// Bytes of a frame that are handed on at once: so much of it lies copied in the buffers of a connection, however large
/// it is.
const PIECE: usize = 64 * 1024;

/// A frame as it goes over the wire: JSON, encoded once, shared by all who get it. One that is put together of several
/// goes on in the next one of its bundle.
#[derive(Clone, Debug)]
pub struct Frame {
    json: Bytes,
    goes_on: bool,
    /// For how many connections it waits.
    waits: Arc<AtomicUsize>,
}

impl Frame {
    /// Encodes a frame.
    pub fn of(frame: &ToDevice) -> Self {
        Self::encoding(Vec::new(), frame)
    }

    /// Encodes a field of an object, as a part of frames.
    pub fn field(name: &str, value: &impl Serialize) -> Self {
        Self::encoding(format!("\"{name}\":").into(), value)
    }

    fn encoding(mut encoded: Vec<u8>, value: &impl Serialize) -> Self {
        // All keys are numbers or words, so there is always a JSON form. An empty frame, which
        // no device can read, would make it connect again.
        if let Err(error) = serde_json::to_writer(&mut encoded, value) {
            tracing::error!(%error, "a frame has no JSON form");
            encoded.clear();
        }
        encoded.resize(encoded.len() + spaces_behind(&encoded), b' ');
        Self { json: encoded.into(), goes_on: false, waits: Arc::default() }
    }

    /// The frame with `middle` where `marker` stands: that is shared with all others that have it.
    pub fn around(self, marker: &[u8], middle: &Self) -> Vec<Self> {
        let Some(place) = self.json.windows(marker.len()).position(|part| part == marker) else { return vec![self] };
        let part = |json, goes_on| Self { json, goes_on, waits: Arc::default() };
        let (begin, end) = (self.json.slice(..place), self.json.slice(place + marker.len()..));
        vec![part(begin, true), Self { goes_on: true, ..middle.clone() }, part(end, false)]
    }

    /// The JSON, as UTF-8, in pieces.
    pub fn pieces(&self) -> impl Iterator<Item = Bytes> {
        let starts = (0..self.json.len()).step_by(PIECE);
        starts.map(|start| self.json.slice(start..self.json.len().min(start + PIECE)))
    }

    /// The next frame of the bundle belongs to it.
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// In bytes.
    pub fn len(&self) -> usize {
        self.json.len()
    }

    /// Is it the first connection that it waits for?
    pub(super) fn begins_to_wait(&self) -> bool {
        self.waits.fetch_add(1, Ordering::Relaxed) == 0
    }

    /// Was it the last connection that it waited for?
    pub(super) fn waits_no_more(&self) -> bool {
        self.waits.fetch_sub(1, Ordering::Relaxed) == 1
    }
}

/// The end into which frames go.
#[derive(Clone, Debug)]
pub struct Outbox {
    bundles: mpsc::Sender<Vec<Queued>>,
    line: Arc<Line>,
}

/// The end from which they are sent.
#[derive(Debug)]
pub struct Outgoing {
    bundles: mpsc::Receiver<Vec<Queued>>,
    goodbye: watch::Receiver<Option<Goodbye>>,
}

/// The outbox of a new connection of a server for which so much waits.
pub fn outbox(server: &Arc<Backlog>) -> (Outbox, Outgoing) {
    let (sender, bundles) = mpsc::channel(WAITING_MAX);
    let (goodbye, told) = watch::channel(None);
    (Outbox { bundles: sender, line: Line::new(Arc::clone(server), goodbye) }, Outgoing { bundles, goodbye: told })
}

impl Outbox {
    /// What waits in it counts for a session from now on.
    pub(super) fn belongs_to(&self, session: &Arc<Backlog>) {
        self.line.belongs_to(session);
    }

    /// Adds frames that belong together. False when the connection is over: it was too slow, or is gone.
    pub fn send(&self, bundle: Vec<Frame>) -> bool {
        let Some(bundle) = self.line.queue(bundle) else {
            self.close(Goodbye::TooSlow);
            return false;
        };
        match self.bundles.try_send(bundle) {
            Ok(()) => {
                self.line.relieve();
                true
            }
            Err(mpsc::error::TrySendError::Full(_)) => {
                self.close(Goodbye::TooSlow);
                false
            }
            Err(mpsc::error::TrySendError::Closed(_)) => false,
        }
    }

    /// Ends the connection: nothing more is sent after this. The first reason counts.
    pub fn close(&self, reason: Goodbye) {
        self.line.close(reason);
    }
}

/// What is to be done next for a device.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// Send what was put into the list.
    Send,
    /// Say goodbye, whatever waits.
    Goodbye(Goodbye),
}

impl Outgoing {
    /// Waits for frames and puts all that wait into `frames`, or for the end. Loses nothing when it is dropped while waiting.
    pub async fn next(&mut self, frames: &mut Vec<Vec<Queued>>) -> Next {
        tokio::select! {
            biased;
            reason = Self::goodbye(&mut self.goodbye) => Next::Goodbye(reason),
            count = self.bundles.recv_many(frames, WAITING_MAX) => {
                // Nobody is left who could send: the session is not served here any more.
                if count == 0 { Next::Goodbye(Goodbye::ComeBack) } else { Next::Send }
            }
        }
    }

    /// Waits for the end alone.
    pub async fn closed(&mut self) -> Goodbye {
        Self::goodbye(&mut self.goodbye).await
    }

    async fn goodbye(told: &mut watch::Receiver<Option<Goodbye>>) -> Goodbye {
        match told.wait_for(Option::is_some).await {
            Ok(reason) => reason.unwrap_or(Goodbye::ComeBack),
            Err(_) => Goodbye::ComeBack,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn frame() -> Vec<Frame> {
        vec![Frame::of(&ToDevice::Goodbye(Goodbye::ComeBack))]
    }

    #[tokio::test]
    async fn a_device_that_does_not_keep_up_is_told_so_and_gets_no_more() {
        let (outbox, mut outgoing) = outbox(&Backlog::of(usize::MAX));
        for _ in 0..WAITING_MAX {
            assert!(outbox.send(frame()));
        }
        assert!(!outbox.send(frame()));
        outbox.close(Goodbye::ComeBack);
        assert_eq!(outgoing.next(&mut Vec::new()).await, Next::Goodbye(Goodbye::TooSlow));
    }

    #[tokio::test]
    async fn everything_that_waits_is_taken_at_once() {
        let (outbox, mut outgoing) = outbox(&Backlog::of(usize::MAX));
        assert!(outbox.send(frame()) && outbox.send(frame()));
        let mut frames = Vec::new();
        assert_eq!(outgoing.next(&mut frames).await, Next::Send);
        assert_eq!(frames.len(), 2);
        drop(outbox);
        assert_eq!(outgoing.next(&mut frames).await, Next::Goodbye(Goodbye::ComeBack));
    }

    #[test]
    fn a_frame_around_a_shared_one_is_the_frame_itself() {
        let encoding = |value: serde_json::Value| Frame::encoding(Vec::new(), &value);
        let whole = encoding(json!({ "a": "\"b\":{}", "b": { "1": 2 }, "c": 3 }));
        let middle = Frame::field("b", &json!({ "1": 2 }));
        let parts = encoding(json!({ "a": "\"b\":{}", "b": {}, "c": 3 })).around(br#""b":{}"#, &middle);
        let joined: Vec<u8> = parts.iter().flat_map(Frame::pieces).flatten().collect();
        assert_eq!(joined, whole.json);
        assert_eq!(parts.iter().map(Frame::goes_on).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(parts[1].json.as_ptr(), middle.json.as_ptr(), "it is not copied");
    }
}
