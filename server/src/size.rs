//! The length of a value's JSON, without writing it.

use std::io::{self, Write};

use serde::Serialize;

struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The length of its JSON, in bytes.
pub(crate) fn of(value: &impl Serialize) -> usize {
    let mut counter = Counter(0);
    // A counter accepts everything, and everything counted here serialises.
    let _ = serde_json::to_writer(&mut counter, value);
    counter.0
}
