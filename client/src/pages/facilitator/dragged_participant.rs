//! Somebody who is being dragged to a room.

use shared::ids::{ParticipantId, RoomNumber};

/// Somebody who is being dragged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraggedParticipant {
    pub person: ParticipantId,
    /// Their name.
    pub name: String,
    /// Where the pointer is.
    pub at: (i32, i32),
    /// The room under the pointer.
    pub over: Option<RoomNumber>,
}

/// The person on whose handle the pointer went down, their name, and the point on screen.
pub type PressedHandle = (ParticipantId, String, (i32, i32));
