//! Somebody who takes part, and how people get into rooms.

use serde::{Deserialize, Serialize};

use crate::ids::RoomNumber;

/// How people get into a room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// Spread evenly at random.
    #[default]
    Spread,
    /// People pick their own number, that of their Zoom or Teams room.
    Pick,
    /// The facilitator places everyone.
    ByFacilitator,
}

/// Somebody was taken out of the session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// The room that they were in, and come back to when it is undone.
    pub from: Option<RoomNumber>,
}

/// Somebody who joined with the code.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// As they typed it. Empty on the plenary screen.
    pub name: String,
    /// Where they are; none while the facilitator has not placed them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomNumber>,
    /// The facilitator took them out of the session: they can't do anything, until that is undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Removal>,
}

impl Participant {
    /// Somebody who is there.
    pub const fn new(name: String, room: Option<RoomNumber>) -> Self {
        Self { name, room, removed: None }
    }
}
