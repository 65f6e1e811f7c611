//! The links, the door and what the report tells.

mod apply;
mod command;
pub(super) mod decide;
mod event;
mod link;

pub use command::AccessCommand;
pub use event::AccessEvent;
pub use link::{Access, SecretHash, SecretLink};
