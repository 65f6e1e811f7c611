//! The session as a whole: opening, importing, interrupting and ending it.

mod apply;
mod command;
pub(super) mod decide;
mod event;
mod opening;

pub use command::LifecycleCommand;
pub use event::LifecycleEvent;
pub use opening::Opening;
