//! What one person has on a wall, and what became of their expectation.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::ids::ParticipantId;
use crate::session::ballot::COUNTED_MIN;
use crate::session::{BlockKind, CoveredWall, Session, Written};

/// What one person has on a wall.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// What they wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<Written>,
    /// They were removed before that was revealed: it hangs nowhere until they are let back in.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_aside: bool,
    /// In a clearing: whether their expectation of the check-in came true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came_true: Option<CameTrue>,
    /// That answer is among those that were counted, and cannot be changed any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_counted: bool,
    /// In a clearing: the one thing that they will do. Nobody else is ever sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolve: Option<Resolve>,
}

impl Own {
    /// What they wrote, while it is covered and counts.
    pub fn covered(&self) -> Option<&Written> {
        self.written.as_ref().filter(|written| !written.is_on_wall && !self.is_aside)
    }
}

/// *Kwam het uit?*
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CameTrue {
    /// *Ja*.
    Yes,
    /// *Deels*.
    Partly,
    /// *Nee*.
    No,
}

impl CameTrue {
    /// Every answer, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];
}

/// *Eén ding dat ik doe*: private to its writer.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolve {
    /// The thing.
    pub text: String,
    /// The day before which it is done.
    pub before: Day,
}

/// What became of the expectations of all who answered.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Expectations {
    /// How many say that it came true.
    pub yes: usize,
    /// How many say that it partly did.
    pub partly: usize,
    /// How many say that it did not.
    pub no: usize,
    /// The expectations that did not come true, in alphabetical order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<Unmet>,
}

/// An expectation that did not come true.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unmet {
    /// The words.
    pub text: String,
    /// The name that its writer put to them in the check-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Expectations {
    /// Only the numbers.
    pub(super) fn archived(self) -> Self {
        Self { unmet: Vec::new(), ..self }
    }
}

impl CoveredWall {
    /// Are there enough new answers to count them, without showing any one person's?
    pub(super) fn can_count(&self) -> bool {
        let new = self.own.values().filter(|own| own.came_true.is_some() && !own.is_counted);
        new.count() >= COUNTED_MIN
    }
}

impl Session {
    /// What somebody wrote in the last check-in whose wall they are on: a clearing asks about it.
    pub fn expectation_of(&self, participant: ParticipantId) -> Option<&Written> {
        let check_ins = self.programme.iter().filter(|block| block.plan.kind == BlockKind::CheckIn);
        let own = check_ins.filter_map(|block| self.collected.walls.get(&block.id)?.own.get(&participant));
        own.filter_map(|own| own.written.as_ref()).rfind(|written| written.is_on_wall)
    }
}
