//! The entrance: how people get in, open a session, or start at once.

mod before;
mod closed_door;
mod code_box;
mod copy;
mod fields;
mod frame;
mod home;
mod join;
mod keeps_nothing;
mod key;
mod library;
mod name_field;
mod network_test;
mod new_session;
mod not_found;
mod together;
mod ways_back;

pub use home::Home;
pub use join::Join;
pub use network_test::NetworkTest;
pub use new_session::NewSessionPage;
pub use not_found::NotFound;
pub use together::Together;

/// The HTTP status for what is not there.
const NOT_FOUND: u16 = 404;
