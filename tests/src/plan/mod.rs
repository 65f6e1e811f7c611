//! A random plan against the real program: people and facilitators who command sense and nonsense, twice, in
//! another order, over connections that break, to a server that is killed with `kill -9` and comes back.
//!
//! What must come of it: every acknowledged command is in the log exactly once, numbers are without gaps, the
//! invariants hold, and every device holds what it may know and nothing else. The same seed draws the same
//! plan; how the answers interleave is up to the machine.

mod game;
mod truth;

use std::fmt;
use std::path::PathBuf;

use shared::plans::Dice;

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
    /// Devices that held a text that they may not know.
    pub leaked: usize,
    /// Devices that held something else than they should.
    pub differing: usize,
}

impl Outcome {
    /// Is everything as it must be?
    pub const fn is_clean(&self) -> bool {
        self.lost == 0 && self.doubled == 0 && self.leaked == 0 && self.differing == 0
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { steps, kills, acknowledged, lost, doubled, leaked, differing: _ } = self;
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
