//! Events about rounds: phases, silence and time.

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, RoomNumber};
use crate::session::{Argument, Changed, Outcome, Phase, Session, Sight};
use crate::time::{Milliseconds, Timestamp};

/// Events about rounds: phases, silence and time.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundEvent {
    /// A round was started.
    Started { room: RoomNumber, dilemma: DilemmaNumber, deadline: Timestamp },
    /// The room went to another phase.
    PhaseChanged { room: RoomNumber, phase: Phase },
    /// A silent minute began.
    SilenceStarted { room: RoomNumber, until: Timestamp },
    /// A silence ended, and its arguments appear. Recorded without them, sent with all arguments of the round.
    SilenceEnded { room: RoomNumber, appearing: Vec<Argument> },
    /// The time was paused.
    TimerPaused { room: RoomNumber },
    /// The time was resumed; every deadline of the round moves by the length of the pause.
    TimerResumed { room: RoomNumber },
    /// Time was added, or taken back.
    TimeAdded { room: RoomNumber, extra: Milliseconds },
    /// A room was given the time back that it lost while the server was away; below 0: it was taken back. A room whose
    /// time was up returns to that phase with just this time.
    TimeGivenBack {
        room: RoomNumber,
        time: Milliseconds,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reopens: Option<Phase>,
    },
    /// The time is up without a choice.
    TimeUp { room: RoomNumber },
    /// The round was closed. Sent without the outcome to audiences that may not know it yet.
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

    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::Started { .. }
            | Self::PhaseChanged { .. }
            | Self::TimerPaused { .. }
            | Self::TimerResumed { .. }
            | Self::TimeAdded { .. }
            | Self::TimeGivenBack { .. }
            | Self::TimeUp { .. }
            | Self::Closed { .. } => Sight::RoomAndPlenary,
            Self::SilenceStarted { .. } => Sight::Room,
            Self::SilenceEnded { .. } => Sight::RoomAndResults,
        }
    }

    /// The counter for repeats; absent the first time.
    pub(in crate::session) fn again(&self, session: &Session) -> Option<Changed> {
        match self {
            Self::PhaseChanged { room, phase } => {
                is_back(session.round_in(*room)?.phase, *phase).then_some(Changed::Steps(*room))
            }
            Self::TimerPaused { room } | Self::TimeAdded { room, .. } => Some(Changed::Steps(*room)),
            Self::Started { .. }
            | Self::SilenceStarted { .. }
            | Self::SilenceEnded { .. }
            | Self::TimerResumed { .. }
            | Self::TimeGivenBack { .. }
            | Self::TimeUp { .. }
            | Self::Closed { .. } => None,
        }
    }
}

fn is_back(from: Phase, to: Phase) -> bool {
    let place = |phase| Phase::ALL.iter().position(|one| *one == phase);
    place(to) < place(from)
}
