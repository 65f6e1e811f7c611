//! The blocks that a programme is made of.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use crate::ids::BlockId;
use crate::limits;
use crate::session::words::clean;
use crate::session::{BlockKind, Rejection};
use crate::time::{MINUTE, Milliseconds, Timestamp};

/// What somebody plans: a part that is not in a session yet, or how one is to be.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockPlan {
    /// Its purpose.
    pub kind: BlockKind,
    /// How long it is planned to last.
    pub minutes: u16,
    /// Its own title; absent: the name of its kind. [`crate::text::parts::title`] gives the title to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl BlockPlan {
    /// A part without a title of its own.
    pub const fn new(kind: BlockKind, minutes: u16) -> Self {
        Self { kind, minutes, title: None }
    }

    /// The same with its title as one line. An empty title is none.
    ///
    /// # Errors
    /// When its minutes or its title do not fit.
    pub fn checked(&self) -> Result<Self, Rejection> {
        if !(1..=limits::BLOCK_MINUTES_MAX).contains(&self.minutes) {
            return Err(Rejection::OutOfRange { least: 1, most: limits::BLOCK_MINUTES_MAX });
        }
        let title = match self.title.as_deref().map(|title| clean(title, limits::TITLE_MAX)) {
            None | Some(Err(Rejection::EmptyText)) => None,
            Some(title) => Some(title?),
        };
        Ok(Self { title, ..self.clone() })
    }

    /// How long it is planned to last.
    pub fn planned(&self) -> Milliseconds {
        Milliseconds::from(self.minutes) * MINUTE
    }
}

/// A block of the programme of a session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Which.
    pub id: BlockId,
    /// Its purpose, its length and its title.
    #[serde(flatten)]
    pub plan: BlockPlan,
}

impl Block {
    /// The programme of a new session: the blocks are numbered by their places, from 0.
    pub fn numbered(plans: Vec<BlockPlan>) -> Vec<Self> {
        (0..).map(BlockId).zip(plans).map(|(id, plan)| Self { id, plan }).collect()
    }

    /// What these blocks plan, without their numbers.
    pub fn plans(programme: &[Self]) -> Vec<BlockPlan> {
        programme.iter().map(|block| block.plan.clone()).collect()
    }
}

/// A block as it is stored. Sessions were archived without numbers before their order could change.
#[derive(Deserialize)]
struct Stored {
    #[serde(default)]
    id: Option<BlockId>,
    #[serde(flatten)]
    plan: BlockPlan,
}

/// Reads a programme. Blocks without numbers are numbered by their places.
pub(in crate::session) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
    let stored = Vec::<Stored>::deserialize(deserializer)?;
    let numbered = (0..).map(BlockId).zip(stored);
    Ok(numbered.map(|(place, block)| Block { id: block.id.unwrap_or(place), plan: block.plan }).collect())
}

/// The block that runs.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningBlock {
    /// Which.
    #[serde(alias = "index")]
    pub id: BlockId,
    /// When its planned time is over, unless it is paused. Nothing ends automatically then: the facilitator ends the
    /// block.
    pub ends: Timestamp,
    /// Since when it is paused. Resuming moves its end by the length of the pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_at: Option<Timestamp>,
}

impl RunningBlock {
    /// The time left at `now`; below 0 if it runs late.
    pub fn left(&self, now: Timestamp) -> Milliseconds {
        self.ends - self.paused_at.unwrap_or(now)
    }

    /// When its planned time is over if it goes on at `now`.
    pub fn ends_at(&self, now: Timestamp) -> Timestamp {
        now + self.left(now)
    }
}

/// When a block ran: the last time, and before.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Had {
    /// When it last began.
    pub began: Timestamp,
    /// When it ended; absent while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// Its earlier runs, oldest first; see [`limits::RUNS_KEPT`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Run>,
}

/// One time that a block ran.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// When it began.
    pub began: Timestamp,
    /// When it ended.
    pub ended: Timestamp,
}

impl Had {
    /// It began for the first time, or again after `before`.
    pub(in crate::session) fn begun(at: Timestamp, before: Option<Self>) -> Self {
        let mut earlier = Vec::new();
        if let Some(before) = before {
            earlier = before.earlier;
            earlier.push(Run { began: before.began, ended: before.ended.unwrap_or(at) });
            earlier.drain(..earlier.len().saturating_sub(limits::RUNS_KEPT));
        }
        Self { began: at, ended: None, earlier }
    }

    /// Every time that it ran, oldest first: when it began, and when it ended, if it has.
    pub fn runs(&self) -> impl Iterator<Item = (Timestamp, Option<Timestamp>)> + use<'_> {
        self.earlier.iter().map(|run| (run.began, Some(run.ended))).chain([(self.began, self.ended)])
    }

    /// The time that it took in all; absent while it runs.
    pub fn took(&self) -> Option<Milliseconds> {
        self.runs().map(|(began, ended)| Some(ended? - began)).sum()
    }
}

/// Does every block have a number of its own?
pub(crate) fn are_told_apart(programme: &[Block]) -> bool {
    programme.iter().map(|block| block.id).collect::<BTreeSet<_>>().len() == programme.len()
}
