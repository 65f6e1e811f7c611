//! What can go wrong with a bot.

use std::time::Duration;

use axum::http;
use shared::ids::Seq;
use shared::session::Rejection;
use shared::wire::stream::NotAStream;
use shared::wire::{Goodbye, Problem};

/// What can go wrong with a bot.
#[derive(Debug, thiserror::Error)]
pub enum BotError {
    /// The command was not carried out.
    #[error("the command was rejected: {0:?}")]
    Rejected(Rejection),
    /// The command was not sent, or its answer did not arrive, and now it is too late.
    #[error("the command was given back")]
    GivenBack,
    /// A plain request was refused.
    #[error("the server refused ({}): {}", .0.status, .0.title)]
    Refused(Problem),
    /// A plain request failed without a reason.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// The server said goodbye and closed the connection.
    #[error("the server said goodbye: {0:?}")]
    Goodbye(Goodbye),
    /// The connection is closed; with the close code if there was one.
    #[error("the connection is closed ({0:?})")]
    Closed(Option<u16>),
    /// Something did not happen in time.
    #[error("waited {} s in vain for {what}; state: {held}", .within.as_secs())]
    TookTooLong {
        /// How long the bot waited.
        within: Duration,
        /// What it waited for.
        what: String,
        /// The bot's state at the end.
        held: String,
    },
    /// A change arrived twice, or too late.
    #[error("a change arrived out of order: {came} after {held}")]
    OutOfOrder {
        /// The number of the previous change.
        held: Seq,
        /// The number of the change that arrived.
        came: Seq,
    },
    /// A change arrived before any state.
    #[error("a change arrived before a snapshot")]
    NothingToChange,
    /// Bots speak plain HTTP only.
    #[error("{url} does not begin with http://")]
    NotPlainHttp {
        /// The base url.
        url: String,
    },
    /// A frame or a body that is not one of this project's.
    #[error("not understood: {0}")]
    NotUnderstood(#[from] serde_json::Error),
    /// The connection failed.
    #[error("no connection: {0}")]
    NoConnection(#[from] std::io::Error),
    /// The socket failed.
    #[error("the socket failed: {0}")]
    Socket(Box<tokio_tungstenite::tungstenite::Error>),
    /// What arrived over plain HTTP is not a stream of this project.
    #[error("the stream can't be read: {0}")]
    Stream(#[from] NotAStream),
    /// A plain request failed.
    #[error("the request failed: {0}")]
    Request(#[from] hyper::Error),
    /// A plain request could not be made.
    #[error("the request could not be made: {0}")]
    NoRequest(#[from] http::Error),
    /// The answer to a plain request could not be read.
    #[error("the answer could not be read: {0}")]
    NoAnswer(#[from] axum::Error),
}

impl From<tokio_tungstenite::tungstenite::Error> for BotError {
    fn from(error: tokio_tungstenite::tungstenite::Error) -> Self {
        Self::Socket(Box::new(error))
    }
}
