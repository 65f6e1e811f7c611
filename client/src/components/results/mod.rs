//! How results and arguments are drawn, wherever they are shown: on the board, on the plenary screen, on the device of a follower.

mod argument_source;
mod beam;
mod cell;
mod notes;

pub use argument_source::{ArgumentSource, ArgumentSources, Became, has_a_line_below};
pub use beam::{TOKENS_MAX, Tokens, seam, tilt};
pub use cell::{Cell, Legend};
pub use notes::Notes;
