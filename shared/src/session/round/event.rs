//! Events about rounds: phases, silence and time.

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, RoomNumber};
use crate::session::{Argument, Outcome, Phase};
use crate::time::{Milliseconds, Timestamp};

/// Events about rounds: phases, silence and time.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundEvent {
    /// A round runs.
    Started { room: RoomNumber, dilemma: DilemmaNumber, deadline: Timestamp },
    /// The room is in another phase.
    PhaseChanged { room: RoomNumber, phase: Phase },
    /// A silent minute runs.
    SilenceStarted { room: RoomNumber, until: Timestamp },
    /// Arguments written in silence appear. Recorded without them, shown with all arguments of the round.
    SilenceEnded { room: RoomNumber, appearing: Vec<Argument> },
    /// The time stands still.
    TimerPaused { room: RoomNumber },
    /// The time runs on; every deadline of the round shifts by the length of the pause.
    TimerResumed { room: RoomNumber },
    /// There is more time.
    TimeAdded { room: RoomNumber, extra: Milliseconds },
    /// A room has the time back that it lost while the server was away; below 0: no longer. If its time was up, it
    /// goes back to talking, in that phase, with just that time.
    TimeGivenBack {
        room: RoomNumber,
        time: Milliseconds,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reopens: Option<Phase>,
    },
    /// The time is up without a choice.
    TimeUp { room: RoomNumber },
    /// The round is closed. On a screen that may not know how yet, without its outcome.
    Closed { room: RoomNumber, outcome: Option<Outcome> },
}

impl RoundEvent {
    /// The room it happened in.
    pub const fn room(&self) -> RoomNumber {
        match self {
            Self::Started { room, .. }
            | Self::PhaseChanged { room, .. }
            | Self::SilenceStarted { room, .. }
            | Self::SilenceEnded { room, .. }
            | Self::TimerPaused { room, .. }
            | Self::TimerResumed { room, .. }
            | Self::TimeAdded { room, .. }
            | Self::TimeGivenBack { room, .. }
            | Self::TimeUp { room, .. }
            | Self::Closed { room, .. } => *room,
        }
    }
}
