//! Frames as they go over the wire.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
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
        // All keys are numbers or words, so there is always a JSON form. An empty frame, which no device can read,
        // would make it reconnect.
        // no device can read, would make it connect again.
        if let Err(error) = serde_json::to_writer(&mut encoded, value) {
            tracing::error!(%error, "a frame has no JSON form");
            encoded.clear();
        }
        encoded.resize(encoded.len() + spaces_behind(&encoded), b' ');
        Self { json: encoded.into(), goes_on: false, waits: Arc::default() }
    }

    /// The frame with `middle` in place of `marker`; `middle` is shared with all other frames that contain it.
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

    /// Does it continue in the next frame of the bundle?
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.json.len()
    }

    /// Records that it waits for one more connection. Is that the first?
    pub(super) fn begins_to_wait(&self) -> bool {
        self.waits.fetch_add(1, Ordering::Relaxed) == 0
    }

    /// Records that it waits for one connection less. Was that the last?
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
        let whole = encoding(json!({ "a": "\"b\":{}", "b": { "1": 2 }, "c": 3 }));
        let middle = Frame::field("b", &json!({ "1": 2 }));
        let parts = encoding(json!({ "a": "\"b\":{}", "b": {}, "c": 3 })).around(br#""b":{}"#, &middle);
        let joined: Vec<u8> = parts.iter().flat_map(Frame::pieces).flatten().collect();
        assert_eq!(joined, whole.json);
        assert_eq!(parts.iter().map(Frame::goes_on).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(parts[1].json.as_ptr(), middle.json.as_ptr(), "it is not copied");
    }
}
