//! What the two pages behind secret links share: coming in by the link, the states in
//! which there is nothing to steer yet, dialogs, and keys.

mod address;
mod gate;
mod keys;
mod link;
mod modal;

pub use address::{KeptNotice, OnlyHereNotice, join_link, kept_until, origin, qr_code, typed};
pub use gate::Gate;
pub use keys::{KeyRow, KeySheet, Letters, listen_to_keys};
pub use link::{SecretPage, enter_by_link, mark_root, title_page};
pub use modal::Modal;
