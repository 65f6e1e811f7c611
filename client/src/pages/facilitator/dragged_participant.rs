//! Somebody who is dragged to a room.

use shared::ids::{ParticipantId, RoomNumber};

/// Somebody who is dragged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraggedParticipant {
    /// Who.
    pub person: ParticipantId,
    /// Their name.
    pub name: String,
    /// Where the pointer is.
    pub at: (i32, i32),
    /// The room under the pointer.
    pub over: Option<RoomNumber>,
}

/// Somebody by whom the pointer went down: who, their name, and where on screen.
pub type PressedHandle = (ParticipantId, String, (i32, i32));
