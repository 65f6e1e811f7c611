//! The connection of a device with its session: opens it, keeps it, and finds it again
//! after a tunnel, a closed laptop or a restart of the server; over plain HTTP where no socket
//! gets through. What is to be done says [`machine`], which knows no browser; [`driver`] does it.

mod backoff;
mod choice;
mod clock;
mod driver;
mod machine;
mod measure;
mod outbox;
mod socket;
mod stream;
mod tabs;
mod transport;

pub use choice::Carrier;
pub use driver::{Link, News};
pub use machine::{Entered, Status};
pub use measure::{Measured, measure, server_offset};
pub use outbox::{Kept, Outbox};
