//! Projection: what each audience may know.
//!
//! A device holds a [`Session`] like the server's, with everything taken out that
//! its audience may not know. The law of this module, kept by property tests for
//! every audience: *folding the projected events gives the projection of the
//! folded state*. A secret that does not reach the device cannot leak on it.

mod bare;
mod change;
mod concerned;
mod events;
mod stand_in;
mod state;

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};

pub use change::Change;
pub use concerned::{Concerned, concerned, shows_hall_rooms, shows_hall_the_same};
pub use events::{project, project_seats};
pub use state::{project_around_rooms, project_report, project_rooms, project_state};

/// Whose eyes something is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The facilitator's board: everything but ballots and what is written in silence.
    Facilitator,
    /// The plenary screen: no names, and results only once they are revealed.
    Plenary,
    /// What everybody in a room may know. Frames for it are encoded once for the whole room.
    Room(RoomNumber),
    /// One participant: what their room knows, their own ballots and their own silent writing.
    Participant(ParticipantId),
    /// A participant whose own device follows the plenary screen: what that shows, without people, with their own
    /// guesses and marks, the number of their room and what it was told.
    Follower(ParticipantId),
}
