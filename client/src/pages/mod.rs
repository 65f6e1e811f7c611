//! The pages, by who uses them: the entrance for everybody, the room, the facilitator's
//! board, the plenary screen, and the same on people's own devices.

mod board;
mod entrance;
mod hall;
mod plenary;
mod report;
mod room;
mod steering;

pub use board::Board;
pub use entrance::{Home, Join, NetworkTest, NewSessionPage, NotFound, Together};
pub use hall::FollowedHall;
pub use plenary::Plenary;
pub use report::ReportPage;
pub use room::Participant;
