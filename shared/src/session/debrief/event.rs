//! Events about what the plenary screen shows, and what people answer to it.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{ArgumentFilter, Count, Round, Screen, Side};

/// Events about what the plenary screen shows, and what people answer to it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebriefEvent {
    /// The plenary screen shows something else.
    ScreenShown { screen: Screen },
    /// The results of a dilemma are no longer covered; what people guessed is counted.
    DilemmaRevealed {
        dilemma: DilemmaNumber,
        #[serde(default)]
        guesses: Count,
    },
    /// The result of one room is no longer covered. Recorded without the round, shown with it.
    RoomRevealed {
        dilemma: DilemmaNumber,
        room: RoomNumber,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shown: Option<Box<Round>>,
    },
    /// The results of a dilemma are covered again.
    DilemmaCovered { dilemma: DilemmaNumber },
    /// A room is in the spotlight, or none.
    SpotlightMoved { room: Option<RoomNumber> },
    /// Another page is on the plenary screen, from 0.
    PageTurned { page: u16 },
    /// Fewer arguments are shown, or all again.
    ArgumentsFiltered { filter: ArgumentFilter },
    /// Somebody guesses what most rooms chose, or guesses anew: then only they are told.
    GuessMade {
        dilemma: DilemmaNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
    },
    /// Somebody recognises an argument of another room, or no longer.
    ArgumentRecognised { argument: ArgumentId, participant: ParticipantId, on: bool },
}
