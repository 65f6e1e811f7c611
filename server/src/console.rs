//! Messages of the program to the person who started it.

use std::io::Write as _;

/// Prints a line. A closed standard output is ignored: maybe nobody reads it.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
