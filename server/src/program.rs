//! The program: parses the command line, builds the server, serves. It is in the library so that tests can start the
//! same program as a separate process.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Parser as _;

use crate::clock::Clock;
use crate::config::{Command, Config, DemoOptions, ServeOptions};
use crate::console::say;
use crate::data::DataFolder;
use crate::http::on_the_network;
use crate::library::{self, Library};
use crate::listening::listen;
use crate::log::{EventLog, SqliteLog};
use crate::policy::{Budget, Policy, Quiet, RehearsalBounds};
use crate::tls::Tls;
use crate::{App, Asset, admin_cli, demo, logging, open_files};

/// Exit code when something has to be corrected first: the command line, a file, a port.
const MEND_FIRST: u8 = 2;

/// Carries out the command line, serving `client` to browsers; exit code 2 when something has to be corrected first.
pub fn run(client: &'static [Asset]) -> ExitCode {
    run_with(Clock::system(), |log| Arc::new(log), client)
}

/// The same with another clock, and with a wrapper `around` the log, for tests that advance the clock or make disks
/// fail.
pub fn run_with(
    clock: Clock,
    around: impl FnOnce(SqliteLog) -> Arc<dyn EventLog>,
    client: &'static [Asset],
) -> ExitCode {
    let command = Config::parse().command();
    logging::start();
    let done = match command {
        Command::Serve(options) => block_on(options.budget(), serve(options, clock, around, client)),
        Command::Demo(options) => block_on(Budget::default(), play(options, client)),
        Command::Backup { data, file } => admin_cli::back_up(&data.folder, &file),
        Command::Restore { data, file, force } => admin_cli::restore(&data.folder, &file, force),
        Command::Inspect { data, json } => admin_cli::inspect(&data.folder, json),
        Command::Salvage { data } => admin_cli::salvage(&data.folder),
        Command::Check { paths } => return check(&paths),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(MEND_FIRST)
        }
    }
}

fn block_on(budget: Budget, work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.enable_all().max_blocking_threads(budget.blocking_threads()).build();
    runtime.context("could not start threads")?.block_on(work)
}

async fn serve(
    options: ServeOptions,
    clock: Clock,
    around: impl FnOnce(SqliteLog) -> Arc<dyn EventLog>,
    client: &'static [Asset],
) -> anyhow::Result<()> {
    let library = match &options.scenarios {
        Some(folder) => Library::with_folder(folder)?,
        None => Library::built_in(),
    };
    open_files::ask_for_enough();
    let data = DataFolder::claim(&options.data.folder)?;
    let budget = options.budget();
    let log = around(SqliteLog::open_within(data.database(), budget.on_disk())?);
    let tls = Tls::from_files(options.tls_cert.clone(), options.tls_key.clone())?;
    let listener = listen(options.reach.listen)?;
    let address = listener.local_addr()?;
    let metrics = match options.metrics_listen {
        Some(address) => Some(listen(address)?),
        None => None,
    };
    let url = options
        .reach
        .public_url
        .clone()
        .unwrap_or_else(|| format!("{}://{}", if tls.is_some() { "https" } else { "http" }, reachable(address)));
    say(&format!("Anders Organiseren is ready: {url}"));
    if address.ip().is_loopback() && options.reach.public_url.is_none() {
        say(&format!(
            "Only this computer can reach it. For phones and other computers: --listen 0.0.0.0:{}",
            address.port()
        ));
    }
    if let Some(metrics) = &metrics {
        say(&format!("Metrics: http://{}/metrics", metrics.local_addr()?));
    }
    say(&format!("Data is stored in {}", data.database().display()));
    let policy = Policy {
        create_key: options.create_key,
        keep: options.keep_days,
        trusted_proxies: options.trust_proxy,
        serves_tls: tls.is_some(),
        quiet: Quiet::default(),
        budget,
        rehearsals: RehearsalBounds::default(),
    };
    let app = App::new(log, library, clock, options.reach.public_url)
        .with_client(client)
        .with_policy(policy)
        .with_tls(tls)
        .with_metrics(metrics);
    crate::serve(listener, app, told_to_stop()).await
}

async fn play(options: DemoOptions, client: &'static [Asset]) -> anyhow::Result<()> {
    let DemoOptions { reach, rooms, seed, pace } = options;
    demo::run(reach, client, demo::Play { rooms, seed, pace }, told_to_stop()).await
}

/// Prints every problem of dilemma files, and a summary.
fn check(paths: &[PathBuf]) -> ExitCode {
    let checked = library::check(paths);
    for problem in &checked.problems {
        say(&problem.to_string());
    }
    say(&checked.summary());
    if checked.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(MEND_FIRST) }
}

/// The address at which a browser on this machine finds a server that listens there.
fn reachable(listens: SocketAddr) -> String {
    if !listens.ip().is_unspecified() {
        return listens.to_string();
    }
    match on_the_network() {
        Some(address) => SocketAddr::new(address, listens.port()).to_string(),
        None => format!("localhost:{}", listens.port()),
    }
}

/// Resolves when the terminal or the system asks the program to stop.
async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
    tracing::info!("stopping");
}
