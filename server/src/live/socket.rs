//! One device's socket, from its hello to its end.

use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use futures_util::StreamExt;
use futures_util::stream::SplitStream;
use shared::session::Rejection;
use shared::wire::{Goodbye, Hello, PROTOCOL, ToDevice, ToServer};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite;

use crate::session::{Admission, Connection, Entry, Frame, Outbox, Refusal, outbox, secret};

use super::Live;
use super::limits::Limits;
use super::outbox::{hang_up, say_goodbye, send};

/// How long a device may take to say who it is.
const HELLO_WITHIN: Duration = Duration::from_secs(10);
/// After so long without a sign of life the device is gone. Two pings and then some.
const SILENT_MAX: Duration = Duration::from_secs(45);

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The device hung up, or was not heard of any more.
    Gone,
    /// We hang up, and say why.
    Goodbye(Goodbye),
}

/// Serves a device until the connection ends.
pub(super) async fn serve(socket: WebSocket, live: &Live) {
    let (mut sink, mut stream) = socket.split();
    let (outbox, mut outgoing) = outbox();
    let talk = async {
        let Admission { first, connection } = match greet(&mut stream, live, &outbox).await {
            Ok(admission) => admission,
            Err(end) => return end,
        };
        tokio::select! {
            end = listen(&mut stream, live, &connection, &outbox) => end,
            end = send(&mut sink, first, &mut outgoing) => end,
        }
    };
    let end = tokio::select! {
        biased;
        () = live.stop.cancelled() => End::Goodbye(Goodbye::ComeBack),
        end = talk => end,
    };
    tracing::debug!(?end, "a connection ended");
    match end {
        End::Gone => hang_up(sink).await,
        End::Goodbye(reason) => {
            live.registry.metrics().goodbye(reason);
            say_goodbye(sink, stream, reason).await;
        }
    }
}

/// Waits for the hello and lets the device in.
async fn greet(stream: &mut SplitStream<WebSocket>, live: &Live, outbox: &Outbox) -> Result<Admission, End> {
    let frame = match timeout(HELLO_WITHIN, next_frame(stream)).await {
        Ok(frame) => frame?,
        Err(_) => return Err(End::Goodbye(Goodbye::BadFrame)),
    };
    let ToServer::Hello(Hello { protocol, code, secret, follows, after }) = frame else {
        return Err(End::Goodbye(Goodbye::BadFrame));
    };
    if protocol != PROTOCOL {
        return Err(End::Goodbye(Goodbye::OtherVersion));
    }
    let admitted =
        live.registry.connect(code, Entry { secret: secret::hash(&secret), follows, after }, outbox.clone()).await;
    // An unknown code and a wrong secret look the same from outside.
    admitted.map_err(|refusal| match refusal {
        Refusal::NoSuchSession | Refusal::NotLetIn | Refusal::Rejected(_) => End::Goodbye(Goodbye::NotLetIn),
        Refusal::Unavailable | Refusal::Full => End::Goodbye(Goodbye::ComeBack),
    })
}

/// Passes on what the device says, until it says something wrong or nothing any more.
async fn listen(stream: &mut SplitStream<WebSocket>, live: &Live, connection: &Connection, outbox: &Outbox) -> End {
    let limits = Limits::new();
    loop {
        let message = match next_message(stream).await {
            Ok(message) => message,
            Err(end) => return end,
        };
        if !limits.allows_frame() {
            return End::Goodbye(Goodbye::TooFast);
        }
        let frame = match read(&message) {
            Ok(Some(frame)) => frame,
            Ok(None) => continue,
            Err(end) => return end,
        };
        match frame {
            ToServer::Hello(_) => return End::Goodbye(Goodbye::BadFrame),
            ToServer::Command { id, .. } if !limits.allows_command() => {
                live.registry.metrics().command(false);
                let answer = ToDevice::Rejected { id, rejection: Rejection::TooFast };
                outbox.send(vec![Frame::of(&answer)]);
            }
            ToServer::Command { id, command } => {
                if connection.command(id, command).await.is_err() {
                    return End::Goodbye(Goodbye::ComeBack);
                }
            }
            ToServer::Writing { writing } => connection.writing(writing),
            ToServer::Ping { sent } => {
                let answer = ToDevice::Pong { sent, now: live.registry.now() };
                outbox.send(vec![Frame::of(&answer)]);
            }
        }
    }
}

async fn next_frame(stream: &mut SplitStream<WebSocket>) -> Result<ToServer, End> {
    loop {
        if let Some(frame) = read(&next_message(stream).await?)? {
            return Ok(frame);
        }
    }
}

async fn next_message(stream: &mut SplitStream<WebSocket>) -> Result<Message, End> {
    match timeout(SILENT_MAX, stream.next()).await {
        Ok(Some(Ok(message))) => Ok(message),
        Ok(Some(Err(error))) => Err(end_of(error)),
        Ok(None) | Err(_) => Err(End::Gone),
    }
}

/// The frame in a message; none in a ping or pong, which the socket answers by itself.
fn read(message: &Message) -> Result<Option<ToServer>, End> {
    match message {
        Message::Text(text) => serde_json::from_str(text).map(Some).map_err(|_| End::Goodbye(Goodbye::BadFrame)),
        Message::Ping(_) | Message::Pong(_) => Ok(None),
        Message::Binary(_) => Err(End::Goodbye(Goodbye::BadFrame)),
        Message::Close(_) => Err(End::Gone),
    }
}

/// What is too long or not UTF-8 is a bad frame; everything else means that nobody is there.
fn end_of(error: axum::Error) -> End {
    let cause = error.into_inner();
    match cause.downcast_ref::<tungstenite::Error>() {
        Some(tungstenite::Error::Capacity(_) | tungstenite::Error::Utf8(_)) => End::Goodbye(Goodbye::BadFrame),
        _ => End::Gone,
    }
}
