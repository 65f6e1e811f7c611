//! Every identifier is a type of its own, so that one can't stand in for another.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! number_id {
    ($(#[$meta:meta])* $name:ident($inner:ty)) => {
        $(#[$meta])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

number_id! {
    /// A person's device in a session, numbered from 1 in order of joining.
    ParticipantId(u32)
}
number_id! {
    /// A co-facilitator's link, numbered from 1 in order of giving out. A renewed link keeps its number.
    CoFacilitatorId(u16)
}
number_id! {
    /// A break-out room, numbered from 1 so that it can match a Zoom or Teams room.
    RoomNumber(u16)
}
number_id! {
    /// The nth dilemma of a session, from 1.
    DilemmaNumber(u16)
}
number_id! {
    /// The nth round of a room, from 1.
    RoundNumber(u16)
}
number_id! {
    /// A block of the programme, unique within its session. It stays the same when the order changes.
    BlockId(u16)
}
number_id! {
    /// An entry on the wall of a part, unique within that part. In random order, so that it does not tell whose it is.
    EntryId(u32)
}
number_id! {
    /// A bundle of entries, unique within its part.
    BundleId(u32)
}
number_id! {
    /// A thought that somebody keeps for themselves during a talk, numbered for each person from 1.
    ThoughtId(u32)
}
number_id! {
    /// A question that somebody shared during a talk, numbered in the order of sharing.
    QuestionId(u32)
}
number_id! {
    /// A pro or con, unique within its session.
    ArgumentId(u32)
}
number_id! {
    /// A theme that arguments are gathered in, unique within its session.
    ThemeId(u32)
}
number_id! {
    /// A note of the debrief, unique within its session.
    NoteId(u32)
}
number_id! {
    /// The number of an event in its session's log: the first is 1, without gaps. 0 is "nothing yet".
    Seq(u64)
}

/// A session. Never shown to people: they use the [`crate::code::JoinCode`].
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(pub Uuid);

impl fmt::Display for SessionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A command: a `UUIDv7` made by the sending device. A command sent again under the same id gets the same answer.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(pub Uuid);
