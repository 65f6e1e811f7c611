//! Frames from a device to the server.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::code::JoinCode;
use crate::ids::{CommandId, RoomNumber, Seq};
use crate::session::{Command, Kind, Side};

/// A frame from a device.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToServer {
    /// The first frame of every connection.
    Hello(Hello),
    /// Gives a command. Answered with an acknowledgement once it is stored, or with a rejection.
    Command {
        /// Made on the device; a repeat under the same id has no further effect.
        id: CommandId,
        /// The room in which a participant gives the command, if it is meant for that room alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        room: Option<RoomNumber>,
        /// The command.
        command: Command,
    },
    /// The participant started or stopped writing an argument.
    Writing {
        /// The column; absent: stopped.
        writing: Option<Writing>,
    },
    /// The answer to [`super::ToDevice::AreYouThere`].
    Here,
    /// Measures the round trip to the server.
    Ping {
        /// The device's clock, in milliseconds. Returned unchanged.
        sent: i64,
    },
}

/// Introduces a device, and says what it already holds.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// [`super::PROTOCOL`] of the device.
    pub protocol: u16,
    /// The session.
    pub code: JoinCode,
    /// A participant's token, or the secret of the facilitator's or the plenary link.
    pub secret: String,
    /// The participant's device follows the plenary screen, instead of being in their room.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub follows: bool,
    /// The number of the last change that the device holds; absent: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Seq>,
}

impl fmt::Debug for Hello {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Hello")
            .field("protocol", &self.protocol)
            .field("code", &self.code)
            .field("secret", &"…")
            .field("follows", &self.follows)
            .field("after", &self.after)
            .finish()
    }
}

/// The column in which somebody writes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// The side.
    pub side: Side,
    /// Pro or con.
    pub kind: Kind,
}
