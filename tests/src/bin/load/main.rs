//! Measures how much one machine carries, next to a bare server: `cargo run --release -p tests --bin load`.
//! `docs/load.md` says how to read what it prints.

mod bare;
mod bare_room;
mod device;
mod measure;
mod meter;
mod options;
mod ours;
mod pacer;
mod report;
mod scenario;
mod seats;
mod stage;
mod stamp;
mod usage;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;
use tests::SERVES;

use options::Options;

fn main() -> ExitCode {
    let serves = std::env::var(SERVES).ok();
    let done = match serves.as_deref() {
        Some(stage::IS_PROGRAM) => return server::program::run(&[]),
        Some(stage::IS_BARE) => bare::serve().map(|()| true),
        _ => measure_what_is_asked(),
    };
    match done {
        Ok(is_clean) => ExitCode::from(u8::from(!is_clean)),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// True when every scenario was completed and nothing was lost.
fn measure_what_is_asked() -> anyhow::Result<bool> {
    let options = Options::parse();
    rlimit::increase_nofile_limit(u64::MAX).context("a file for each connection")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let report = runtime.block_on(measure::measure(&options))?;
    println!("{report}");
    Ok(report.is_clean())
}
