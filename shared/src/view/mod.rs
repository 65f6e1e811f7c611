//! Projection: what each audience may know.
//!
//! A device holds a [`Session`] like the server's, without everything that its audience may not know. The law of this
//! module, checked by property tests for every audience, is: *folding the projected events gives the projection of the
//! folded state*. A secret that does not reach a device cannot leak from it.

mod bare;
mod change;
mod concerned;
mod events;
mod stand_in;
mod state;
mod talks;
mod walls;

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};

pub use change::Change;
pub use concerned::{Concerned, concerned, shows_hall_rooms, shows_hall_the_same};
pub use events::{project, project_seats};
pub use state::{project_around, project_report, project_rooms, project_state};

/// The people or screens that see the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The facilitator's board: everything except ballots and what is written in silence.
    Facilitator,
    /// The plenary screen: no names, and results only once they are revealed.
    Plenary,
    /// What everybody in a room may know. Its frames are encoded once for the whole room.
    Room(RoomNumber),
    /// One participant: what their room may know, and their own ballots and silent writing.
    Participant(ParticipantId),
    /// A participant whose own device follows the plenary screen: what that screen shows, without people, with their
    /// own guesses and marks, and with the number of their room and its messages.
    Follower(ParticipantId),
}
