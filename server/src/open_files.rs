//! The number of files that the program may have open, which includes its connections. Systems start with 1,024, too
//! few for a conference, and allow a program more when it asks.

use crate::http::{ACCEPTED_MAX, CONNECTIONS_MAX};

/// All connections that are accepted at once, and the program's own files.
const WANTED: usize = ACCEPTED_MAX + CONNECTIONS_MAX + 256;
/// With fewer, a conference of four thousand does not get in.
const FEW: u64 = 5_000;

/// Asks the system for as many as the connection limits need, and warns when it allows few.
pub fn ask_for_enough() {
    let wanted = u64::try_from(WANTED).unwrap_or(u64::MAX);
    match rlimit::increase_nofile_limit(wanted) {
        Ok(allowed) if allowed < FEW => {
            tracing::warn!(allowed, "the limit on open files is low: connections beyond it have to wait");
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "could not raise the limit on open files"),
    }
}
