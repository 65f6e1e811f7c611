//! The program that measures load, with very little of it: it goes through every scenario and loses nothing. How fast
//! anything was does not matter here.

use tokio::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_load");

/// A few rooms, and one step of the search for the highest rate.
const LITTLE: &str = "all --quick --sessions 2 --rooms 4 --people 3 --hall-rooms 3 --hall-people 3 --followers 5 --rate 40 \
                      --seconds 1 --saturation-from 50 --steps 1";

#[tokio::test]
async fn every_scenario_is_completed_and_no_delivery_is_lost() -> anyhow::Result<()> {
    let output = Command::new(PROGRAM).args(LITTLE.split_whitespace()).kill_on_drop(true).output().await?;
    let (table, told) = (String::from_utf8(output.stdout)?, String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{table}\n{told}");
    let rows = [
        "idle: memory of a connection",
        "storm of 12: last snapshot",
        "steady: p99",
        "watched: p99",
        "saturation: deliveries a second",
        "storm of 9: last snapshot",
        "ballots, 9 at once: last delivery",
        "storm of 5 followers: last snapshot",
    ];
    for row in rows {
        assert!(table.contains(row), "{row} is missing in\n{table}");
    }
    assert!(!table.contains("lost"), "{table}");
    Ok(())
}
