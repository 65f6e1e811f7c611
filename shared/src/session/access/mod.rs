//! Links, closing the session and names in the report.

mod apply;
mod command;
pub(super) mod decide;
mod event;
mod link;

pub use command::AccessCommand;
pub use event::AccessEvent;
pub use link::{Access, SecretHash, SecretLink};
