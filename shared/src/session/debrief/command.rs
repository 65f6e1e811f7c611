//! Commands about what the plenary screen shows, and what people answer to it.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, RoomNumber};
use crate::session::{ArgumentFilter, Screen, Side};

/// Commands about what the plenary screen shows, and what people answer to it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebriefCommand {
    /// Changes what the plenary screen shows.
    ShowScreen { screen: Screen },
    /// Uncovers the results of a dilemma.
    RevealDilemma { dilemma: DilemmaNumber },
    /// Uncovers the result of one room that is done.
    RevealRoom { dilemma: DilemmaNumber, room: RoomNumber },
    /// Covers the results of a dilemma again.
    CoverDilemma { dilemma: DilemmaNumber },
    /// Shows fewer arguments: of a room, with these words, or with a star.
    FilterArguments { filter: ArgumentFilter },
    /// Puts a room in the spotlight, or none.
    Spotlight { room: Option<RoomNumber> },
    /// Shows another page of what does not fit the plenary screen at once, from 0.
    TurnPage { page: u16 },

    /// *Voorspel*: which side do most rooms choose?
    Guess { dilemma: DilemmaNumber, side: Side },
    /// *Herkenbaar*: marks an argument of another room, or no longer.
    Recognise { argument: ArgumentId, on: bool },
}
