//! Events about what the plenary screen shows, and people's responses to it.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{ArgumentFilter, Changed, Count, Round, Screen, Side, Sight};

/// Events about what the plenary screen shows, and people's responses to it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebriefEvent {
    /// The plenary screen shows something else.
    ScreenShown { screen: Screen },
    /// The results of a dilemma were uncovered, and the guesses counted.
    DilemmaRevealed {
        dilemma: DilemmaNumber,
        #[serde(default)]
        guesses: Count,
    },
    /// The result of one room was uncovered. Recorded without the round, sent with it.
    RoomRevealed {
        dilemma: DilemmaNumber,
        room: RoomNumber,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shown: Option<Box<Round>>,
    },
    /// The results of a dilemma were covered again.
    DilemmaCovered { dilemma: DilemmaNumber },
    /// A room was put in the spotlight, or the spotlight was cleared.
    SpotlightMoved { room: Option<RoomNumber> },
    /// Another page is on the plenary screen, from 0.
    PageTurned { page: u16 },
    /// The filter of the arguments changed.
    ArgumentsFiltered { filter: ArgumentFilter },
    /// Somebody made or changed a guess; a change is sent only to them.
    GuessMade {
        dilemma: DilemmaNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
    },
    /// Somebody marked an argument of another room as familiar, or took that back.
    ArgumentRecognised { argument: ArgumentId, participant: ParticipantId, on: bool },
}

impl DebriefEvent {
    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::ScreenShown { .. } => Sight::Everybody,
            Self::DilemmaRevealed { .. }
            | Self::RoomRevealed { .. }
            | Self::DilemmaCovered { .. }
            | Self::SpotlightMoved { .. }
            | Self::PageTurned { .. }
            | Self::ArgumentsFiltered { .. } => Sight::Plenary,
            Self::GuessMade { participant, changed: true, .. } => Sight::FollowerAlone(*participant),
            Self::GuessMade { participant, .. } | Self::ArgumentRecognised { participant, .. } => {
                Sight::Follower(*participant)
            }
        }
    }

    /// The counter for repeats; absent the first time.
    pub(in crate::session) const fn again(&self) -> Option<Changed> {
        match self {
            Self::GuessMade { participant, changed: true, .. }
            | Self::ArgumentRecognised { participant, on: false, .. } => Some(Changed::Person(*participant)),
            Self::GuessMade { changed: false, .. }
            | Self::ArgumentRecognised { on: true, .. }
            | Self::ScreenShown { .. }
            | Self::DilemmaRevealed { .. }
            | Self::RoomRevealed { .. }
            | Self::DilemmaCovered { .. }
            | Self::SpotlightMoved { .. }
            | Self::PageTurned { .. }
            | Self::ArgumentsFiltered { .. } => None,
        }
    }
}
