//! The browser's half of [`shared::link`]: carries out what the machine decides, over a socket or, if none gets
//! through, over plain HTTP, and reports to it.

mod driver;
mod heard;
mod network_probe;
mod socket;
mod stream;
mod tabs;
mod transport;

pub use self::network_probe::{Measured, measure, server_offset};
pub use driver::{Link, News};
pub use socket::open_early;
