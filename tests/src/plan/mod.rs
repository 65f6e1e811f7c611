//! A random plan against the real program. People and facilitators give valid and invalid commands, twice and out of
//! order, over connections that break. The server is killed with `kill -9` and restarted, its disk fails for a while,
//! and some devices do not read.
//!
//! The result must be that every acknowledged command is in the log exactly once, numbers have no gaps, the invariants
//! hold, and every device holds exactly what it may know. The same seed gives the same plan; how the answers interleave
//! depends on the machine.

mod device;
mod disk;
mod game;
mod readers;
mod truth;

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use shared::simulation::Dice;

use game::Game;

/// Steps of one session: enough for its rooms to do most of their dilemmas.
const STEPS_OF_A_SESSION: usize = 400;

/// The settings of a plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The program to start and kill.
    pub program: PathBuf,
    /// Environment variables of the program.
    pub variables: Vec<(String, String)>,
    /// The minimum number of steps.
    pub steps: usize,
    /// The minimum number of kills.
    pub kills: usize,
    /// The seed of all random choices.
    pub seed: u64,
}

/// The result of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The number of steps that were taken.
    pub steps: usize,
    /// The number of times that the server was killed.
    pub kills: usize,
    /// The number of commands that were acknowledged.
    pub acknowledged: usize,
    /// The number of commands that were acknowledged but are not in the log.
    pub lost: usize,
    /// The number of commands that are in the log more than once, or got two different answers.
    pub doubled: usize,
    /// The number of devices that held a text that they may not know, or that was not stored.
    pub leaked: usize,
    /// The number of devices that held something other than they should.
    pub differing: usize,
    /// The number of disk faults.
    pub faults: usize,
    /// The number of commands that were refused because of a fault.
    pub refused: usize,
    /// The number of times that a device stopped reading.
    pub slow: usize,
    /// The number of times that such a device was disconnected before it read again.
    pub shown_out: usize,
}

impl Outcome {
    /// Is the result as it must be?
    pub const fn is_clean(&self) -> bool {
        self.lost == 0 && self.doubled == 0 && self.leaked == 0 && self.differing == 0
    }

    /// The deliberate faults, in one line.
    pub fn troubles(&self) -> String {
        let Self { faults, refused, slow, shown_out, .. } = self;
        format!("faults={faults} refused={refused} slow={slow} shown_out={shown_out}")
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { steps, kills, acknowledged, lost, doubled, leaked, .. } = self;
        write!(
            formatter,
            "steps={steps} kills={kills} acknowledged={acknowledged} lost={lost} doubled={doubled} leaked={leaked}"
        )
    }
}

impl Plan {
    /// Plays sessions one after the other until there were enough steps and kills. `tell` is called with the progress.
    ///
    /// # Errors
    /// If the program does not start, a log can't be read, an invariant does not hold, or a device is refused that
    /// should be let in.
    pub async fn play(&self, mut tell: impl FnMut(&str)) -> anyhow::Result<Outcome> {
        let mut dice = Dice::new(self.seed);
        let mut outcome = Outcome::default();
        while outcome.steps < self.steps || outcome.kills < self.kills {
            let seed = dice.number();
            let steps = STEPS_OF_A_SESSION.min(self.steps.saturating_sub(outcome.steps)).max(40);
            let before = outcome;
            Game::play(self, seed, steps, &mut outcome).await?;
            if !outcome.is_clean() {
                tell(&format!("session of seed {seed}: {outcome} differing={}", outcome.differing));
            }
            if outcome.steps / 10_000 > before.steps / 10_000 {
                tell(&outcome.to_string());
            }
        }
        Ok(outcome)
    }
}

/// The texts of a plan in a value; each has a number of its own.
fn texts(something: &impl Serialize) -> anyhow::Result<BTreeSet<String>> {
    let json = serde_json::to_string(something)?;
    Ok(json.split('§').skip(1).step_by(2).map(str::to_owned).collect())
}
