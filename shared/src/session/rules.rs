//! The rules of play, set when a session is opened. Their texts are in [`crate::text::rules`].

use serde::{Deserialize, Serialize};

use crate::ids::RoomNumber;

/// Which rules of play are on.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of play that is on or off")]
pub struct Rules {
    /// A first private ballot right after reading.
    pub first_ballot: bool,
    /// Before a choice is locked, a con of the leading side and a pro of the other must have been written.
    pub both_sides_heard: bool,
    /// Odd rooms see the scenarios mirrored.
    pub mirrored: bool,
    /// A silent minute at the start of Left and of Right.
    pub silent_minute: bool,
}

impl Rules {
    /// Does `room` see the scenarios mirrored?
    pub const fn mirrors(self, room: RoomNumber) -> bool {
        self.mirrored && room.0 % 2 == 1
    }
}
