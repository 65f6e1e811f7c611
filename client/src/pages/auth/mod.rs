//! What the pages behind secret links share: entering by the link, what is shown until the device is admitted, and the
//! addresses that are given out.

mod address;
mod gate;
mod holding;
mod link;

pub use self::address::{KeptNotice, OnlyHereNotice, join_link, kept_until, origin, qr_code, typed};
pub use self::gate::Gate;
pub use self::holding::{delete_session, give_out, secret_path};
pub use self::link::{SecretPage, enter_by_link, mark_root, title_page};
