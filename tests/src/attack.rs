//! An attacker who fills the server instead of taking part: raw connections that ask for a lot and read nothing.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use reqwest::Client;
use server::demo::bot::Bot;
use shared::archive::Archive;
use shared::code::JoinCode;
use shared::limits::SCREENS_MAX;
use shared::session::{Command, Phase, RoomCommand};
use shared::wire::{Hello, Opened, PROTOCOL, ToServer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::people::{go_to, sees_phase, starts_everybody};
use crate::{START, TestSession, crowd, plain_session};

/// The size of an attacker's archive, in bytes: a session of a thousand rooms that wrote more than people do. It could
/// be three times as large, but then a slow machine would not read it in time in a test build.
const LARGE: usize = 5 * 1024 * 1024;
/// Bytes of a frame that is almost as long as a frame may be.
const LONG: usize = 60_000;
/// How often an attacker tries to import an archive.
const TRIES: usize = 6;
/// The most bytes of keep-alive frames in a minute or two.
const SIGNS_OF_LIFE: usize = 64;
/// How long to wait for bytes to arrive.
const LOOKS_FOR: Duration = Duration::from_millis(1);
/// The default address of an attacker.
const ATTACKER: &str = "192.0.2.1";
/// The time between two frames of a connection that reads nothing.
const SAYS_EVERY: Duration = Duration::from_millis(50);
/// The time between two commands in the honest room during an attack.
const WRITES_EVERY: Duration = Duration::from_millis(100);

/// A valid archive of about [`LARGE`] bytes.
///
/// # Errors
/// If it is larger than an archive may be.
pub fn large_archive() -> anyhow::Result<String> {
    let mut session = crowd(1_000);
    let plain = serde_json::to_string(&Archive::of(session.clone(), START))?.len();
    let arguments = || session.rooms.values().flat_map(|room| &room.rounds).map(|round| round.arguments.len());
    // Three bytes for each letter.
    let letters = LARGE.saturating_sub(plain) / arguments().sum::<usize>() / 3;
    for round in session.rooms.values_mut().flat_map(|room| &mut room.rounds) {
        for argument in round.arguments.values_mut() {
            argument.text.extend(std::iter::repeat_n('€', letters));
        }
    }
    let archive = serde_json::to_string(&Archive::of(session.clone(), START))?;
    ensure!(archive.len() < 16 * 1024 * 1024, "{} bytes", archive.len());
    Ok(archive)
}

/// An archive in which one list of words is as long as a body can be.
///
/// # Errors
/// If the archive to start from can't be made.
pub fn endless_list() -> anyhow::Result<String> {
    let mut archive = serde_json::to_value(Archive::of(crowd(1), START))?;
    let points = archive.pointer_mut("/session/dilemmas/0/original/left/points").context("points")?;
    *points = serde_json::json!(["HERE"]);
    let (archive, most) = (archive.to_string(), 16 * 1024 * 1024);
    let words = r#""a","#.repeat((most - archive.len()) / 4 - 1) + r#""a""#;
    Ok(archive.replace(r#""HERE""#, &words))
}

/// Imports a session, trying again when the server is busy.
///
/// # Errors
/// If it is still refused after [`TRIES`].
pub async fn insist_on(url: &str, archive: &str) -> anyhow::Result<Opened> {
    for _ in 1..TRIES {
        if let Ok(opened) = bring_back(url, archive).await {
            return Ok(opened);
        }
    }
    bring_back(url, archive).await
}

/// Imports a session.
///
/// # Errors
/// If it is refused.
pub async fn bring_back(url: &str, archive: &str) -> anyhow::Result<Opened> {
    bring_back_from(ATTACKER, url, archive).await
}

/// Imports a session from an address that a proxy reports.
///
/// # Errors
/// If it is refused.
pub async fn bring_back_from(address: &str, url: &str, archive: &str) -> anyhow::Result<Opened> {
    let request = Client::new().post(format!("{url}/api/sessions/import")).header("content-type", "application/json");
    let response = request.header("x-forwarded-for", address).body(archive.to_owned()).send().await?;
    ensure!(response.status() == 201, "{}: {}", response.status(), response.text().await?);
    Ok(response.json().await?)
}

/// A connection to the server that sends and does not read.
pub struct Deaf(TcpStream);

impl Deaf {
    /// A socket with this secret, which asks for everything from the start.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn socket(url: &str, code: JoinCode, secret: &str) -> anyhow::Result<Self> {
        let upgrade = "GET /api/socket HTTP/1.1\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
            sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nhost: ";
        let Self(mut stream) = Self::asking(url, upgrade, "").await?;
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            answer.push(stream.read_u8().await?);
        }
        ensure!(answer.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&answer));
        let mut socket = Self(stream);
        socket.say(&hello(code, secret)?).await?;
        Ok(socket)
    }

    /// A stream with this secret, which asks for everything from the start.
    ///
    /// # Errors
    /// If the request can't be sent.
    pub async fn stream(url: &str, code: JoinCode, secret: &str) -> anyhow::Result<Self> {
        let hello = hello(code, secret)?;
        let head = format!("POST /api/stream HTTP/1.1\r\ncontent-length: {}\r\nhost: ", hello.len());
        Self::asking(url, &head, &hello).await
    }

    /// A request for a file of a report.
    ///
    /// # Errors
    /// If the request can't be sent.
    pub async fn report(url: &str, code: JoinCode, secret: &str, file: &str) -> anyhow::Result<Self> {
        let address = url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).await?;
        let head =
            format!("GET /api/sessions/{code}/report/{file} HTTP/1.1\r\nauthorization: Bearer {secret}\r\nhost: ");
        stream.write_all(format!("{head}{address}\r\n\r\n").as_bytes()).await?;
        Ok(Self(stream))
    }

    /// Starts to send an archive of this many bytes from an address that a proxy reports, and holds back the last byte.
    ///
    /// # Errors
    /// If the request can't be sent.
    pub async fn archive(url: &str, address: &str, length: usize) -> anyhow::Result<Self> {
        let head = format!(
            "POST /api/sessions/import HTTP/1.1\r\ncontent-length: {length}\r\nx-forwarded-for: {address}\r\nhost: "
        );
        Self::asking(url, &head, &" ".repeat(length - 1)).await
    }

    /// Sends a ping, so that the connection does not count as gone.
    ///
    /// # Errors
    /// If the server has closed the connection.
    pub async fn ping(&mut self) -> anyhow::Result<()> {
        self.say(&serde_json::to_string(&ToServer::Ping { sent: 0 })?).await
    }

    /// Sends a ping in a very long frame, or everything except its last byte.
    ///
    /// # Errors
    /// If the server has closed the connection.
    pub async fn ping_at_length(&mut self, is_whole: bool) -> anyhow::Result<()> {
        let ping = serde_json::to_string(&ToServer::Ping { sent: 0 })?;
        let frame = text_frame(&format!("{ping:<LONG$}"))?;
        let said = if is_whole { &frame[..] } else { &frame[..frame.len() - 1] };
        Ok(self.0.write_all(said).await?)
    }

    async fn say(&mut self, text: &str) -> anyhow::Result<()> {
        Ok(self.0.write_all(&text_frame(text)?).await?)
    }

    /// Has the server ended the connection? Reads and discards what it sent.
    pub fn is_ended(&self) -> bool {
        loop {
            match self.0.try_read(&mut [0; 4096]) {
                Ok(0) => return true,
                Ok(_) => {}
                Err(error) => return error.kind() != ErrorKind::WouldBlock,
            }
        }
    }

    /// Has the server sent more than keep-alive frames, or closed the connection? Waits at most [`LOOKS_FOR`].
    pub async fn is_answered(&self) -> bool {
        match tokio::time::timeout(LOOKS_FOR, self.0.peek(&mut [0; 256])).await {
            Ok(Ok(0) | Err(_)) => true,
            Ok(Ok(came)) => came > SIGNS_OF_LIFE,
            Err(_) => false,
        }
    }

    /// Keeps sending line breaks and reads nothing, until the server has closed the connection.
    pub async fn until_it_is_ended(mut self) {
        while self.0.write_all(b"\n").await.is_ok() {
            tokio::time::sleep(SAYS_EVERY).await;
        }
    }

    /// Connects with a tiny receive buffer, and sends a request: `head`, which ends with the name of the `Host` header,
    /// its value, and `body`.
    async fn asking(url: &str, head: &str, body: &str) -> anyhow::Result<Self> {
        let address: SocketAddr = url.trim_start_matches("http://").parse()?;
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(4 * 1024)?;
        let mut stream = socket.connect(address).await?;
        stream.write_all(format!("{head}{address}\r\n\r\n{body}").as_bytes()).await?;
        Ok(Self(stream))
    }
}

/// A text frame with a mask of zeros, which leaves the text as it is.
fn text_frame(text: &str) -> anyhow::Result<Vec<u8>> {
    let mut frame = vec![0x81, 0x80 | 0x7e];
    frame.extend(u16::try_from(text.len())?.to_be_bytes());
    frame.extend([0; 4]);
    frame.extend(text.as_bytes());
    Ok(frame)
}

/// Opens this many sockets as boards of sessions that the attacker opened.
///
/// # Errors
/// If one is refused.
pub async fn let_in(url: &str, count: usize) -> anyhow::Result<Vec<Deaf>> {
    let mut sockets = Vec::new();
    let mut own: Option<Opened> = None;
    for number in 0..count {
        let session = match own.take().filter(|_| !number.is_multiple_of(SCREENS_MAX)) {
            Some(session) => session,
            None => TestSession::open_at(url, &plain_session()).await?.opened,
        };
        let socket = Deaf::socket(url, session.code, &session.facilitator).await?;
        // The first bytes are the welcome.
        socket.0.readable().await?;
        sockets.push(socket);
        own = Some(session);
    }
    Ok(sockets)
}

fn hello(code: JoinCode, secret: &str) -> anyhow::Result<String> {
    let hello = Hello { protocol: PROTOCOL, code, secret: secret.into(), follows: false, after: None };
    Ok(serde_json::to_string(&ToServer::Hello(hello))?)
}

/// People at work in a room during an attack: one of them gives a command again and again, which is stored.
pub struct HonestRoom {
    stop: watch::Sender<()>,
    writing: JoinHandle<anyhow::Result<Vec<Duration>>>,
}

impl HonestRoom {
    /// Starts their work.
    ///
    /// # Errors
    /// If the room can't start.
    pub async fn at_work(url: &str) -> anyhow::Result<Self> {
        let session = TestSession::open_at(url, &plain_session()).await?;
        let mut facilitator = session.facilitator().await?;
        let mut anna = session.join("Demo A", 1).await?;
        starts_everybody(&mut facilitator).await?;
        sees_phase(&mut anna, Phase::Read).await?;
        go_to(&mut anna, Phase::Left).await?;
        let (stop, stopped) = watch::channel(());
        Ok(Self { stop, writing: tokio::spawn(write_on(facilitator, anna, stopped)) })
    }

    /// Ends their work, and returns the maximum and the median time of an acknowledgement.
    ///
    /// # Errors
    /// If a command was not acknowledged.
    pub async fn latency(self) -> anyhow::Result<(Duration, Duration)> {
        drop(self.stop);
        let mut took = self.writing.await??;
        took.sort_unstable();
        let slowest = took.last().copied().context("no command was given")?;
        Ok((took[took.len() / 2], slowest))
    }
}

async fn write_on(facilitator: Bot, mut anna: Bot, mut stopped: watch::Receiver<()>) -> anyhow::Result<Vec<Duration>> {
    let mut took = Vec::new();
    loop {
        let began = Instant::now();
        // A call for help, because calls fill nothing, however long the attack takes.
        anna.command(Command::Room(RoomCommand::AskHelp { on: took.len().is_multiple_of(2) })).await?;
        took.push(began.elapsed());
        if tokio::time::timeout(WRITES_EVERY, stopped.changed()).await.is_ok() {
            drop(facilitator);
            return Ok(took);
        }
    }
}
