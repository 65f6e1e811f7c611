//! Links, closing the session and names in the report; and who may give out links or delete the session.

mod apply;
mod command;
pub(super) mod decide;
mod event;
mod link;
mod starter;

pub use command::AccessCommand;
pub use event::AccessEvent;
pub use link::{Access, SecretHash, SecretLink};
