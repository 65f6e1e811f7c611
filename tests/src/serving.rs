//! The shipped program, with its clock and its disk controlled by tests.

use std::io::{Write as _, stdin, stdout};
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::Arc;

use anyhow::Context as _;
use server::Asset;
use server::clock::Clock;
use server::log::{Fault, FaultyLog};

/// Environment variable: the number of milliseconds by which the test program's clock is ahead of the machine's.
pub const CLOCK_AHEAD: &str = "TEST_CLOCK_AHEAD";

/// Environment variable that makes a measuring program act as the server, so that one is always available.
pub const SERVES: &str = "TEST_SERVES";

/// Should this process act as the server?
pub fn is_to_serve() -> bool {
    std::env::var_os(SERVES).is_some()
}

/// The value after `name` on the command line.
///
/// # Errors
/// If the value is invalid.
pub fn option<T: FromStr>(name: &str) -> anyhow::Result<Option<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
    arguments.next().map(|value| value.parse().with_context(|| format!("{name} {value}"))).transpose()
}

/// Executes the command line like the program. Disk faults come in on standard input, one word a line, and are echoed
/// once they are set.
pub fn serve(client: &'static [Asset]) -> ExitCode {
    let clock = Clock::adjustable();
    let ahead = std::env::var(CLOCK_AHEAD).ok().and_then(|ahead| ahead.parse().ok());
    clock.advance(ahead.unwrap_or_default());
    let around = |log| {
        let log = FaultyLog::around(log);
        // A weak reference, because a server that stops closes its log file.
        let spoilt = Arc::downgrade(&log);
        std::thread::spawn(move || {
            for line in stdin().lines().map_while(Result::ok) {
                let Some(spoilt) = spoilt.upgrade() else { return };
                spoilt.set(fault_called(&line));
                // The reader may already be gone.
                let _ = writeln!(stdout(), "{line}");
            }
        });
        log as Arc<dyn server::log::EventLog>
    };
    server::program::run_with(clock, around, client)
}

/// The word for a fault on standard input.
pub fn name_of(fault: Fault) -> String {
    format!("{fault:?}")
}

fn fault_called(name: &str) -> Fault {
    Fault::ALL.into_iter().find(|fault| name_of(*fault) == name).unwrap_or_default()
}
