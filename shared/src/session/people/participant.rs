//! A participant, and how people are placed in rooms.

use serde::{Deserialize, Serialize};

use crate::ids::RoomNumber;

/// How people get into a room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// The server spreads people evenly, at random.
    #[default]
    Spread,
    /// People pick their own number, that of their Zoom or Teams room.
    Pick,
    /// The facilitator places everybody.
    ByFacilitator,
}

/// The removal of somebody from the session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// The room that they were in, to which they return if it is undone.
    pub from: Option<RoomNumber>,
}

/// A person who joined with the code.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The name as they typed it. Empty on the plenary screen.
    pub name: String,
    /// Their room; absent until they are placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomNumber>,
    /// The facilitator removed them: they can't do anything until that is undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Removal>,
}

impl Participant {
    /// A participant who takes part.
    pub const fn new(name: String, room: Option<RoomNumber>) -> Self {
        Self { name, room, removed: None }
    }
}
