//! What the two pages behind secret links share: coming in by the link, the states in
//! which there is nothing to steer yet, and dialogs.

mod copy;
mod gate;
mod link;
mod modal;

pub use copy::{copy, join_link};
pub use gate::Gate;
pub use link::{enter_by_link, mark_root, title_page};
pub use modal::Modal;
