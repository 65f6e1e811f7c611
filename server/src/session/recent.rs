//! The frames of a session's latest events, for devices that were briefly away. They count against the server's
//! backlog: when that is full, they are dropped before a connection is, and devices that missed them start afresh.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use shared::ids::{RoomNumber, Seq};

use super::backlog::{Backlog, Kept};
use super::frame::Frame;
use super::frames::{EventFrames, View};
use super::ids::Device;

/// The maximum number of events whose frames are kept: some minutes of a busy session, at about a kilobyte each.
const KEPT: usize = 1_024;
/// The maximum number of bytes of their frames: twice what those events take, unless somebody makes them long.
const KEPT_BYTES: usize = 2 * 1024 * 1024;

/// The frames of the latest events of one session.
#[derive(Debug)]
pub(super) struct Recent {
    events: Mutex<Events>,
    server: Arc<Backlog>,
}

/// Oldest first.
#[derive(Debug, Default)]
struct Events {
    all: VecDeque<EventFrames>,
    /// Bytes of all of them.
    bytes: usize,
}

impl Recent {
    /// An empty store, counted in the server's backlog.
    pub fn on(server: &Arc<Backlog>) -> Arc<Self> {
        let recent = Arc::new(Self { events: Mutex::default(), server: Arc::clone(server) });
        let kept: Arc<dyn Kept> = Arc::<Self>::clone(&recent);
        server.holds(Arc::downgrade(&kept));
        recent
    }

    /// Keeps the frames of the next event.
    pub fn keep(&self, frames: EventFrames) {
        let frames = frames.without_snapshots();
        let mut events = self.events();
        let length = frames.len();
        events.all.push_back(frames);
        events.bytes += length;
        self.server.add(length);
        while events.all.len() > KEPT || events.bytes > KEPT_BYTES {
            self.server.take_off(events.forget_oldest());
        }
        // The frames that were just kept may be the ones to go.
        drop(events);
        self.server.relieve();
    }

    /// What a device that holds everything up to `after` has missed, while the session is at `seq`. `None` when it
    /// needs a snapshot: it was away for too long, its state was replaced since (another room, a reveal), or its
    /// `after` never existed.
    pub fn missed(&self, after: Seq, seq: Seq, device: Device, room: Option<RoomNumber>) -> Option<Vec<Frame>> {
        if after > seq {
            return None;
        }
        let events = self.events();
        let count = usize::try_from(seq.0 - after.0).ok()?;
        let from = events.all.len().checked_sub(count)?;
        let mut missed = Vec::new();
        for event in events.all.range(from..) {
            match event.shown_to(device, room) {
                View::Nothing => {}
                View::Change(frame) => missed.push(frame.clone()),
                View::Anew(_) => return None,
            }
        }
        Some(missed)
    }

    fn events(&self) -> MutexGuard<'_, Events> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept for Recent {
    fn bytes(&self) -> usize {
        self.events().bytes
    }

    fn forget_older_half(&self) -> usize {
        let mut events = self.events();
        let (before, half) = (events.bytes, events.bytes / 2);
        while events.bytes > half {
            events.forget_oldest();
        }
        let forgotten = before - events.bytes;
        self.server.take_off(forgotten);
        forgotten
    }
}

impl Drop for Recent {
    fn drop(&mut self) {
        self.server.take_off(self.bytes());
    }
}

impl Events {
    fn forget_oldest(&mut self) -> usize {
        let length = self.all.pop_front().map_or(self.bytes, |oldest| oldest.len());
        self.bytes = self.bytes.saturating_sub(length);
        length
    }
}

#[cfg(test)]
mod tests {
    use super::super::frame_queue::{Next, frame_queue};
    use super::*;
    use shared::session::Opening;
    use shared::session::{AccessEvent, Event, Session};
    use shared::time::Timestamp;

    /// Keeps `count` events, and returns the length of one of them.
    fn keep(recent: &Recent, session: &Session, from: u64, count: u64) -> usize {
        let event = Event::Access(AccessEvent::DoorLocked { locked: true });
        let of = |seq| EventFrames::of(Seq(seq), &event, Timestamp(0), session, &|_| false);
        (from..from + count).for_each(|seq| recent.keep(of(seq)));
        of(from).len()
    }

    #[tokio::test]
    async fn kept_frames_make_room_before_any_connection_ends() {
        let session = Session::open(opening(), Timestamp(0));
        let length = keep(&Recent::on(&Backlog::of(usize::MAX)), &session, 100, 1);
        let server = Backlog::of(14 * length);
        let (small, large) = (Recent::on(&server), Recent::on(&server));
        keep(&small, &session, 100, 3);
        keep(&large, &session, 100, 10);
        let missed = |recent: &Recent, after: u64, seq: u64| {
            recent.missed(Seq(after), Seq(seq), Device::Facilitator, None).map(|frames| frames.len())
        };
        assert_eq!(missed(&large, 99, 109), Some(10));
        let (queue, mut outgoing) = frame_queue(&server);
        let frame = Frame::field("x", &"x".repeat(2 * length));
        assert!(queue.send(vec![frame]));
        assert_eq!(outgoing.next(&mut Vec::new()).await, Next::Send, "no connection is ended");
        assert_eq!(
            (missed(&large, 99, 109), missed(&large, 104, 109)),
            (None, Some(5)),
            "a device that missed more starts again"
        );
        assert_eq!(missed(&small, 99, 102), Some(3));
        drop((small, large, queue, outgoing));
        assert_eq!(server.bytes(), 0);
    }

    fn opening() -> Opening {
        serde_json::from_value(serde_json::json!({
            "id": uuid::Uuid::nil(), "code": shared::code::JoinCode::from_numbers([0; 6]),
            "settings": { "title": "Demo", "language": "nl", "minutes": 5, "planned": 0, "placement": "spread", "led": true },
            "dilemmas": [], "programme": [], "rooms": 1, "access": {},
        }))
        .unwrap()
    }
}
