//! What is made of the arguments of all rooms: stars, themes and notes.

mod apply;
mod command;
pub(super) mod decide;
mod event;

pub use command::GatheringCommand;
pub use event::GatheringEvent;
