//! The connection of a device with its session, without a network: finds it again after a tunnel, a closed
//! laptop or a restart of the server, and loses nothing that was asked for meanwhile.
//!
//! [`Machine`] is told what happens as an [`Input`], with a clock of the device that nobody sets and a drawn
//! number, and answers with [`Effect`]s: what is to be opened, sent, shown, folded and stored. A driver carries them
//! out, one after the other, and ticks. The browser and simulated people have a driver each, and this in common.

mod backoff;
mod carrier_choice;
mod clock;
mod machine;
mod outbox;

pub use carrier_choice::Carrier;
pub use machine::{Effect, Entered, Input, Machine, Status};
pub use outbox::{Kept, Outbox};
