//! Results and arguments, drawn alike on the board, on the plenary screen and on the devices of followers.

mod argument_source;
mod beam;
mod cell;
mod notes;

pub use argument_source::{ArgumentSource, ArgumentSources, Became, has_a_line_below};
pub use beam::{TOKENS_MAX, Tokens, seam, tilt};
pub use cell::{Cell, Legend};
pub use notes::Notes;
