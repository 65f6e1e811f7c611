//! Connections, and what each is for.

use shared::ids::ParticipantId;
use shared::view::Audience;
use shared::wire::Identity;

/// A connection, unique while its session is in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ConnectionId(pub u64);

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Device {
    /// The facilitator's board.
    Facilitator,
    /// The plenary screen.
    Plenary,
    /// A participant in their room.
    Member(ParticipantId),
    /// A participant who follows the plenary screen.
    Follower(ParticipantId),
}

impl Device {
    /// Whose device it is.
    pub const fn identity(self) -> Identity {
        match self {
            Self::Facilitator => Identity::Facilitator,
            Self::Plenary => Identity::Plenary,
            Self::Member(participant) | Self::Follower(participant) => Identity::Participant(participant),
        }
    }

    /// What it may see.
    pub const fn audience(self) -> Audience {
        match self {
            Self::Facilitator => Audience::Facilitator,
            Self::Plenary => Audience::Plenary,
            Self::Member(participant) => Audience::Participant(participant),
            Self::Follower(participant) => Audience::Follower(participant),
        }
    }
}
