//! Events about links, co-facilitators, closing the session and names in the report.

use serde::{Deserialize, Serialize};

use crate::ids::{CoFacilitatorId, ParticipantId};
use crate::session::{Act, SecretHash, SecretLink, Sight};

/// Events about links, co-facilitators, closing the session and names in the report.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessEvent {
    /// The session was closed to newcomers, or opened again.
    DoorLocked { locked: bool },
    /// The report shows the names of people, or no longer does.
    PeopleNamedInReport { on: bool },
    /// A secret link was given out and its predecessor no longer opens anything; but in a team without a facilitator each
    /// of its keepers has a link of their own. The hash is recorded and never sent to any device, nor is whose it is.
    LinkIssued {
        link: SecretLink,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        secret: Option<SecretHash>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        keeper: Option<ParticipantId>,
    },
    /// A secret link opens nothing any more.
    LinkWithdrawn { link: SecretLink },
    /// A co-facilitator was given a link; an earlier one of theirs opens nothing any more. The hash is recorded and never
    /// sent to any device.
    CoFacilitatorInvited {
        co_facilitator: CoFacilitatorId,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        secret: Option<SecretHash>,
    },
    /// A co-facilitator's link opens nothing any more.
    CoFacilitatorWithdrawn { co_facilitator: CoFacilitatorId },
    /// A facilitator did something, in a session with co-facilitators. Recorded behind the events of the command.
    Steered {
        /// The co-facilitator; absent: a holder of the facilitator's own link.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<CoFacilitatorId>,
        /// The thing done.
        act: Act,
    },
}

impl AccessEvent {
    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::DoorLocked { .. }
            | Self::PeopleNamedInReport { .. }
            | Self::LinkIssued { .. }
            | Self::LinkWithdrawn { .. } => Sight::Everybody,
            Self::CoFacilitatorInvited { .. } | Self::CoFacilitatorWithdrawn { .. } | Self::Steered { .. } => {
                Sight::Facilitator
            }
        }
    }
}
