//! Events about the blocks of the programme.

use serde::{Deserialize, Serialize};

use crate::session::{Changed, Session, Sight};
use crate::time::Timestamp;

/// Events about the blocks of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeEvent {
    /// A block of the programme was started.
    BlockStarted { block: u16, ends: Timestamp },
    /// The block that ran was ended.
    BlockEnded,
}

impl ProgrammeEvent {
    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::BlockStarted { .. } | Self::BlockEnded => Sight::Everybody,
        }
    }

    /// The counter for what people do again with it; absent the first time.
    pub(in crate::session) fn again(&self, session: &Session) -> Option<Changed> {
        match self {
            Self::BlockStarted { .. } => session.last_block.map(|_| Changed::Programme),
            Self::BlockEnded => None,
        }
    }
}
