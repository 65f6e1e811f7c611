//! Simulated people for tests: their possible next actions in a session, drawn from a seed, the same every time.

mod changes;
mod commands;
mod dice;
mod kinds;
mod talks;
mod walls;

pub use crate::dice::Dice;
pub use kinds::{everything, met_in};

use crate::session::Session;

/// Draws the next action of somebody in a session.
pub struct Draw<'draw> {
    /// The session, in full or as a facilitator sees it.
    pub session: &'draw Session,
    /// The random numbers.
    pub dice: &'draw mut Dice,
    /// The number of texts made so far: each has a number of its own.
    pub texts: &'draw mut u32,
}

impl Draw<'_> {
    /// A text that occurs nowhere else: `§12§` and `words` words.
    pub fn text(&mut self, words: usize) -> String {
        *self.texts += 1;
        format!("§{}§{}", self.texts, " demo".repeat(words))
    }
}
