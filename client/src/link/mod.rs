//! The connection of a device with its session: opens it, keeps it, and finds it again
//! after a tunnel, a closed laptop or a restart of the server.

mod backoff;
mod clock;
mod outbox;
mod socket;

pub use clock::ServerClock;
pub use outbox::Outbox;
pub use socket::{Link, News, Status};
