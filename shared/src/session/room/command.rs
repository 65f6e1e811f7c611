//! Commands about rooms, their presenters, calls for help and messages.

use serde::{Deserialize, Serialize};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::{Rooms, Space};

/// Commands about rooms, their presenters, calls for help and messages.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomCommand {
    /// Sends a message to rooms.
    SendMessage { rooms: Rooms, text: String },
    /// Makes somebody the presenter of the room they are in.
    AssignPresenter { participant: ParticipantId },
    /// Tells a room that its call for help was heard.
    AnswerHelp { room: RoomNumber },
    /// Adds empty rooms after the last.
    Add { count: u16 },
    /// Moves everybody of one room to another, with the arguments of its open round.
    Merge { from: RoomNumber, into: RoomNumber },
    /// Hands the presenter's role over.
    HandOver { to: ParticipantId },
    /// Keeps the presenter's role although somebody asked for it.
    KeepRole,
    /// Calls the facilitator, or takes that back.
    AskHelp { on: bool },
    /// Asks the presenter for their role.
    RequestRole,
    /// Takes the request for the role back.
    WithdrawRequest,
    /// Accepts the presenter's role that is on offer.
    AcceptRole,
}

impl RoomCommand {
    /// The role and calls for help concern one's own room; the rest is for the facilitator.
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

    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::SendMessage { text, .. } => vec![text],
            Self::AssignPresenter { .. }
            | Self::AnswerHelp { .. }
            | Self::Add { .. }
            | Self::Merge { .. }
            | Self::HandOver { .. }
            | Self::KeepRole
            | Self::AskHelp { .. }
            | Self::RequestRole
            | Self::WithdrawRequest
            | Self::AcceptRole => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::Add { .. } => Space::Adds,
            Self::SendMessage { .. }
            | Self::AssignPresenter { .. }
            | Self::AnswerHelp { .. }
            | Self::Merge { .. }
            | Self::HandOver { .. }
            | Self::KeepRole
            | Self::AskHelp { .. }
            | Self::RequestRole
            | Self::WithdrawRequest
            | Self::AcceptRole => Space::Finishes,
        }
    }
}
