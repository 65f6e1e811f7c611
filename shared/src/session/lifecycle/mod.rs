//! The session as a whole: it is opened, brought here, interrupted and ended.

mod apply;
mod command;
pub(super) mod decide;
mod event;
mod opening;

pub use command::LifecycleCommand;
pub use event::LifecycleEvent;
pub use opening::Opening;
