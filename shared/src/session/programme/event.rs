//! Events about the blocks of the programme.

use serde::{Deserialize, Serialize};

use crate::ids::{BlockId, ParticipantId};
use crate::session::{Block, BlockPlan, Changed, Session, Sight};
use crate::time::Timestamp;

/// Events about the blocks of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeEvent {
    /// A block of the programme was started.
    BlockStarted { block: BlockId, ends: Timestamp },
    /// The block that ran was ended.
    BlockEnded,
    /// A block was added, behind another or as the first.
    BlockAdded { block: Block, after: Option<BlockId> },
    /// A block got another purpose, length or title.
    BlockChanged { block: BlockId, plan: BlockPlan },
    /// A block was put behind another, or first.
    BlockMoved { block: BlockId, after: Option<BlockId> },
    /// A block was taken out.
    BlockRemoved { block: BlockId },
    /// The block that runs got more time, or less.
    EndMoved { ends: Timestamp },
    /// The block that runs was paused.
    BlockPaused,
    /// It was resumed; its end moves by the length of the pause.
    BlockResumed,
    /// Somebody is back from the break.
    CameBack { block: BlockId, participant: ParticipantId },
}

impl ProgrammeEvent {
    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::BlockStarted { .. }
            | Self::BlockEnded
            | Self::BlockAdded { .. }
            | Self::BlockChanged { .. }
            | Self::BlockMoved { .. }
            | Self::BlockRemoved { .. }
            | Self::EndMoved { .. }
            | Self::BlockPaused
            | Self::BlockResumed => Sight::Everybody,
            Self::CameBack { participant, .. } => Sight::PersonAndScreens(*participant),
        }
    }

    /// The counter for repeats; absent the first time, and for what only the facilitator does or what
    /// can be done once in each block.
    pub(in crate::session) fn again(&self, session: &Session) -> Option<Changed> {
        match self {
            Self::BlockStarted { .. } => session.last_block.map(|_| Changed::Programme),
            Self::BlockEnded
            | Self::BlockAdded { .. }
            | Self::BlockChanged { .. }
            | Self::BlockMoved { .. }
            | Self::BlockRemoved { .. }
            | Self::EndMoved { .. }
            | Self::BlockPaused
            | Self::BlockResumed
            | Self::CameBack { .. } => None,
        }
    }
}
