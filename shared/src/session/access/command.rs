//! Commands about links, co-facilitators, closing the session and names in the report.

use serde::{Deserialize, Serialize};

use crate::ids::CoFacilitatorId;
use crate::session::{SecretLink, Space};

/// Commands about links, co-facilitators, closing the session and names in the report.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessCommand {
    /// Closes the session to newcomers, or opens it again.
    LockDoor { locked: bool },
    /// Puts the names of people in the report, or leaves them out.
    NamePeopleInReport { on: bool },
    /// Withdraws a link, so that it opens nothing any more.
    WithdrawLink { link: SecretLink },
    /// Withdraws a co-facilitator's link.
    WithdrawCoFacilitator { co_facilitator: CoFacilitatorId },
}

impl AccessCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::LockDoor { .. }
            | Self::NamePeopleInReport { .. }
            | Self::WithdrawLink { .. }
            | Self::WithdrawCoFacilitator { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::NamePeopleInReport { .. } => Space::Finishes,
            Self::LockDoor { .. } | Self::WithdrawLink { .. } | Self::WithdrawCoFacilitator { .. } => Space::Ends,
        }
    }
}
