//! The program as it is shipped, with its clock and its disk in the hands of tests.

use std::io::{Write as _, stdin, stdout};
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::Arc;

use anyhow::Context as _;
use server::Asset;
use server::clock::Clock;
use server::log::{Fault, FaultyLog};

/// In its environment: by how many milliseconds the clock of the program for tests is ahead of that of the machine.
pub const CLOCK_AHEAD: &str = "TEST_CLOCK_AHEAD";

/// In the environment of a program that measures: this process of it is the server, so that there is always one to start.
pub const SERVES: &str = "TEST_SERVES";

/// Is this process the server?
pub fn is_to_serve() -> bool {
    std::env::var_os(SERVES).is_some()
}

/// What stands behind `name` on the command line.
///
/// # Errors
/// When it is something else than was expected.
pub fn option<T: FromStr>(name: &str) -> anyhow::Result<Option<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
    arguments.next().map(|value| value.parse().with_context(|| format!("{name} {value}"))).transpose()
}

/// Does what the command line says, like the program; what is wrong with the disk comes in on standard input, one
/// word a line, and is said again when it is so.
pub fn serve(client: &'static [Asset]) -> ExitCode {
    let clock = Clock::adjustable();
    let ahead = std::env::var(CLOCK_AHEAD).ok().and_then(|ahead| ahead.parse().ok());
    clock.advance(ahead.unwrap_or_default());
    let around = |log| {
        let log = FaultyLog::around(log);
        // Nothing here keeps the log: a server that stops closes its file.
        let spoilt = Arc::downgrade(&log);
        std::thread::spawn(move || {
            for line in stdin().lines().map_while(Result::ok) {
                let Some(spoilt) = spoilt.upgrade() else { return };
                spoilt.set(fault_called(&line));
                // The other end may be gone, which is fine.
                let _ = writeln!(stdout(), "{line}");
            }
        });
        log as Arc<dyn server::log::EventLog>
    };
    server::program::run_with(clock, around, client)
}

/// What a fault is called on standard input.
pub fn name_of(fault: Fault) -> String {
    format!("{fault:?}")
}

fn fault_called(name: &str) -> Fault {
    Fault::ALL.into_iter().find(|fault| name_of(*fault) == name).unwrap_or_default()
}
