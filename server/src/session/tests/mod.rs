//! Sessions in memory with a stopped clock: everything but the sockets.

mod answers;
mod expiring;
mod presence;
mod resuming;
mod signals;
mod stage;
mod storing;
mod timers;
