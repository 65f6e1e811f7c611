//! A random plan against the real program: people and facilitators who command sense and nonsense, twice, in
//! another order, over connections that break, to a server that is killed with `kill -9` and comes back, on a disk
//! that fails for a while, beside devices that do not read.
//!
//! What must come of it: every acknowledged command is in the log exactly once, numbers are without gaps, the
//! invariants hold, and every device holds what it may know and nothing else. The same seed draws the same
//! plan; how the answers interleave is up to the machine.

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

/// Steps of one session: enough for its rooms to go through most of their dilemmas.
const STEPS_OF_A_SESSION: usize = 400;

/// What to do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The program to start and kill.
    pub program: PathBuf,
    /// What its environment says.
    pub variables: Vec<(String, String)>,
    /// How many steps, at least.
    pub steps: usize,
    /// How often the server is killed, at least.
    pub kills: usize,
    /// Decides everything.
    pub seed: u64,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Steps that were taken.
    pub steps: usize,
    /// How often the server was killed.
    pub kills: usize,
    /// Commands that were acknowledged.
    pub acknowledged: usize,
    /// Commands that were acknowledged and are not in the log.
    pub lost: usize,
    /// Commands that are in the log more than once, or that got two different answers.
    pub doubled: usize,
    /// Devices that held a text that they may not know, or that was not stored.
    pub leaked: usize,
    /// Devices that held something else than they should.
    pub differing: usize,
    /// How often the disk failed for a while.
    pub faults: usize,
    /// Commands that were refused because of that.
    pub refused: usize,
    /// How often a device stopped reading.
    pub slow: usize,
    /// How often such a device was shown out before it read again.
    pub shown_out: usize,
}

impl Outcome {
    /// Is everything as it must be?
    pub const fn is_clean(&self) -> bool {
        self.lost == 0 && self.doubled == 0 && self.leaked == 0 && self.differing == 0
    }

    /// What went wrong on purpose, in a line.
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
    /// Plays sessions, one after the other, until there were enough steps and kills. `tell` hears how it goes.
    ///
    /// # Errors
    /// When the program does not come up, a log can't be read, an invariant does not hold, or a device is refused
    /// that should be let in.
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

/// The texts of a plan in something: each of them has a number of its own.
fn texts(something: &impl Serialize) -> anyhow::Result<BTreeSet<String>> {
    let json = serde_json::to_string(something)?;
    Ok(json.split('§').skip(1).step_by(2).map(str::to_owned).collect())
}
