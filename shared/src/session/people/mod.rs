//! The people who take part, and the rooms that they are in.

mod apply;
mod command;
pub(super) mod decide;
mod event;
pub mod grouping;
pub(super) mod joining;
mod missing;
pub mod names;
mod participant;
mod participants;
pub mod presence;
mod tokens;

pub use command::PeopleCommand;
pub use event::PeopleEvent;
pub use missing::{Missing, MissingIn};
pub use participant::{Participant, Placement, Removal};
pub use participants::Participants;
pub use presence::Presence;
pub use tokens::Tokens;
