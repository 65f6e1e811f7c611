//! The dilemma that a room may start now: shown before people press the button, and used to decide when they do.

use crate::ids::DilemmaNumber;
use crate::session::{Rejection, Room, Session};
use crate::time::Timestamp;

/// The dilemma that a room may start now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextDilemma {
    /// The next planned dilemma.
    Planned(DilemmaNumber),
    /// One of the spares; never empty.
    Spare(Vec<DilemmaNumber>),
}

impl Session {
    /// The dilemma that `room` may start at `now`.
    ///
    /// # Errors
    /// The reason why it can't start one.
    pub fn next_dilemma(&self, room: &Room, now: Timestamp) -> Result<NextDilemma, Rejection> {
        self.rounds_may_start()?;
        if room.open_round().is_some() {
            return Err(Rejection::MustChooseFirst);
        }
        if let Some(next) = self.next_planned(room) {
            return Ok(NextDilemma::Planned(next));
        }
        let spares = self.spares(room);
        if spares.is_empty() {
            return Err(Rejection::NoDilemmaLeft);
        }
        if !self.has_time_for_more(now) {
            return Err(Rejection::NoTimeLeft);
        }
        Ok(NextDilemma::Spare(spares))
    }
}
