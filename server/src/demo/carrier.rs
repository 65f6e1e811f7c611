//! What carries a bot's frames: a socket, or a stream and requests beside it.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, HOST};
use axum::http::{Method, Request, Response};
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::body::{Body as _, Incoming};
use shared::wire::stream::{StreamEvent, StreamReader};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use super::error::BotError;
use super::requests::{authority, connect};

/// Read buffer of a bot, in bytes. The usual 128 KiB would be half a gigabyte for 4,000 bots.
const READ_BUFFER: usize = 8 * 1024;

/// What carries the frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A WebSocket.
    Socket,
    /// Server-sent events, and requests for what the device says.
    Stream,
}

impl Carrier {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Socket, Self::Stream];
}

/// A connection that stands.
pub(super) enum Carrying {
    Socket(Box<WebSocketStream<MaybeTlsStream<TcpStream>>>),
    Stream(Box<Streaming>),
}

pub(super) struct Streaming {
    host: String,
    answer: Response<Incoming>,
    reader: StreamReader,
    key: Option<String>,
    frames: VecDeque<String>,
}

impl Carrying {
    /// Connects to a server such as `http://127.0.0.1:3000`, and says `hello`, a frame in JSON.
    pub async fn begin(carrier: Carrier, base_url: &str, hello: String) -> Result<Self, BotError> {
        let host = authority(base_url)?;
        match carrier {
            Carrier::Socket => {
                let settings = WebSocketConfig::default().read_buffer_size(READ_BUFFER);
                let url = format!("ws://{host}/api/socket");
                let (socket, _) = connect_async_with_config(url, Some(settings), true).await?;
                let mut carrying = Self::Socket(Box::new(socket));
                carrying.send(hello).await?;
                Ok(carrying)
            }
            Carrier::Stream => {
                let answer = ask(host, "/api/stream", None, hello).await?;
                let host = host.to_owned();
                let (reader, frames) = (StreamReader::default(), VecDeque::new());
                let mut streaming = Box::new(Streaming { host, answer, reader, key: None, frames });
                while streaming.key.is_none() {
                    streaming.read().await?;
                }
                Ok(Self::Stream(streaming))
            }
        }
    }

    /// Sends a text, which should be a frame.
    pub async fn send(&mut self, text: String) -> Result<(), BotError> {
        match self {
            Self::Socket(socket) => Ok(socket.send(Message::text(text)).await?),
            Self::Stream(streaming) => {
                ask(&streaming.host, "/api/stream/frames", streaming.key.as_deref(), text).await?;
                Ok(())
            }
        }
    }

    /// Waits for the next frame. Nothing is lost when it is given up half-way.
    pub async fn next(&mut self) -> Result<String, BotError> {
        match self {
            Self::Socket(socket) => loop {
                match socket.next().await {
                    Some(Ok(Message::Text(text))) => return Ok(text.as_str().to_owned()),
                    Some(Ok(Message::Close(close))) => {
                        return Err(BotError::Closed(close.map(|close| close.code.into())));
                    }
                    Some(Ok(_)) => {}
                    Some(Err(error)) => return Err(error.into()),
                    None => return Err(BotError::Closed(None)),
                }
            },
            Self::Stream(streaming) => loop {
                if let Some(frame) = streaming.frames.pop_front() {
                    return Ok(frame);
                }
                streaming.read().await?;
            },
        }
    }
}

impl Streaming {
    async fn read(&mut self) -> Result<(), BotError> {
        let piece = poll_fn(|context| Pin::new(self.answer.body_mut()).poll_frame(context)).await;
        let piece = piece.ok_or(BotError::Closed(None))??;
        for event in self.reader.read(piece.data_ref().map(AsRef::as_ref).unwrap_or_default())? {
            match event {
                StreamEvent::Channel(key) => self.key = Some(key),
                StreamEvent::Frame(frame) => self.frames.push_back(frame),
            }
        }
        Ok(())
    }
}

/// Posts frames; the answer's body may still be on its way.
async fn ask(host: &str, path: &str, key: Option<&str>, frames: String) -> Result<Response<Incoming>, BotError> {
    let mut request = Request::builder().method(Method::POST).uri(path).header(HOST, host);
    if let Some(key) = key {
        request = request.header(AUTHORIZATION, format!("Bearer {key}"));
    }
    let response = connect(host).await?.send_request(request.body(Body::from(frames))?).await?;
    let status = response.status();
    if status.is_success() { Ok(response) } else { Err(BotError::Status(status.as_u16())) }
}
