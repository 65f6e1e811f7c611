//! What was prepared before the session, and can be changed while it runs: title, time, rules of play, dilemmas.

mod apply;
mod command;
pub(super) mod decide;
mod event;
mod planned;

pub use command::PreparationCommand;
pub use event::PreparationEvent;
pub use planned::was_had;
