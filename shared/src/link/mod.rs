//! The connection of a device with its session, without a network. It is restored after a tunnel, a closed laptop or a
//! restart of the server, and loses no command given in between.
//!
//! [`Machine`] takes each [`Input`] with the device's monotonic clock and a random number, and returns [`Effect`]s:
//! what to open, send, show, apply and store. A driver carries them out in order, and ticks. The browser and simulated
//! people have a driver each and share the machine.

mod backoff;
mod carrier_choice;
mod clock;
mod machine;
mod outbox;

pub use carrier_choice::Carrier;
pub use machine::{Effect, Entered, Input, Machine, Status};
pub use outbox::{Kept, Outbox};
