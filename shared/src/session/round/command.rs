//! Commands about rounds: phases, silence and time.

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, RoundNumber};
use crate::session::{Phase, Rooms, Space};

/// Commands about rounds: phases, silence and time.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundCommand {
    /// Starts a dilemma in those of the rooms that can; without a number, the next one. A presenter starts it only in
    /// their own room, whichever rooms are named.
    Start { rooms: Rooms, dilemma: Option<DilemmaNumber> },
    /// Pauses the time.
    Pause { rooms: Rooms },
    /// Resumes the time.
    Resume { rooms: Rooms },
    /// Gives extra minutes.
    AddTime { rooms: Rooms, minutes: u8 },
    /// Takes back extra minutes that were given by mistake, if enough time for a last word remains.
    TakeBackTime { rooms: Rooms, minutes: u8 },
    /// Gives all rooms the time back that they lost while the server was away, or takes it back, if enough time for a
    /// last word remains.
    GiveTimeBack { on: bool },

    /// Goes to another phase, forward or back. Does nothing if the round is not in the phase `from` any more, because
    /// then a step was taken already.
    SetPhase { round: RoundNumber, from: Phase, phase: Phase },
    /// Ends the silent minute early.
    EndSilence,
}

impl RoundCommand {
    /// Without a facilitator, a presenter starts rounds and controls the time of their own room. Lost time is given
    /// back to all.
    pub(in crate::session) const fn is_of_a_room(&self) -> bool {
        match self {
            Self::Start { .. }
            | Self::Pause { .. }
            | Self::Resume { .. }
            | Self::AddTime { .. }
            | Self::TakeBackTime { .. }
            | Self::SetPhase { .. }
            | Self::EndSilence => true,
            Self::GiveTimeBack { .. } => false,
        }
    }

    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::Start { .. }
            | Self::Pause { .. }
            | Self::Resume { .. }
            | Self::AddTime { .. }
            | Self::TakeBackTime { .. }
            | Self::GiveTimeBack { .. }
            | Self::SetPhase { .. }
            | Self::EndSilence => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::Start { .. } => Space::Adds,
            Self::Pause { .. }
            | Self::Resume { .. }
            | Self::AddTime { .. }
            | Self::TakeBackTime { .. }
            | Self::GiveTimeBack { .. }
            | Self::SetPhase { .. }
            | Self::EndSilence => Space::Finishes,
        }
    }
}
