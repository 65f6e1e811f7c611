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
pub mod presence;

pub use command::PeopleCommand;
pub use event::PeopleEvent;
pub use missing::{Missing, MissingIn};
pub use participant::{Participant, Placement, Removal};
pub use presence::Presence;
