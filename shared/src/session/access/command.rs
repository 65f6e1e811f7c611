//! Commands about the links, the door and what the report tells.

use serde::{Deserialize, Serialize};

use crate::session::SecretLink;

/// Commands about the links, the door and what the report tells.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessCommand {
    /// Closes the door, or opens it again.
    LockDoor { locked: bool },
    /// Shows names of people in the report, or no longer.
    NamePeopleInReport { on: bool },
    /// Takes a link that was given out back: it opens nothing any more.
    WithdrawLink { link: SecretLink },
}
