//! Live connections: what a device says and is told, and the two carriers for it, a WebSocket and plain HTTP.

mod channel;
mod conversation;
mod doorkeeper;
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
