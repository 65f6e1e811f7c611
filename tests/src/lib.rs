//! Shared parts of the tests: a real server on a port of its own, sessions on it, and a process that can be killed. The
//! bots come from the demo: [`server::demo::bot`].

pub mod attack;
mod crowd;
pub mod people;
pub mod plan;
mod process;
mod serving;
mod session;
mod tunnel;
mod world;

pub use crowd::crowd;
pub use process::Process;
pub use serving::{CLOCK_AHEAD, SERVES, is_to_serve, option, serve};
pub use session::{TestSession, plain_session};
pub use tunnel::{Flow, Tunnel};
pub use world::{START, World};
