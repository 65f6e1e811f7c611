//! What the program tells whoever started it.

use std::io::Write as _;

/// A line for whoever started the program. Nobody may be reading, which is fine.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
