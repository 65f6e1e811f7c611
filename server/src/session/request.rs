//! Requests that change a session.

use shared::ids::{CoFacilitatorId, CommandId, ParticipantId, RoomNumber};
use shared::session::decide::Join;
use shared::session::{Author, Command, Invited, SecretHash, SecretLink};
use tokio::sync::oneshot;

use super::ids::ConnectionId;
use super::message::Refusal;

/// Something that changes the session.
pub(super) enum Request {
    Command {
        connection: ConnectionId,
        author: Author,
        id: CommandId,
        room: Option<RoomNumber>,
        command: Command,
    },
    Join {
        join: Join,
        reply: oneshot::Sender<Result<ParticipantId, Refusal>>,
    },
    IssueLink {
        /// The hash of the asker's secret.
        asker: SecretHash,
        link: SecretLink,
        secret: SecretHash,
        reply: oneshot::Sender<Result<(), Refusal>>,
    },
    Invite {
        /// The hash of the asker's secret.
        facilitator: SecretHash,
        invited: Invited,
        secret: SecretHash,
        reply: oneshot::Sender<Result<CoFacilitatorId, Refusal>>,
    },
}
