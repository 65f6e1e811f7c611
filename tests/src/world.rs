//! A server in this process, on port 0, with a clock that tests advance.

use std::sync::Arc;

use anders_organiseren::CLIENT;
use server::clock::Clock;
use server::library::Library;
use server::log::{EventLog, MemoryLog};
use server::policy::Policy;
use server::{App, serve};
use shared::time::{Milliseconds, Timestamp};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The start of manual clocks: 2026-01-05, 09:00 UTC, an ordinary Monday.
pub const START: Timestamp = Timestamp(1_767_603_600_000);

/// A running server. Stops when it is dropped.
pub struct World {
    /// Its address: `http://127.0.0.1:PORT`.
    pub url: String,
    /// The address of its metrics.
    pub metrics_url: String,
    /// Its clock.
    pub clock: Clock,
    log: Arc<dyn EventLog>,
    policy: Policy,
    library: Library,
    stop: Option<oneshot::Sender<()>>,
    task: Option<JoinHandle<anyhow::Result<()>>>,
}

impl World {
    /// A server in memory whose clock is stopped.
    pub async fn start() -> anyhow::Result<Self> {
        Self::with(Arc::new(MemoryLog::default()), Clock::manual(START)).await
    }

    /// A server with this log and clock.
    pub async fn with(log: Arc<dyn EventLog>, clock: Clock) -> anyhow::Result<Self> {
        Self::with_policy(log, clock, Policy::default()).await
    }

    /// A server with this log, clock and policy.
    pub async fn with_policy(log: Arc<dyn EventLog>, clock: Clock, policy: Policy) -> anyhow::Result<Self> {
        Self::on(TcpListener::bind(("127.0.0.1", 0)).await?, log, clock, policy, Library::built_in()).await
    }

    /// A server with this log, clock and library.
    pub async fn with_library(log: Arc<dyn EventLog>, clock: Clock, library: Library) -> anyhow::Result<Self> {
        Self::on(TcpListener::bind(("127.0.0.1", 0)).await?, log, clock, Policy::default(), library).await
    }

    async fn on(
        listener: TcpListener,
        log: Arc<dyn EventLog>,
        clock: Clock,
        policy: Policy,
        library: Library,
    ) -> anyhow::Result<Self> {
        let url = format!("http://{}", listener.local_addr()?);
        let metrics = TcpListener::bind(("127.0.0.1", 0)).await?;
        let metrics_url = format!("http://{}/metrics", metrics.local_addr()?);
        let app = App::new(log.clone(), library.clone(), clock.clone(), None)
            .with_client(CLIENT)
            .with_policy(policy.clone())
            .with_metrics(Some(metrics));
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(serve(listener, app, async move {
            // Waits for the stop, which dropping the world also triggers.
            let _ = stopped.await;
        }));
        Ok(Self { url, metrics_url, clock, log, policy, library, stop: Some(stop), task: Some(task) })
    }

    /// Stops the server gracefully and starts another with the same log, at another port.
    pub async fn restart(mut self) -> anyhow::Result<Self> {
        self.stop().await?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        Self::on(listener, self.log.clone(), self.clock.clone(), self.policy.clone(), self.library.clone()).await
    }

    /// Takes the server away for `span`, and restarts it at the same address.
    pub async fn is_away(mut self, span: Milliseconds) -> anyhow::Result<Self> {
        self.stop().await?;
        self.clock.advance(span);
        let listener = TcpListener::bind(self.url.trim_start_matches("http://")).await?;
        Self::on(listener, self.log.clone(), self.clock.clone(), self.policy.clone(), self.library.clone()).await
    }

    /// Stops the server and waits until it has stopped.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        match self.task.take() {
            Some(task) => task.await?,
            None => Ok(()),
        }
    }
}
