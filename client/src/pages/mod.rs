//! The pages, by audience: the entrance for everybody, the room, the facilitator's board, the plenary screen, and the
//! same on people's own devices. What they show of a part of the programme is in `parts`; what facilitators write
//! themselves, in `dilemma`.

mod auth;
mod dilemma;
mod entrance;
mod facilitator;
mod follower;
mod parts;
mod plenary;
mod report;
mod room;
mod take_home;

pub use self::facilitator::Board;
pub use self::follower::FollowedPlenary;
pub use entrance::first_screen;
pub use entrance::{Home, Join, NetworkTest, NewSessionPage, NotFound, QuickStart};
pub use plenary::Plenary;
pub use report::ReportPage;
pub use room::Participant;
pub use take_home::TakeHomePage;
