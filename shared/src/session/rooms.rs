//! The rooms that a command is for.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::RoomNumber;

/// The rooms that a facilitator's command is for.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rooms {
    /// All of them.
    All,
    /// These rooms; rejected if one of them does not exist.
    Only(BTreeSet<RoomNumber>),
}

impl Rooms {
    /// A single room.
    pub fn one(room: RoomNumber) -> Self {
        Self::Only(BTreeSet::from([room]))
    }
}
