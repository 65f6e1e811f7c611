//! The facilitator's messages to rooms, kept to look back on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::RoomNumber;
use crate::limits::SENT_KEPT;
use crate::time::Timestamp;

/// A message that was sent to rooms.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The moment.
    pub at: Timestamp,
    /// The rooms it went to; absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rooms: Option<BTreeSet<RoomNumber>>,
    /// Plain text.
    pub text: String,
}

impl Sent {
    /// Adds a message to those that were sent. A message to several rooms is recorded once for each, at the same
    /// moment; here it is kept as one.
    pub fn keep(sent: &mut Vec<Self>, at: Timestamp, room: Option<RoomNumber>, text: &str) {
        if let (Some(room), Some(last)) = (room, sent.last_mut())
            && last.at == at
            && last.text == text
            && let Some(rooms) = &mut last.rooms
        {
            rooms.insert(room);
            return;
        }
        if sent.len() == SENT_KEPT {
            sent.remove(0);
        }
        sent.push(Self { at, rooms: room.map(|room| BTreeSet::from([room])), text: text.to_owned() });
    }
}
