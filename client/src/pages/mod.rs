//! The pages, by audience: the entrance for everybody, the room, the facilitator's board, the plenary screen, and the
//! same on people's own devices.

mod auth;
mod entrance;
mod facilitator;
mod follower;
mod plenary;
mod report;
mod room;

pub use self::facilitator::Board;
pub use self::follower::FollowedPlenary;
pub use entrance::first_screen;
pub use entrance::{Home, Join, NetworkTest, NewSessionPage, NotFound, QuickStart};
pub use plenary::Plenary;
pub use report::ReportPage;
pub use room::Participant;
