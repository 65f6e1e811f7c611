//! A short random plan against the real program; the program `plan` plays longer ones.

use tests::plan::{Outcome, Plan};

const PROGRAM: &str = env!("CARGO_BIN_EXE_server_process");

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_doubled_or_leaked_in_a_random_plan_with_kills() -> anyhow::Result<()> {
    let seed = std::env::var("PLAN_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(2_026);
    println!("PLAN_SEED={seed}");
    let plan = Plan { program: PROGRAM.into(), variables: Vec::new(), steps: 1_200, kills: 6, seed };
    let outcome = plan.play(|line| println!("{line}")).await?;
    println!("{}", outcome.troubles());
    println!("{outcome}");
    let Outcome { steps, kills, acknowledged, faults, refused, slow, .. } = outcome;
    assert!(outcome.is_clean(), "{outcome} differing={}", outcome.differing);
    assert!(steps >= 1_200 && kills >= 6 && acknowledged >= 300, "hardly anything happened: {outcome}");
    assert!(faults > 0 && refused > 0 && slow > 0, "hardly anything went wrong: {}", outcome.troubles());
    Ok(())
}
