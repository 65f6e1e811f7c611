//! Live connections: what devices send and receive, over either carrier, a WebSocket or plain HTTP.

mod channel;
mod conversation;
mod doorkeeper;
mod gathered;
mod limits;
mod socket;
mod state;
mod stream;
mod whole;

pub(crate) use channel::NotTaken;
pub(crate) use doorkeeper::Doorkeeper;
pub(crate) use state::Live;

#[cfg(test)]
mod tests;
