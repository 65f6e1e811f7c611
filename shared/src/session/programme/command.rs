//! Commands about the blocks of the programme.

use serde::{Deserialize, Serialize};

use crate::ids::BlockId;
use crate::session::{BlockPlan, Space};
use crate::time::Timestamp;

/// Commands about the blocks of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeCommand {
    /// Starts a block of the programme and ends the running one. A block that has run can run again, and blocks in
    /// between are skipped. Does nothing if `from` is not the running block any more, because then another step was
    /// taken already.
    StartBlock { from: Option<BlockId>, block: BlockId },
    /// Ends a block, if it is running. Rounds without a choice are recorded as not chosen.
    EndBlock { block: BlockId },
    /// Adds a block behind another, or as the first. Does nothing if the same stands there.
    AddBlock { plan: BlockPlan, after: Option<BlockId> },
    /// Changes a block. `over` is what it replaces; if it is something else by now, the command is rejected.
    ChangeBlock { block: BlockId, over: BlockPlan, plan: BlockPlan },
    /// Puts a block behind another, or first.
    MoveBlock { block: BlockId, after: Option<BlockId> },
    /// Removes a block that has not run from the programme.
    RemoveBlock { block: BlockId },
    /// Gives the running block more minutes, or fewer if below 0, but never so few that it ends in the past. A block
    /// that runs late gets them from now.
    ExtendBlock { block: BlockId, minutes: i16 },
    /// Pauses the running block, and the rounds in it.
    PauseBlock { block: BlockId },
    /// Resumes it, and the rounds that were paused with it.
    ResumeBlock { block: BlockId },
    /// In a break: a participant is back. Does nothing once the break is over, nor if it is not the one that `began` then.
    ComeBack {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        began: Option<Timestamp>,
    },
}

impl ProgrammeCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::AddBlock { plan, .. } | Self::ChangeBlock { plan, .. } => plan.title.as_deref().into_iter().collect(),
            Self::StartBlock { .. }
            | Self::EndBlock { .. }
            | Self::MoveBlock { .. }
            | Self::RemoveBlock { .. }
            | Self::ExtendBlock { .. }
            | Self::PauseBlock { .. }
            | Self::ResumeBlock { .. }
            | Self::ComeBack { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::AddBlock { .. } | Self::ChangeBlock { .. } | Self::ComeBack { .. } => Space::Adds,
            Self::StartBlock { .. }
            | Self::MoveBlock { .. }
            | Self::ExtendBlock { .. }
            | Self::PauseBlock { .. }
            | Self::ResumeBlock { .. } => Space::Finishes,
            Self::EndBlock { .. } | Self::RemoveBlock { .. } => Space::Ends,
        }
    }
}
