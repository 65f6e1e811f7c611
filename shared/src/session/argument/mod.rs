//! Pros and cons.

mod apply;
mod command;
pub(super) mod decide;
mod event;

pub use command::ArgumentCommand;
pub use event::ArgumentEvent;
