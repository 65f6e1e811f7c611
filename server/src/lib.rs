//! Anders Organiseren: the server.
//!
//! [`serve`] runs an [`App`] on a listener made by the caller, until the caller stops it. `http` and `live` depend on
//! `session`, `session` on `log`, and never the other way round.

mod admin_cli;
pub mod api_docs;
pub mod clock;
pub mod config;
mod console;
pub mod data;
pub mod demo;
mod export;
mod halves;
mod http;
pub mod library;
mod listening;
mod live;
pub mod log;
mod logging;
mod metrics;
mod open_files;
pub mod policy;
mod private_files;
pub mod program;
mod quota;
mod rehearsal;
mod session;
mod size;
pub mod tls;
mod unread;

use std::future::ready;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum_server::{Handle, Server};
use tokio::net::TcpListener;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::service_fn;

pub use http::Asset;

use clock::Clock;
use http::AcceptLimit;
use library::Library;
use live::Live;
use log::{EventLog, MeasuredLog, RehearsedLog};
use metrics::Metrics;
use policy::{Policy, Quiet};
use session::Registry;
use tls::Tls;
use unread::Impatient;

/// Longest time for stopping: devices are notified, and what is under way is stored.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// Largest head of a request, in bytes: many times that of a browser. An endless head takes no more memory than
/// this.
const HEAD_MAX: usize = 16 * 1024;
/// The same as counted by HTTP/2.
const HEAD_LIST_MAX: u32 = 16 * 1024;

/// The parts of a server.
pub struct App {
    log: Arc<dyn EventLog>,
    library: Library,
    clock: Clock,
    public_url: Option<String>,
    policy: Policy,
    tls: Option<Tls>,
    metrics: Option<TcpListener>,
    client: &'static [Asset],
}

impl App {
    /// A server without pages that keeps its sessions in `log`. `public_url` is where people reach it, such as
    /// `https://school.example`, if that is not where it listens.
    pub fn new(log: Arc<dyn EventLog>, library: Library, clock: Clock, public_url: Option<String>) -> Self {
        let public_url = public_url.map(|url| url.trim_end_matches('/').to_owned());
        Self { log, library, clock, public_url, policy: Policy::default(), tls: None, metrics: None, client: &[] }
    }

    /// Serves metrics at `/metrics` on that listener, if there is one.
    #[must_use]
    pub fn with_metrics(mut self, listener: Option<TcpListener>) -> Self {
        self.metrics = listener;
        self
    }

    /// Serves over TLS, if a certificate is given.
    #[must_use]
    pub fn with_tls(mut self, tls: Option<Tls>) -> Self {
        self.tls = tls;
        self
    }

    /// Applies the operator's policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Serves these client files, sorted by path, to browsers.
    #[must_use]
    pub fn with_client(mut self, client: &'static [Asset]) -> Self {
        self.client = client;
        self
    }
}

/// A server on that listener. A connection that sends nothing, or half a request, does not stay open forever.
fn patient(listener: TcpListener, quiet: Quiet) -> std::io::Result<Server<SocketAddr>> {
    let mut server = axum_server::from_tcp(listener.into_std()?)?.first_request_timeout(quiet.first_request_within);
    server.http_builder().http1().header_read_timeout(quiet.next_request_within).max_buf_size(HEAD_MAX);
    // HTTP/2 is neither offered nor answered, because limits count connections and not the requests on each. It can't
    // be switched off where connections may become sockets, so it is kept small, and is pinged.
    let signs = quiet.sign_of_life_every;
    let mut http2 = server.http_builder().http2();
    http2.max_concurrent_streams(1).max_header_list_size(HEAD_LIST_MAX);
    http2.keep_alive_interval(signs).keep_alive_timeout(quiet.first_request_within);
    Ok(server)
}

/// Serves until `shutdown`, then tells every device to come back later and waits for what is under way.
///
/// # Errors
/// When the listener fails, or the public address is not valid.
pub async fn serve(
    listener: TcpListener,
    app: App,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let App { log, library, clock, public_url, policy, tls, metrics: metrics_listener, client } = app;
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    // However this returns, the tasks end with it.
    let _stop_at_last = stop.clone().drop_guard();
    let metrics = Metrics::new();
    if let Some(listener) = metrics_listener {
        let site = http::metrics_router(Arc::clone(&metrics)).into_make_service();
        let serving = patient(listener, policy.quiet)?.serve(site);
        tasks.spawn(stop.clone().run_until_cancelled_owned(serving));
    }
    let log = Arc::new(RehearsedLog::around(Arc::new(MeasuredLog::new(log, Arc::clone(&metrics)))));
    let registry = Registry::new(log, clock, metrics, policy.quiet, policy.budget, tasks.clone(), stop.clone());
    let signs_of_life = session::leave_signs_of_life(Arc::clone(&registry));
    tasks.spawn(stop.clone().run_until_cancelled_owned(signs_of_life));
    if let Some(keep) = policy.keep.span() {
        let sweep = session::delete_what_is_over(Arc::clone(&registry), keep);
        tasks.spawn(stop.clone().run_until_cancelled_owned(sweep));
    }
    let live = Live::new(Arc::clone(&registry), tasks.clone(), stop.clone(), policy.quiet, policy.budget);
    let (quiet, accept_limit, listens) = (policy.quiet, AcceptLimit::new(&policy), listener.local_addr()?);
    let (accept_limit, bounds) = (Arc::new(accept_limit), policy.rehearsals);
    let answering = http::site(Arc::clone(&registry), live, library, public_url, listens, policy, client)?;
    let (site, rehearsals) = (answering.router, answering.rehearsals);
    tasks.spawn(stop.clone().run_until_cancelled_owned(answering.upkeep));
    let (inside, inside_limit) = (site.clone(), Arc::clone(&accept_limit));
    let serve_inside = move |listener: TcpListener| {
        let (site, limit) = (inside.clone(), Arc::clone(&inside_limit));
        Ok(patient(listener, quiet)?.serve(service_fn(move |peer| ready(limit.take(&site, peer)))))
    };
    let rehearsing = rehearsal::run_all(rehearsals, registry, bounds, serve_inside);
    tasks.spawn(stop.clone().run_until_cancelled_owned(rehearsing));

    let handle = Handle::new();
    let (told, stopping) = (handle.clone(), stop.clone());
    tasks.spawn(async move {
        tokio::select! {
            () = shutdown => stopping.cancel(),
            () = stopping.cancelled() => {}
        }
        told.graceful_shutdown(Some(STOP_WITHIN));
    });
    // Frames are small and somebody waits for each, so none are delayed to gather more.
    let server = patient(listener, quiet)?.acceptor(Impatient::within(quiet.takes_something_within)).handle(handle);
    let site = service_fn(move |peer| ready(accept_limit.take(&site, peer)));
    if let Some(tls) = &tls {
        tasks.spawn(stop.clone().run_until_cancelled_owned(tls.clone().keep_current()));
    }
    let server = async {
        match tls {
            Some(tls) => server.map(|plain| tls.acceptor(plain)).serve(site).await,
            None => server.serve(site).await,
        }
    };
    let finished = async {
        let ended = server.await;
        // The listener failed, or every request is answered; this token also ends sockets and sessions.
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
