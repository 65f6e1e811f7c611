//! The blocks of the programme.

mod apply;
mod command;
pub(super) mod decide;
mod event;
mod upcoming;

pub use command::ProgrammeCommand;
pub use event::ProgrammeEvent;
pub use upcoming::Upcoming;
