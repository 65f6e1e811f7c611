//! Stars, themes and notes: the facilitator's work on the arguments of all rooms.

mod apply;
mod command;
pub(super) mod decide;
mod event;

pub use command::GatheringCommand;
pub use event::GatheringEvent;
