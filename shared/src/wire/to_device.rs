//! Frames from the server to a device.

use serde::{Deserialize, Serialize};

use crate::ids::{CommandId, ParticipantId, Seq};
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
        /// The number of the last event so far.
        seq: Seq,
        /// The server's clock.
        now: Timestamp,
        /// How many times as fast as a wall clock the server's runs: 1, but more in a demo.
        pace: u16,
        /// How it is now; none when the missed changes follow one by one.
        snapshot: Option<Box<Session>>,
        /// The people who are connected, as far as the device may know.
        online: Vec<ParticipantId>,
        /// Those of them who only follow the plenary screen, on a device of their own.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        following: Vec<ParticipantId>,
    },
    /// Something changed.
    Change {
        /// The number of the event. Numbers grow; what the device may not see leaves gaps.
        seq: Seq,
        /// The change to fold.
        change: Change,
    },
    /// A command was carried out and stored.
    Ack {
        /// Which.
        id: CommandId,
        /// The number of its last event.
        seq: Seq,
    },
    /// A command was not carried out; nothing changed.
    Rejected {
        /// Which.
        id: CommandId,
        /// Why.
        rejection: Rejection,
    },
    /// Nothing was heard of the device for a moment: it answers at once, or counts as away.
    AreYouThere,
    /// Something fleeting: never stored, the latest wins.
    Signal(Signal),
    /// The answer to a ping.
    Pong {
        /// As it came.
        sent: i64,
        /// The server's clock.
        now: Timestamp,
    },
    /// The connection is closed after this.
    Goodbye(Goodbye),
}

/// The identity of a device in its session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// Holds the facilitator's link.
    Facilitator,
    /// Holds the link for the plenary screen.
    Plenary,
    /// Joined with the code.
    Participant(ParticipantId),
}

impl Identity {
    /// The source of the commands that come from such a device.
    pub const fn author(self) -> Author {
        match self {
            Self::Facilitator => Author::Facilitator,
            Self::Plenary => Author::Plenary,
            Self::Participant(participant) => Author::Participant(participant),
        }
    }
}

/// Something fleeting.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// The people who came and those who went since the last such signal.
    Presence {
        /// Connected now.
        here: Vec<ParticipantId>,
        /// Those of them who only follow the plenary screen, on a device of their own; the others are in their room.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        following: Vec<ParticipantId>,
        /// No longer connected, or not heard of.
        away: Vec<ParticipantId>,
        /// Those of them of whom nothing was heard for a while already: they are hardly waited for any more.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        silent: Vec<ParticipantId>,
    },
    /// Somebody writes an argument, or stopped.
    Writing {
        /// The participant.
        participant: ParticipantId,
        /// Where; none: stopped.
        writing: Option<Writing>,
    },
}

/// Why the server closes a connection. Also the WebSocket close code, see [`close_code`].
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goodbye {
    /// The device speaks another version: reload.
    OtherVersion,
    /// No such session, or not the right secret.
    NotLetIn,
    /// The session was deleted: there is nothing to come back to.
    Deleted,
    /// The link that this connection was made with was withdrawn or given out anew. The new link opens the session.
    LinkChanged,
    /// The same participant connected once more, and this was the oldest of too many connections. Coming back would
    /// show out the next: a device waits until somebody asks for it.
    OpenElsewhere,
    /// A frame that is not one of ours.
    BadFrame,
    /// The device did not keep up: connect again and resume.
    TooSlow,
    /// Too many frames in too short a time: connect again later.
    TooFast,
    /// The server stops or can't go on now: connect again.
    ComeBack,
}

impl Goodbye {
    /// Those after which the same device does not come back by itself; who was not let in only knocks now and then: the
    /// server's data may come back.
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
