//! Frames as they go over the wire.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::{Buf as _, Bytes};
use serde::Serialize;
use shared::wire::{ToDevice, spaces_behind};

/// Bytes of a frame that are passed on at once: the most that is copied into a connection's buffers, however large the
/// frame is.
const PIECE: usize = 64 * 1024;

/// A frame in wire format: JSON, encoded once, shared by all who get it. A frame made of several pieces continues in
/// the next one of its bundle.
#[derive(Clone, Debug)]
pub struct Frame {
    json: Bytes,
    goes_on: bool,
    /// The number of connections that it is waiting for.
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
        // All keys are numbers or words, so this always serialises. An empty frame, which no device can read,
        // would make it reconnect.
        if let Err(error) = serde_json::to_writer(&mut encoded, value) {
            tracing::error!(%error, "a frame has no JSON form");
            encoded.clear();
        }
        encoded.resize(encoded.len() + spaces_behind(&encoded), b' ');
        Self { json: encoded.into(), goes_on: false, waits: Arc::default() }
    }

    /// The frame with each of `shared` in place of its marker, in the order of the markers. The shared ones are not
    /// copied.
    pub fn around<'a>(mut self, shared: impl Iterator<Item = (&'a [u8], &'a Self)>) -> Vec<Self> {
        let mut parts = Vec::new();
        for (marker, middle) in shared {
            let Some(place) = self.json.windows(marker.len()).position(|part| part == marker) else { continue };
            let begin = self.json.split_to(place);
            self.json.advance(marker.len());
            parts.push(Self { json: begin, goes_on: true, waits: Arc::default() });
            parts.push(Self { goes_on: true, ..middle.clone() });
        }
        parts.push(self);
        parts
    }

    /// The JSON, as UTF-8, in pieces.
    pub fn pieces(&self) -> impl Iterator<Item = Bytes> {
        let starts = (0..self.json.len()).step_by(PIECE);
        starts.map(|start| self.json.slice(start..self.json.len().min(start + PIECE)))
    }

    /// Does it continue in the next frame of the bundle?
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.json.len()
    }

    /// Records that it waits for one more connection. True if that is the first.
    pub(super) fn begins_to_wait(&self) -> bool {
        self.waits.fetch_add(1, Ordering::Relaxed) == 0
    }

    /// Records that it waits for one connection fewer. True if that was the last.
    pub(super) fn waits_no_more(&self) -> bool {
        self.waits.fetch_sub(1, Ordering::Relaxed) == 1
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_frame_around_a_shared_one_is_the_frame_itself() {
        let encoding = |value: serde_json::Value| Frame::encoding(Vec::new(), &value);
        let whole = encoding(json!({ "a": "\"b\":{}", "b": { "1": 2 }, "c": 3, "d": [4] }));
        let middle = [Frame::field("b", &json!({ "1": 2 })), Frame::field("d", &json!([4]))];
        let shared = [&br#""b":{}"#[..], br#""d":[]"#].into_iter().zip(&middle);
        let parts = encoding(json!({ "a": "\"b\":{}", "b": {}, "c": 3, "d": [] })).around(shared);
        let joined: Vec<u8> = parts.iter().flat_map(Frame::pieces).flatten().collect();
        assert_eq!(joined, whole.json);
        assert_eq!(parts.iter().map(Frame::goes_on).collect::<Vec<_>>(), [true, true, true, true, false]);
        for (part, shared) in [(&parts[1], &middle[0]), (&parts[3], &middle[1])] {
            assert_eq!(part.json.as_ptr(), shared.json.as_ptr(), "it is not copied");
        }
    }
}
