//! Plays random plans against the real program, for as long as you like: `cargo run --release -p tests --bin plan --
//! --steps 100000 --kills 200 --seed 1`.

use std::process::ExitCode;

use tests::plan::Plan;
use tests::{SERVES, is_to_serve, option};

fn main() -> ExitCode {
    if is_to_serve() {
        return tests::serve(&[]);
    }
    match play() {
        Ok(is_clean) => ExitCode::from(u8::from(!is_clean)),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn play() -> anyhow::Result<bool> {
    let plan = Plan {
        program: std::env::current_exe()?,
        variables: vec![(SERVES.into(), "1".into())],
        steps: option("--steps")?.unwrap_or(10_000),
        kills: option("--kills")?.unwrap_or(20),
        seed: option("--seed")?.unwrap_or(1),
    };
    println!("seed={}", plan.seed);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let outcome = runtime.block_on(plan.play(|line| println!("{line}")))?;
    println!("differing={} {}", outcome.differing, outcome.troubles());
    println!("{outcome}");
    Ok(outcome.is_clean())
}
