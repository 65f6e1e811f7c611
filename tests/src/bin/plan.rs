//! Plays random plans against the real program, for as long as one likes:
//! `cargo run --release -p tests --bin plan -- --steps 100000 --kills 200 --seed 1`.

use std::process::ExitCode;
use std::str::FromStr;

use anyhow::Context as _;
use tests::plan::Plan;

/// Set for the process that is the server: this program is that, too, so that there is always one to start.
const SERVES: &str = "AO_PLAN_SERVES";

fn main() -> ExitCode {
    if std::env::var_os(SERVES).is_some() {
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

fn option<T: FromStr>(name: &str) -> anyhow::Result<Option<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
    arguments.next().map(|value| value.parse().with_context(|| format!("{name} {value}"))).transpose()
}
