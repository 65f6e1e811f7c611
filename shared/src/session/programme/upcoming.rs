//! What a room may start now: said to people before they press, and decided by when they do.

use crate::ids::DilemmaNumber;
use crate::session::{Command, ProgrammeCommand, Rejection, Room, Session};
use crate::time::Timestamp;

/// What a room may start now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upcoming {
    /// The next planned dilemma.
    Planned(DilemmaNumber),
    /// One of the spares; never empty.
    Spare(Vec<DilemmaNumber>),
}

impl Session {
    /// The block of the programme that comes after the one that runs, or that ran last.
    pub fn next_block(&self) -> Option<u16> {
        let next = self.last_block.map_or(0, |last| last.saturating_add(1));
        (usize::from(next) < self.programme.len()).then_some(next)
    }

    /// The step from the block that runs, if any, to another.
    pub fn step_to_block(&self, block: u16) -> Command {
        Command::Programme(ProgrammeCommand::StartBlock { from: self.running_index(), block })
    }

    /// The end of the block that runs.
    pub fn end_of_block(&self) -> Option<Command> {
        self.running_index().map(|block| Command::Programme(ProgrammeCommand::EndBlock { block }))
    }

    /// What `room` may start at `now`.
    ///
    /// # Errors
    /// Says why it can't start anything.
    pub fn upcoming(&self, room: &Room, now: Timestamp) -> Result<Upcoming, Rejection> {
        if !self.dilemmas_run() {
            return Err(Rejection::NotNow);
        }
        if room.open_round().is_some() {
            return Err(Rejection::MustChooseFirst);
        }
        if let Some(next) = self.next_planned(room) {
            return Ok(Upcoming::Planned(next));
        }
        let spares = self.spares(room);
        if spares.is_empty() {
            return Err(Rejection::NoDilemmaLeft);
        }
        if !self.has_time_for_more(now) {
            return Err(Rejection::NoTimeLeft);
        }
        Ok(Upcoming::Spare(spares))
    }
}
