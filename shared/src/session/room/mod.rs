//! A break-out room: its presenter, and its rounds.

mod apply;
mod command;
pub(super) mod decide;
mod event;
mod sent;

pub use command::RoomCommand;
pub use event::RoomEvent;
pub use sent::Sent;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber, RoundNumber};
use crate::limits::MESSAGES_KEPT;
use crate::session::Round;
use crate::time::Timestamp;

/// How somebody became the presenter. Every change is shown to the room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PresenterHow {
    /// They were the first in the room, or the first to return.
    FirstToEnter,
    /// The previous presenter handed it over.
    HandedOver,
    /// They accepted the role, which was on offer because the presenter was gone.
    Accepted,
    /// The facilitator assigned it.
    Assigned,
    /// The previous presenter was moved to another room, or removed.
    PredecessorMoved,
}

/// *Schermdeler*: the one member who shares the scenarios and steers the room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presenter {
    /// The participant.
    pub participant: ParticipantId,
    /// Since when.
    pub since: Timestamp,
    /// How they got the role.
    pub how: PresenterHow,
    /// Since when the role is on offer to the others, because the presenter is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered_since: Option<Timestamp>,
    /// The member who asked for the role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_by: Option<ParticipantId>,
}

/// A message from the facilitator.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// When it was sent.
    pub at: Timestamp,
    /// Plain text.
    pub text: String,
}

impl Message {
    /// Adds this message to those that are kept; the oldest is dropped if there are too many.
    pub fn join(self, kept: &mut Vec<Self>) {
        if kept.len() == MESSAGES_KEPT {
            kept.remove(0);
        }
        kept.push(self);
    }
}

/// A room (*groep*).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// The number, from 1.
    pub number: RoomNumber,
    /// The presenter. Absent only while nobody has been here yet or everybody has left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presenter: Option<Presenter>,
    /// Since when the room calls the facilitator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help_since: Option<Timestamp>,
    /// The room that it was merged into. It keeps its closed rounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<RoomNumber>,
    /// The number of rounds at each mix: those rounds belong to the people before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mixed_after: Vec<u16>,
    /// The dilemmas that its people may have had in other rooms, before groups were mixed.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub had_elsewhere: BTreeSet<DilemmaNumber>,
    /// The facilitator's latest messages to this room alone, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// Its rounds, oldest first. Only the last can be open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Round>,
}

impl Room {
    /// An empty room without rounds.
    pub fn new(number: RoomNumber) -> Self {
        Self { number, ..Self::default() }
    }

    /// The latest round, open or closed.
    pub fn last_round(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// The number of its first rounds that belong to the people before the last mix.
    pub fn others_rounds(&self) -> usize {
        self.mixed_after.last().copied().unwrap_or_default().into()
    }

    /// Did its people do `dilemma`, here or in the rooms they were in before?
    pub fn has_had(&self, dilemma: DilemmaNumber) -> bool {
        self.had_elsewhere.contains(&dilemma) || self.round_about(dilemma).is_some()
    }

    /// Have its people done no round here since the last mix?
    pub fn is_fresh(&self) -> bool {
        self.rounds.len() <= self.others_rounds()
    }

    /// The rounds of the present members, oldest first.
    pub fn own_rounds(&self) -> &[Round] {
        self.rounds.get(self.others_rounds()..).unwrap_or_default()
    }

    /// The round that runs.
    pub fn open_round(&self) -> Option<&Round> {
        self.rounds.last().filter(|round| round.is_open())
    }

    /// The number of the latest round; 0 before the first.
    pub fn round_number(&self) -> RoundNumber {
        RoundNumber(u16::try_from(self.rounds.len()).unwrap_or(u16::MAX))
    }

    /// Is this the number of the round that runs?
    pub fn is_in_round(&self, round: RoundNumber) -> bool {
        self.open_round().is_some() && self.round_number() == round
    }

    /// The round about `dilemma`, if the room has one.
    pub fn round_about(&self, dilemma: DilemmaNumber) -> Option<&Round> {
        self.rounds.iter().rev().find(|round| round.dilemma == dilemma)
    }

    /// Is `participant` the presenter?
    pub fn is_presented_by(&self, participant: ParticipantId) -> bool {
        self.presenter.is_some_and(|presenter| presenter.participant == participant)
    }
}
