//! Commands for steps that name where they begin: pressed twice, a step is taken once.

use crate::ids::BlockId;
use crate::session::{Command, Phase, ProgrammeCommand, Room, RoundCommand, Session};

impl Session {
    /// Starts a block, from the one that runs, if any.
    pub fn step_to_block(&self, block: BlockId) -> Command {
        Command::Programme(ProgrammeCommand::StartBlock { from: self.running_id(), block })
    }

    /// Ends the block that runs.
    pub fn end_of_block(&self) -> Option<Command> {
        self.running_id().map(|block| Command::Programme(ProgrammeCommand::EndBlock { block }))
    }
}

impl Room {
    /// Goes from the present phase of the round to `phase`.
    pub fn step_to(&self, phase: Phase) -> Command {
        let from = self.last_round().map_or(Phase::Read, |round| round.phase);
        Command::Round(RoundCommand::SetPhase { round: self.round_number(), from, phase })
    }
}
