//! The messages to a session's actor.

use std::sync::Arc;

use shared::code::JoinCode;
use shared::ids::{CoFacilitatorId, CommandId, ParticipantId, RoomNumber, Seq};
use shared::session::decide::Join;
use shared::session::{Command, Invited, Rejection, SecretHash, SecretLink, Session};
use shared::take_home::TakeHome;
use shared::time::Timestamp;
use shared::wire::{Door, Writing};
use tokio::sync::{mpsc, oneshot};

use crate::log::LogError;

use super::command_rate_limit::CommandRateLimit;
use super::frame_queue::FrameQueue;
use super::heard::Heard;
use super::ids::ConnectionId;
use super::plan::SessionPlan;

/// The maximum number of messages that wait for a session. Further senders wait, and read nothing from their device
/// meanwhile.
pub(super) const WAITING_MAX: usize = 1_024;

/// What a device sends when it connects.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The hash of the secret that it holds.
    pub secret: SecretHash,
    /// It follows the plenary screen instead of being in a room.
    pub follows: bool,
    /// The number of the last change that it holds.
    pub after: Option<Seq>,
}

/// A message to a session.
#[derive(Debug)]
pub(super) enum Message {
    /// Admit this device. The first frames in its queue are what it missed.
    Connect { entry: Entry, queue: FrameQueue, reply: oneshot::Sender<Result<Connection, Refusal>> },
    /// The connection is over.
    Disconnect { connection: ConnectionId },
    /// A silent device is heard again.
    Back { connection: ConnectionId },
    /// Carry this out. The answer goes into the queue of the connection.
    Command { connection: ConnectionId, id: CommandId, room: Option<RoomNumber>, command: Command },
    /// Somebody is writing, or stopped.
    Writing { connection: ConnectionId, writing: Option<Writing> },
    /// Let somebody join.
    Join { join: Join, reply: oneshot::Sender<Result<ParticipantId, Refusal>> },
    /// Replace a link's secret with this one; `asker` is the hash of the asker's secret.
    IssueLink { asker: SecretHash, link: SecretLink, secret: SecretHash, reply: oneshot::Sender<Result<(), Refusal>> },
    /// Give a co-facilitator a link with this secret; `facilitator` is the hash of the asker's secret.
    Invite {
        facilitator: SecretHash,
        invited: Invited,
        secret: SecretHash,
        reply: oneshot::Sender<Result<CoFacilitatorId, Refusal>>,
    },
    /// Asks for what was prepared; `facilitator` is the hash of a facilitator's secret.
    Prepared { facilitator: SecretHash, reply: oneshot::Sender<Result<SessionPlan, Refusal>> },
    /// Asks whether a board is open.
    IsLed { reply: oneshot::Sender<bool> },
    /// Asks for the size of the log in bytes; `secret` must give access to the report.
    Weigh { secret: SecretHash, reply: oneshot::Sender<Result<usize, Refusal>> },
    /// Asks for the session, as far as the report may show it. `secret` is the hash of the asker's secret.
    Report { secret: SecretHash, reply: oneshot::Sender<Result<Session, Refusal>> },
    /// Asks for what a participant takes home; `token` is the hash of their token.
    TakeHome { token: SecretHash, reply: oneshot::Sender<Result<Box<TakeHome>, Refusal>> },
    /// Delete the session, if the owner of this secret may.
    Delete { secret: SecretHash, reply: oneshot::Sender<Result<(), Refusal>> },
    /// Delete the session if it was over at that moment; the answer says whether it was.
    Expire { over_by: Timestamp, reply: oneshot::Sender<Result<bool, Refusal>> },
    /// Ask for the door.
    Look { reply: oneshot::Sender<Door> },
}

/// Why a request was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No session has that code.
    #[error("no session has that code")]
    NoSuchSession,
    /// The secret does not open this session.
    #[error("the secret does not open this session")]
    NotLetIn,
    /// The rules of the session reject it.
    #[error("rejected: {0:?}")]
    Rejected(Rejection),
    /// There is no space to store anything.
    #[error("there is no space to store anything")]
    Full,
    /// The log can't be read or written at the moment.
    #[error("the log can't be read or written now")]
    Unavailable,
}

/// A connection to a session, which ends when it is dropped.
#[derive(Debug)]
pub struct Connection {
    messages: mpsc::Sender<Message>,
    id: ConnectionId,
    limit: CommandRateLimit,
    heard: Arc<Heard>,
}

/// The session is no longer served here: connect again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

impl Connection {
    pub(super) fn new(
        messages: mpsc::Sender<Message>,
        id: ConnectionId,
        limit: CommandRateLimit,
        heard: Arc<Heard>,
    ) -> Self {
        Self { messages, id, limit, heard }
    }

    /// Records that the device said something, if only that it is there.
    pub fn heard(&self) {
        if self.heard.note() {
            // If the session is too busy to take it, the actor notices by itself within a second.
            let _ = self.messages.try_send(Message::Back { connection: self.id });
        }
    }

    /// Counts a command of this person, on all their connections; false when there are too many.
    pub fn allows(&self, command: &Command) -> bool {
        self.limit.allows(command)
    }

    /// Passes on a command. Waits when the session is busy.
    pub async fn command(&self, id: CommandId, room: Option<RoomNumber>, command: Command) -> Result<(), Gone> {
        self.messages.send(Message::Command { connection: self.id, id, room, command }).await.map_err(|_| Gone)
    }

    /// Passes on that somebody is writing, or stopped. Skipped when the session is busy, because it is fleeting.
    pub fn writing(&self, writing: Option<Writing>) {
        let _ = self.messages.try_send(Message::Writing { connection: self.id, writing });
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let message = Message::Disconnect { connection: self.id };
        if let Err(mpsc::error::TrySendError::Full(message)) = self.messages.try_send(message) {
            // Leaving must not get lost, or somebody would seem to be there forever.
            if let Ok(runtime) = tokio::runtime::Handle::try_current() {
                let messages = self.messages.clone();
                runtime.spawn(async move { messages.send(message).await });
            }
        }
    }
}

/// The channel to a session's actor. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    pub code: JoinCode,
    pub messages: mpsc::Sender<Message>,
}

impl From<LogError> for Refusal {
    fn from(error: LogError) -> Self {
        match error {
            LogError::NoSuchSession => Self::NoSuchSession,
            LogError::Full => Self::Full,
            LogError::Conflict | LogError::CodeTaken | LogError::Unavailable(_) => Self::Unavailable,
        }
    }
}
