//! Commands about rounds: phases, silence and time.

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, RoundNumber};
use crate::session::{Phase, Rooms};

/// Commands about rounds: phases, silence and time.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundCommand {
    /// Starts a dilemma in those of the rooms that can. Without a number, the next. A presenter
    /// starts it in their own room, whichever rooms are named.
    Start { rooms: Rooms, dilemma: Option<DilemmaNumber> },
    /// Stops the time.
    Pause { rooms: Rooms },
    /// Lets the time run on.
    Resume { rooms: Rooms },
    /// Gives extra minutes.
    AddTime { rooms: Rooms, minutes: u8 },
    /// Takes extra minutes back that were given by mistake, as long as time for a last word is left.
    TakeBackTime { rooms: Rooms, minutes: u8 },
    /// Gives all rooms the time back that they lost while the server was away, or takes it back as long as time for
    /// a last word is left.
    GiveTimeBack { on: bool },

    /// Steers the phase, forward or back. When the round is not in the phase `from` any more, the step was taken
    /// already, or another: then nothing happens.
    SetPhase { round: RoundNumber, from: Phase, phase: Phase },
    /// Ends the silent minute early.
    EndSilence,
}

impl RoundCommand {
    /// A presenter without a facilitator starts rounds and steers the time of their own room. Lost time is given back to all.
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
}
