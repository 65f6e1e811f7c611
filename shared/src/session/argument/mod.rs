//! Pros and cons.

mod apply;
mod command;
pub(super) mod decide;
mod event;

pub use command::ArgumentCommand;
pub use event::ArgumentEvent;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, ParticipantId};
use crate::session::Side;
use crate::time::Timestamp;

/// Whether an argument speaks for its side or against it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// *Voordeel*.
    Pro,
    /// *Nadeel*.
    Con,
}

impl Kind {
    /// Pros, then cons.
    pub const BOTH: [Self; 2] = [Self::Pro, Self::Con];
}

/// A pro or con of one side.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// Unique within the session.
    pub id: ArgumentId,
    /// The author. Never shown by name.
    pub author: ParticipantId,
    /// The side it is about.
    pub side: Side,
    /// For or against that side.
    pub kind: Kind,
    /// The author's own words.
    pub text: String,
    /// The members who support it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub supporters: BTreeSet<ParticipantId>,
    /// Written in a silent minute that has not ended: only its author sees it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub silent: bool,
    /// When it was written.
    pub at: Timestamp,
}

impl Argument {
    /// An argument written at `at`, outside a silence, that nobody else supports yet.
    pub const fn new(
        id: ArgumentId,
        author: ParticipantId,
        side: Side,
        kind: Kind,
        text: String,
        at: Timestamp,
    ) -> Self {
        Self { id, author, side, kind, text, supporters: BTreeSet::new(), silent: false, at }
    }

    /// The number of people who support it, including its author.
    pub fn support(&self) -> usize {
        1 + self.supporters.len()
    }

    /// Is `participant` the author or a supporter?
    pub fn is_supported_by(&self, participant: ParticipantId) -> bool {
        self.author == participant || self.supporters.contains(&participant)
    }
}
