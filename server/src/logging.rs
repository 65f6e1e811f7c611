//! The server's log for its operator: what it does, never what people wrote, who they are or where they are.

use std::io::IsTerminal as _;
use std::panic;

use tracing::{Level, Metadata};
use tracing_subscriber::filter::{Targets, filter_fn};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

/// The environment variable that sets what is logged, as `server=debug,warn`.
const LOG_VARIABLE: &str = "RUST_LOG";

/// Starts logging, to standard error.
pub(crate) fn start() {
    let asked = std::env::var(LOG_VARIABLE).ok().and_then(|asked| asked.parse::<Targets>().ok());
    // By default: this server's own messages, and libraries' warnings.
    let usual = || Targets::new().with_default(Level::WARN).with_target("server", Level::INFO);
    let wanted = asked.unwrap_or_else(usual);
    let output = fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    tracing_subscriber::registry().with(output.with_filter(filter_fn(is_discreet)).with_filter(wanted)).init();
    panic::set_hook(Box::new(|mistake| {
        // Without the message, which may quote somebody's text.
        let place = mistake.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(%place, "panicked");
    }));
}

/// Caps the level of libraries, whatever `RUST_LOG` says: they would log whole frames and requests.
fn is_discreet(what: &Metadata<'_>) -> bool {
    let is_ours = what.target().strip_prefix("server").is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    is_ours || *what.level() <= Level::INFO
}
