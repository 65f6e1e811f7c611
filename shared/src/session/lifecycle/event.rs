//! Events about the session as a whole: opening, interrupting and ending it.

use serde::{Deserialize, Serialize};

use crate::session::{Opening, Session, Sight};
use crate::time::Timestamp;

/// Events about the session as a whole: opening, interrupting and ending it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LifecycleEvent {
    /// The session was opened.
    Opened(Box<Opening>),
    /// The contents of an archive were imported. Id, code and secrets are those of the opening.
    Imported(Box<Session>),
    /// The session is over: it can be read, but not changed.
    Ended,
    /// The server was away while rooms were at work.
    ServerWasAway { from: Timestamp, until: Timestamp },
}

impl LifecycleEvent {
    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::Opened(_) | Self::Imported(_) | Self::Ended => Sight::Everybody,
            Self::ServerWasAway { .. } => Sight::Facilitator,
        }
    }
}
