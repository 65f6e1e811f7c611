//! Anders Organiseren: the server.
//!
//! [`serve`] runs an [`App`] on a listener that the caller made, until the caller
//! says stop. `http` and `live` know `session`, `session` knows `log`, and nobody
//! knows the other way.

pub mod clock;
pub mod config;
pub mod data;
pub mod demo;
pub mod documents;
mod export;
mod http;
pub mod library;
mod live;
pub mod log;
mod logging;
pub mod policy;
pub mod program;
mod session;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use clock::Clock;
use library::Library;
use live::Live;
use log::EventLog;
use policy::Policy;
use session::Registry;

/// How long stopping may take: devices are told, and what is under way is stored.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// Everything that a server is made of.
pub struct App {
    log: Arc<dyn EventLog>,
    library: Library,
    clock: Clock,
    public_url: Option<String>,
    policy: Policy,
}

impl App {
    /// A server that keeps its sessions in `log`. `public_url` is where people reach it, such as
    /// `https://school.example`, if that is not where it listens.
    pub fn new(log: Arc<dyn EventLog>, library: Library, clock: Clock, public_url: Option<String>) -> Self {
        let public_url = public_url.map(|url| url.trim_end_matches('/').to_owned());
        Self { log, library, clock, public_url, policy: Policy::default() }
    }

    /// As its operator decided.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }
}

/// Serves until `shutdown`, then tells every device to come back later and waits for what is under way.
///
/// # Errors
/// When the listener fails, or the public address is not one.
pub async fn serve(
    listener: TcpListener,
    app: App,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let App { log, library, clock, public_url, policy } = app;
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    // However this ends, the tasks end with it.
    let _stop_at_last = stop.clone().drop_guard();
    let registry = Registry::new(log, clock, tasks.clone(), stop.clone());
    if let Some(keep) = policy.keep.span() {
        let sweep = session::delete_what_is_over(Arc::clone(&registry), keep);
        tasks.spawn(stop.clone().run_until_cancelled_owned(sweep));
    }
    let live = Live::new(Arc::clone(&registry), tasks.clone(), stop.clone());
    let (site, upkeep) = http::site(registry, live, library, public_url, policy)?;
    tasks.spawn(stop.clone().run_until_cancelled_owned(upkeep));

    let listener = listener.tap_io(|connection| {
        // Frames are small and somebody waits for each; gathering them would only make them late.
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection can't be told to send at once");
        }
    });
    let stopping = stop.clone();
    let server = axum::serve(listener, site.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            shutdown.await;
            stopping.cancel();
        });
    let finished = async {
        let ended = server.await;
        // The listener failed, or every request is answered; sockets and sessions end by the same word.
        stop.cancel();
        tasks.close();
        tasks.wait().await;
        ended
    };
    let too_late = async {
        stop.cancelled().await;
        sleep(STOP_WITHIN).await;
    };
    tokio::select! {
        ended = finished => ended?,
        () = too_late => tracing::warn!("some connections took too long to end"),
    }
    Ok(())
}
