//! Links, co-facilitators, closing the session and names in the report; and who may give out links or delete the
//! session.

mod act;
mod apply;
mod command;
pub(super) mod decide;
mod event;
mod link;
mod starter;
mod team;

pub use act::Act;
pub use command::AccessCommand;
pub use decide::Invited;
pub use event::AccessEvent;
pub use link::{Access, SecretHash, SecretLink};
pub use team::{CoFacilitator, Steered, Team};
