//! Commands about what the plenary screen shows, and people's responses to it.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, RoomNumber};
use crate::session::{ArgumentFilter, Screen, Side, Space};

/// Commands about what the plenary screen shows, and people's responses to it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebriefCommand {
    /// Changes what the plenary screen shows.
    ShowScreen { screen: Screen },
    /// Uncovers the results of a dilemma.
    RevealDilemma { dilemma: DilemmaNumber },
    /// Uncovers the result of one room that has finished.
    RevealRoom { dilemma: DilemmaNumber, room: RoomNumber },
    /// Covers the results of a dilemma again.
    CoverDilemma { dilemma: DilemmaNumber },
    /// Filters the arguments: by room, by words, or by star.
    FilterArguments { filter: ArgumentFilter },
    /// Puts a room in the spotlight, or clears it.
    Spotlight { room: Option<RoomNumber> },
    /// Shows another page of what does not fit on the plenary screen at once, from 0.
    TurnPage { page: u16 },

    /// *Voorspel*: guesses which side most rooms choose.
    Guess { dilemma: DilemmaNumber, side: Side },
    /// *Herkenbaar*: marks an argument of another room as familiar, or takes that back.
    Recognise { argument: ArgumentId, on: bool },
}

impl DebriefCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            // Search terms are not worth giving back.
            Self::FilterArguments { .. }
            | Self::ShowScreen { .. }
            | Self::RevealDilemma { .. }
            | Self::RevealRoom { .. }
            | Self::CoverDilemma { .. }
            | Self::Spotlight { .. }
            | Self::TurnPage { .. }
            | Self::Guess { .. }
            | Self::Recognise { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::FilterArguments { .. } | Self::Guess { .. } | Self::Recognise { .. } => Space::Adds,
            Self::ShowScreen { .. }
            | Self::RevealDilemma { .. }
            | Self::RevealRoom { .. }
            | Self::CoverDilemma { .. }
            | Self::Spotlight { .. }
            | Self::TurnPage { .. } => Space::Finishes,
        }
    }
}
