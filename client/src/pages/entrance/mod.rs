//! The entrance: pages for joining, opening a session and starting at once.

mod before;
mod code_box;
mod copy;
pub mod fields;
pub mod first_screen;
mod home;
mod join;
mod keeps_nothing;
mod key;
mod library;
mod minutes_field;
mod name_field;
mod network_test;
mod new_session;
mod not_found;
mod page_frame;
mod quick_start;
mod session_unavailable;
mod ways_back;

pub use self::quick_start::QuickStart;
pub use home::Home;
pub use join::Join;
pub use key::Key;
pub use library::{ReadWhole, WithLibrary};
pub use network_test::NetworkTest;
pub use new_session::NewSessionPage;
pub use not_found::NotFound;
