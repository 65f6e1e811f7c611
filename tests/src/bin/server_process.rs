//! The program as it is shipped, so that tests can start it as a process and kill it.

use server::clock::Clock;
use tests::CLOCK_AHEAD;

fn main() -> std::process::ExitCode {
    let clock = Clock::adjustable();
    let ahead = std::env::var(CLOCK_AHEAD).ok().and_then(|ahead| ahead.parse().ok());
    clock.advance(ahead.unwrap_or_default());
    server::program::run_by(clock, anders_organiseren::CLIENT)
}
