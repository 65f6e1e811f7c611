//! The wire format: frames by direction, each direction in one file.
//!
//! A device opens a socket (or a [`stream`], if no socket gets through), sends [`ToServer::Hello`] and gets
//! [`ToDevice::Welcome`] with everything it missed. From then on it gets every change exactly once and in order.

mod even;
mod http;
pub mod stream;
mod to_device;
mod to_server;

pub use even::spaces_behind;
pub use http::{
    CoFacilitatorRequest, DilemmaFile, DilemmaRead, Door, JoinRequest, Joined, Library, LinkRequest, NewCoFacilitator,
    NewLink, NewRehearsal, NewSession, OnlyHere, Opened, Problem, Reach, RehearsalRequest, StartTogether,
};
pub use to_device::{Goodbye, Identity, Signal, ToDevice, close_code};
pub use to_server::{Hello, ToServer, Writing};

/// The version of the frames. A device with another version is told to reload.
pub const PROTOCOL: u16 = 9;

#[cfg(test)]
mod tests;
