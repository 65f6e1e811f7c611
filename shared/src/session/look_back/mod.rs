//! *Terugblik*: what became of the choices.

mod apply;
mod command;
pub(super) mod decide;
mod event;

pub use command::LookBackCommand;
pub use event::LookBackEvent;
