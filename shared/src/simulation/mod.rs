//! Simulated people for tests: what they might do next in a session, drawn from a seed, the same every time.

mod commands;
mod dice;
mod kinds;

pub use dice::Dice;
pub use kinds::{everything, met_in};

use crate::session::Session;

/// Draws what somebody does next in a session that is at a certain point.
pub struct Draw<'draw> {
    /// The session as it is, or as a facilitator sees it.
    pub session: &'draw Session,
    /// Decides.
    pub dice: &'draw mut Dice,
    /// How many texts were made: each one has a number of its own.
    pub texts: &'draw mut u32,
}

impl Draw<'_> {
    /// A text that occurs nowhere else: `§12§` and that many words.
    pub fn text(&mut self, words: usize) -> String {
        *self.texts += 1;
        format!("§{}§{}", self.texts, " demo".repeat(words))
    }
}
