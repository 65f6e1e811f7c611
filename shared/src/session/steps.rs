//! Commands that take a step name where it begins: pressed twice, it is taken once.

use crate::session::{Command, Phase, ProgrammeCommand, Room, RoundCommand, Session};

impl Session {
    /// The step from the block that runs, if any, to another.
    pub fn step_to_block(&self, block: u16) -> Command {
        Command::Programme(ProgrammeCommand::StartBlock { from: self.running_index(), block })
    }

    /// The end of the block that runs.
    pub fn end_of_block(&self) -> Option<Command> {
        self.running_index().map(|block| Command::Programme(ProgrammeCommand::EndBlock { block }))
    }
}

impl Room {
    /// The step from where its round is now to `phase`.
    pub fn step_to(&self, phase: Phase) -> Command {
        let from = self.last_round().map_or(Phase::Read, |round| round.phase);
        Command::Round(RoundCommand::SetPhase { round: self.round_number(), from, phase })
    }
}
