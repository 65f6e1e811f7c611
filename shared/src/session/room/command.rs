//! Commands about rooms, their presenters, calls for help and messages.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::Rooms;

/// Commands about rooms, their presenters, calls for help and messages.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomCommand {
    /// A word to rooms.
    SendMessage { rooms: Rooms, text: String },
    /// Makes somebody the presenter of the room they are in.
    AssignPresenter { participant: ParticipantId },
    /// Tells a room that its call was heard.
    AnswerHelp { room: RoomNumber },
    /// Adds empty rooms behind the last.
    Add { count: u16 },
    /// Puts everybody of one room into another, with the arguments of the dilemma that it is at.
    Merge { from: RoomNumber, into: RoomNumber },
    /// Hands the role over.
    HandOver { to: ParticipantId },
    /// Keeps the role although somebody asked for it.
    KeepRole,
    /// Calls the facilitator, or no longer.
    AskHelp { on: bool },
    /// Asks the presenter for the role.
    RequestRole,
    /// Takes that request back.
    WithdrawRequest,
    /// Accepts the role that is on offer.
    AcceptRole,
}

impl RoomCommand {
    /// The role and calls for help are of the own room; the rest is the facilitator's.
    pub(in crate::session) const fn is_of_a_room(&self) -> bool {
        match self {
            Self::HandOver { .. }
            | Self::KeepRole
            | Self::AskHelp { .. }
            | Self::RequestRole
            | Self::WithdrawRequest
            | Self::AcceptRole => true,
            Self::Add { .. }
            | Self::Merge { .. }
            | Self::AssignPresenter { .. }
            | Self::AnswerHelp { .. }
            | Self::SendMessage { .. } => false,
        }
    }
}
