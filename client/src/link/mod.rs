//! The browser's half of [`shared::link`]: carries out what the machine says, over a socket or, where none gets
//! through, over plain HTTP, and tells it what happens.

mod driver;
mod heard;
mod measure;
mod socket;
mod stream;
mod tabs;
mod transport;

pub use driver::{Link, News};
pub use measure::{Measured, measure, server_offset};
