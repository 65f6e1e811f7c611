//! The domain of Anders Organiseren, the wire format, and every text.
//!
//! Everything here is pure: no clock, no randomness, no sockets, no files. The time and a random number come in with
//! the command. The server decides with this crate, and the client applies what it receives with the same
//! [`session::Session::apply`].

// Every match must handle a new variant: a wildcard would give it a meaning by accident. Tests may use one.
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]
#![allow(clippy::unnested_or_patterns, reason = "a group of events or commands is one pattern inside another")]

pub mod archive;
pub mod code;
pub mod day;
pub mod dice;
pub mod dilemma;
pub mod ids;
pub mod language;
pub mod limits;
pub mod link;
pub mod report;
pub mod session;
#[cfg(feature = "simulation")]
pub mod simulation;
pub mod take_home;
pub mod text;
pub mod time;
pub mod view;
pub mod wire;
