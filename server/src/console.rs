//! Messages of the program to the person who started it.

use std::io::Write as _;

/// Prints a line. Ignores a closed standard output, because nobody may be reading it.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
