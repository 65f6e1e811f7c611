//! The input of decisions in addition to the state and the command.

use crate::session::Presence;
use crate::time::Timestamp;

/// The input of decisions in addition to the state and the command.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The moment, on the server's clock.
    pub now: Timestamp,
    /// The people who are connected.
    pub presence: &'a Presence,
    /// A new random number for every decision, from a cryptographically secure generator.
    pub random: u64,
}
