//! The carrier of a bot's frames: a socket, or a stream with separate requests.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, HOST};
use axum::http::{Method, Request, Response};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::body::{Body as _, Incoming};
use shared::link::Carrier;
use shared::wire::stream::{StreamEvent, StreamReader};
use tokio::net::TcpStream;
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use super::error::BotError;
use super::requests::{authority, connect};

/// Read buffer of a bot, in bytes. The usual 128 KiB would be half a gigabyte for 4,000 bots.
const READ_BUFFER: usize = 8 * 1024;
/// [`shared::wire::ToDevice::AreYouThere`], and the answer to it.
const ASKS: &str = r#""are_you_there""#;
const ANSWERS: &str = r#""here""#;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// An open connection. It is read continuously, so that it answers whether the device is there even while
/// its person does nothing.
pub(super) struct Carrying {
    speaks: Speaks,
    heard: mpsc::UnboundedReceiver<Result<String, BotError>>,
    listens: JoinHandle<()>,
    /// Does not answer whether the device is there, because the page froze, or because a machine answers instead.
    silent: Arc<AtomicBool>,
}

/// Sends frames, one after another, from any sender.
#[derive(Clone)]
enum Speaks {
    Socket(Arc<Mutex<SplitSink<Socket, Message>>>),
    Stream(Arc<Mutex<Channel>>),
}

struct Channel {
    host: String,
    key: String,
}

struct Streaming {
    answer: Response<Incoming>,
    reader: StreamReader,
    key: Option<String>,
    frames: VecDeque<String>,
}

impl Carrying {
    /// Connects to a server such as `http://127.0.0.1:3000`, and sends `hello`, a frame in JSON.
    pub async fn begin(carrier: Carrier, base_url: &str, hello: String) -> Result<Self, BotError> {
        Self::connect(carrier, base_url, Some(hello)).await
    }

    /// Connects for a machine, which says hello and answers that the device is there.
    pub async fn open(carrier: Carrier, base_url: &str) -> Result<Self, BotError> {
        Self::connect(carrier, base_url, None).await
    }

    async fn connect(carrier: Carrier, base_url: &str, hello: Option<String>) -> Result<Self, BotError> {
        let host = authority(base_url)?;
        let (tell, heard) = mpsc::unbounded_channel();
        let silent = Arc::new(AtomicBool::new(hello.is_none()));
        match carrier {
            Carrier::Socket => {
                let settings = WebSocketConfig::default().read_buffer_size(READ_BUFFER);
                let url = format!("ws://{host}/api/socket");
                let (mut socket, _) = connect_async_with_config(url, Some(settings), true).await?;
                if let Some(hello) = hello {
                    socket.send(Message::text(hello)).await?;
                }
                let (sink, stream) = socket.split();
                let speaks = Speaks::Socket(Arc::new(Mutex::new(sink)));
                let listens = tokio::spawn(listen(Hears::Socket(stream), speaks.clone(), Arc::clone(&silent), tell));
                Ok(Self { speaks, heard, listens, silent })
            }
            Carrier::Stream => {
                let answer = ask(host, "/api/stream", None, hello.unwrap_or_default()).await?;
                let (reader, frames) = (StreamReader::default(), VecDeque::new());
                let mut streaming = Streaming { answer, reader, key: None, frames };
                let key = loop {
                    match &streaming.key {
                        Some(key) => break key.clone(),
                        None => streaming.read().await?,
                    }
                };
                let speaks = Speaks::Stream(Arc::new(Mutex::new(Channel { host: host.to_owned(), key })));
                let stream = Hears::Stream(Box::new(streaming));
                let listens = tokio::spawn(listen(stream, speaks.clone(), Arc::clone(&silent), tell));
                Ok(Self { speaks, heard, listens, silent })
            }
        }
    }

    /// Sends a text, which should be a frame.
    pub async fn send(&mut self, text: String) -> Result<(), BotError> {
        self.speaks.say(text).await
    }

    /// Can reading still show how the connection ended when sending fails?
    pub const fn hears_its_end(&self) -> bool {
        matches!(self.speaks, Speaks::Socket(_))
    }

    /// Stops answering whether the device is there; or resumes, and says so at once.
    pub async fn freeze(&self, on: bool) -> Result<(), BotError> {
        self.silent.store(on, Ordering::Release);
        if on { Ok(()) } else { self.speaks.say(ANSWERS.into()).await }
    }

    /// Waits for the next frame. Cancel-safe.
    pub async fn next(&mut self) -> Result<String, BotError> {
        self.heard.recv().await.unwrap_or(Err(BotError::Closed(None)))
    }
}

impl Drop for Carrying {
    fn drop(&mut self) {
        self.listens.abort();
    }
}

impl Speaks {
    async fn say(&self, text: String) -> Result<(), BotError> {
        match self {
            Self::Socket(sink) => Ok(sink.lock().await.send(Message::text(text)).await?),
            Self::Stream(channel) => {
                let channel = channel.lock().await;
                ask(&channel.host, "/api/stream/frames", Some(&channel.key), text).await?;
                Ok(())
            }
        }
    }
}

/// The source of incoming frames.
enum Hears {
    Socket(SplitStream<Socket>),
    Stream(Box<Streaming>),
}

impl Hears {
    async fn next(&mut self) -> Result<String, BotError> {
        match self {
            Self::Socket(stream) => loop {
                match stream.next().await {
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

/// Passes on what arrives until the connection ends, and answers for the device.
async fn listen(
    mut hears: Hears,
    speaks: Speaks,
    silent: Arc<AtomicBool>,
    tell: mpsc::UnboundedSender<Result<String, BotError>>,
) {
    loop {
        let frame = hears.next().await;
        let is_over = frame.is_err();
        let is_asked = frame.as_deref().is_ok_and(|words| words == ASKS) && !silent.load(Ordering::Acquire);
        if is_asked && speaks.say(ANSWERS.into()).await.is_err() {
            tracing::debug!("the sign of life could not be sent");
        }
        if tell.send(frame).is_err() || is_over {
            return;
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

/// Posts frames. Returns while the body of the answer may still be on its way.
async fn ask(host: &str, path: &str, key: Option<&str>, frames: String) -> Result<Response<Incoming>, BotError> {
    let mut request = Request::builder().method(Method::POST).uri(path).header(HOST, host);
    if let Some(key) = key {
        request = request.header(AUTHORIZATION, format!("Bearer {key}"));
    }
    let response = connect(host).await?.send_request(request.body(Body::from(frames))?).await?;
    let status = response.status();
    if status.is_success() { Ok(response) } else { Err(BotError::Status(status.as_u16())) }
}
