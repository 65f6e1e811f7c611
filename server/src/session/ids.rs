//! Connections, and what each is for.

use shared::ids::{CoFacilitatorId, ParticipantId};
use shared::session::SecretLink;
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
    /// A co-facilitator's board.
    CoFacilitator(CoFacilitatorId),
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
            Self::CoFacilitator(id) => Identity::CoFacilitator(id),
            Self::Plenary => Identity::Plenary,
            Self::Member(participant) | Self::Follower(participant) => Identity::Participant(participant),
        }
    }

    /// What it may see.
    pub const fn audience(self) -> Audience {
        match self {
            Self::Facilitator | Self::CoFacilitator(_) => Audience::Facilitator,
            Self::Plenary => Audience::Plenary,
            Self::Member(participant) => Audience::Participant(participant),
            Self::Follower(participant) => Audience::Follower(participant),
        }
    }
}

/// A link whose secret was replaced or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EndedLink {
    /// One of the session's own.
    Secret(SecretLink),
    /// A co-facilitator's.
    CoFacilitator(CoFacilitatorId),
}

impl EndedLink {
    /// Did this device connect by it? The report is fetched with plain requests.
    pub fn let_in(self, device: Device) -> bool {
        match device {
            Device::Facilitator => self == Self::Secret(SecretLink::Facilitator),
            Device::CoFacilitator(id) => self == Self::CoFacilitator(id),
            Device::Plenary => self == Self::Secret(SecretLink::Plenary),
            Device::Member(_) | Device::Follower(_) => false,
        }
    }
}
