//! Frames from the server to a device.

use serde::{Deserialize, Serialize};

use crate::ids::{CoFacilitatorId, CommandId, ParticipantId, Seq};
use crate::session::{Author, Rejection, Session};
use crate::time::Timestamp;
use crate::view::Change;
use crate::wire::Writing;

/// A frame to a device.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToDevice {
    /// The answer to a hello.
    Welcome {
        /// The identity of the device.
        you: Identity,
        /// The number of the latest event.
        seq: Seq,
        /// The server's clock.
        now: Timestamp,
        /// How many times faster than a wall clock the server's clock runs: 1, but more in a demo.
        pace: u16,
        /// The state now; absent if the missed changes follow one by one.
        snapshot: Option<Box<Session>>,
        /// The people who are connected, as far as the device may know.
        online: Vec<ParticipantId>,
        /// The people among `online` who only follow the plenary screen, on a device of their own.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        following: Vec<ParticipantId>,
    },
    /// Something changed.
    Change {
        /// The number of the event. Numbers grow; events that the device may not see leave gaps.
        seq: Seq,
        /// The change.
        change: Change,
    },
    /// A command was accepted and stored.
    Ack {
        /// The id of the command.
        id: CommandId,
        /// The number of the command's last event.
        seq: Seq,
    },
    /// A command was rejected; nothing changed.
    Rejected {
        /// The id of the command.
        id: CommandId,
        /// The reason.
        rejection: Rejection,
    },
    /// Nothing has been heard of the device for a moment: it must answer at once, or counts as away.
    AreYouThere,
    /// A signal: never stored, and only the latest counts.
    Signal(Signal),
    /// The answer to a ping.
    Pong {
        /// The value from the ping.
        sent: i64,
        /// The server's clock.
        now: Timestamp,
    },
    /// The server closes the connection after this.
    Goodbye(Goodbye),
}

/// The part that a device has in its session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// Holds the facilitator's link.
    Facilitator,
    /// Holds a co-facilitator's link.
    CoFacilitator(CoFacilitatorId),
    /// Holds the link for the plenary screen.
    Plenary,
    /// Joined with the code.
    Participant(ParticipantId),
}

impl Identity {
    /// The author of the commands that such a device sends.
    pub const fn author(self) -> Author {
        match self {
            Self::Facilitator => Author::Facilitator,
            Self::CoFacilitator(id) => Author::CoFacilitator(id),
            Self::Plenary => Author::Plenary,
            Self::Participant(participant) => Author::Participant(participant),
        }
    }

    /// Does the device hold the facilitator's link, or a co-facilitator's?
    pub const fn is_facilitator(self) -> bool {
        self.author().is_facilitator()
    }
}

/// Fleeting news that is not stored.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// The people who came and who went since the last such signal.
    Presence {
        /// People who are connected now.
        here: Vec<ParticipantId>,
        /// The people among `here` who only follow the plenary screen, on a device of their own; the others are in
        /// their room.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        following: Vec<ParticipantId>,
        /// People who are not connected any more, or not heard of.
        away: Vec<ParticipantId>,
        /// The people among `away` who have not been heard of for a while: they are hardly waited for any more.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        silent: Vec<ParticipantId>,
    },
    /// Somebody started or stopped writing an argument.
    Writing {
        /// The participant.
        participant: ParticipantId,
        /// The column; absent: stopped.
        writing: Option<Writing>,
    },
}

/// Why the server closes a connection. Also sent as a WebSocket close code, see [`close_code`].
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goodbye {
    /// The device has another version of the frames: it must reload.
    OtherVersion,
    /// There is no such session, or the secret is wrong.
    NotLetIn,
    /// The session was deleted: the device must not come back.
    Deleted,
    /// The link of this connection was withdrawn or renewed. Only the new link opens the session.
    LinkChanged,
    /// The same participant opened another connection, and this was the oldest of too many. Coming back would close the
    /// next, so the device waits until somebody asks for it.
    OpenElsewhere,
    /// The device sent something that is not a frame.
    BadFrame,
    /// The device did not keep up: it should connect again and resume.
    TooSlow,
    /// Too many frames within a short time: the device should connect again later.
    TooFast,
    /// The server stops or can't go on now: the device should connect again.
    ComeBack,
}

impl Goodbye {
    /// The reasons after which a device does not come back by itself. Only after `NotLetIn` it tries again at long
    /// intervals, because the server's data may be restored.
    pub const FINAL: [Self; 5] =
        [Self::OtherVersion, Self::NotLetIn, Self::Deleted, Self::OpenElsewhere, Self::LinkChanged];
}

/// The WebSocket close code of a goodbye, from the range that is free for applications.
pub const fn close_code(goodbye: Goodbye) -> u16 {
    match goodbye {
        Goodbye::OtherVersion => 4001,
        Goodbye::NotLetIn => 4003,
        Goodbye::BadFrame => 4004,
        Goodbye::TooSlow => 4008,
        Goodbye::Deleted => 4010,
        Goodbye::OpenElsewhere => 4011,
        Goodbye::LinkChanged => 4012,
        Goodbye::TooFast => 4029,
        // "Going away", the standard's own.
        Goodbye::ComeBack => 1001,
    }
}
