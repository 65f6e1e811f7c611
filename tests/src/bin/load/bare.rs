//! The yardstick: the least that a durable server with rooms can do. It takes the frames that the program takes, stores
//! each command in the program's own log, sends everybody in the room the same words, and acknowledges. It knows no
//! rules, no audiences, no presence and no limits, so the distance to it is what those cost.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use axum::Router;
use axum::extract::State;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::get;
use clap::Parser;
use futures_util::{SinkExt as _, StreamExt as _};
use server::log::SqliteLog;
use shared::code::JoinCode;
use shared::ids::ParticipantId;
use shared::time::Timestamp;
use shared::wire::{Hello, ToDevice, ToServer};
use tokio::net::TcpSocket;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::bare_room::{self, Said, ToRoom};
use super::options::Shape;
use super::seats::Keys;
use super::stage::Welcome;

/// In the options of the bare server: the folder with what is sent on connecting.
pub const WELCOMES: &str = "--welcomes";
/// In its options: sessions, and rooms of each.
pub const SESSIONS: &str = "--sessions";
pub const ROOMS: &str = "--rooms";

/// Connections that wait to be accepted: a conference that comes back at once. The system may allow fewer.
const BACKLOG: u32 = 16 * 1024;
/// As small as the program's.
const READ_BUFFER: usize = 4 * 1024;
const WRITE_BUFFER: usize = 8 * 1024;
/// Frames that are written before they are flushed.
const BUNDLE: usize = 64;

#[derive(Parser)]
struct Options {
    #[arg(long)]
    listen: SocketAddr,
    #[arg(long)]
    data: PathBuf,
    #[arg(long)]
    welcomes: PathBuf,
    #[arg(long)]
    sessions: u16,
    #[arg(long)]
    rooms: u16,
}

struct Bare {
    /// The rooms of each session.
    sessions: Vec<Vec<UnboundedSender<ToRoom>>>,
    member: Utf8Bytes,
    follower: Utf8Bytes,
    board: Utf8Bytes,
    screen: Utf8Bytes,
}

/// The kind of a connection, from its hello.
enum Guest {
    Member { session: usize, room: usize, participant: ParticipantId },
    Follower,
    Board { session: usize },
    Screen,
}

impl Guest {
    fn of(hello: &Hello) -> Option<Self> {
        let mut words = hello.secret.split('.');
        let kind = words.next()?;
        let mut number = || words.next()?.parse::<u32>().ok();
        let place = |number: u32| usize::try_from(number).ok();
        match kind {
            _ if hello.follows => Some(Self::Follower),
            "member" => Some(Self::Member {
                session: place(number()?)?,
                room: place(number()?)?,
                participant: ParticipantId(number()?),
            }),
            "board" => Some(Self::Board { session: place(number()?)? }),
            "screen" => Some(Self::Screen),
            _ => None,
        }
    }
}

/// The keys to its sessions: secrets that say who people are.
pub fn keys(shape: Shape) -> anyhow::Result<Vec<Keys>> {
    let code = JoinCode::from_numbers([0; 6]);
    let sessions = (0..shape.sessions).map(|session| {
        let places = (0..shape.rooms).flat_map(|room| (0..shape.people).map(move |_| room));
        let person = |(room, number): (u16, usize)| {
            let participant = ParticipantId(u32::try_from(number)? + 1);
            anyhow::Ok((participant, format!("member.{session}.{room}.{}", participant.0)))
        };
        let people = places.zip(0..).map(person).collect::<Result<_, _>>()?;
        Ok(Keys { code, people, board: format!("board.{session}"), screen: "screen".into() })
    });
    sessions.collect()
}

/// Serves until it is killed.
pub fn serve() -> anyhow::Result<()> {
    let options = Options::parse();
    // With fewer files than connections the rest are not accepted, which the measurement would show.
    let _ = rlimit::increase_nofile_limit(u64::MAX);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve_with(options))
}

async fn serve_with(options: Options) -> anyhow::Result<()> {
    let log = Arc::new(SqliteLog::open(options.data.join("bare.sqlite"))?);
    let mut sessions = Vec::new();
    for session in 0..options.sessions {
        let mut rooms = Vec::new();
        for room in 1..=options.rooms {
            rooms.push(bare_room::open(Arc::clone(&log), session, room).await?);
        }
        sessions.push(rooms);
    }
    let welcome = |whose: Welcome| {
        let path = options.welcomes.join(whose.file());
        std::fs::read_to_string(&path).map(Utf8Bytes::from).with_context(|| path.display().to_string())
    };
    let (member, follower) = (welcome(Welcome::Member)?, welcome(Welcome::Follower)?);
    let (board, screen) = (welcome(Welcome::Board)?, welcome(Welcome::Screen)?);
    let bare = Arc::new(Bare { sessions, member, follower, board, screen });
    let socket = TcpSocket::new_v4()?;
    socket.bind(options.listen)?;
    let listener = socket.listen(BACKLOG)?;
    println!("ready: http://{}", listener.local_addr()?);
    let site = Router::new().route("/api/socket", get(upgrade)).with_state(bare);
    axum::serve(listener, site).await?;
    Ok(())
}

async fn upgrade(State(bare): State<Arc<Bare>>, upgrade: WebSocketUpgrade) -> Response {
    let upgrade = upgrade.read_buffer_size(READ_BUFFER).write_buffer_size(WRITE_BUFFER);
    upgrade.on_upgrade(async move |socket| {
        // The reason why it ended does not matter.
        let _ = converse(socket, &bare).await;
    })
}

/// Until the connection ends.
async fn converse(mut socket: WebSocket, bare: &Bare) -> Option<()> {
    let Some(Ok(Message::Text(hello))) = socket.next().await else { return None };
    let ToServer::Hello(hello) = serde_json::from_str(&hello).ok()? else { return None };
    let guest = Guest::of(&hello)?;
    let (queue, frames) = unbounded_channel();
    let enter = |room: &UnboundedSender<ToRoom>| room.send(ToRoom::Enter(queue.clone())).ok();
    let welcome = match &guest {
        Guest::Member { session, room, .. } => {
            enter(bare.sessions.get(*session)?.get(*room)?)?;
            &bare.member
        }
        Guest::Board { session } => {
            bare.sessions.get(*session)?.iter().try_for_each(enter)?;
            &bare.board
        }
        Guest::Follower => &bare.follower,
        Guest::Screen => &bare.screen,
    };
    socket.send(Message::Text(welcome.clone())).await.ok()?;
    pass_on(socket, bare, &guest, queue, frames).await
}

async fn pass_on(
    mut socket: WebSocket,
    bare: &Bare,
    guest: &Guest,
    queue: UnboundedSender<Utf8Bytes>,
    mut frames: UnboundedReceiver<Utf8Bytes>,
) -> Option<()> {
    let mut bundle = Vec::new();
    loop {
        tokio::select! {
            count = frames.recv_many(&mut bundle, BUNDLE) => {
                if count == 0 {
                    return None;
                }
                for frame in bundle.drain(..) {
                    socket.feed(Message::Text(frame)).await.ok()?;
                }
                socket.flush().await.ok()?;
            }
            message = socket.next() => {
                let Message::Text(frame) = message?.ok()? else { continue };
                match serde_json::from_str(&frame).ok()? {
                    ToServer::Ping { sent } => {
                        let pong = encoded(&ToDevice::Pong { sent, now: now() })?;
                        socket.send(Message::Text(pong)).await.ok()?;
                    }
                    ToServer::Command { id, command, .. } => {
                        let Guest::Member { session, room, participant } = guest else { continue };
                        let said = Said { from: queue.clone(), participant: *participant, id, command };
                        bare.sessions.get(*session)?.get(*room)?.send(ToRoom::Say(Box::new(said))).ok()?;
                    }
                    ToServer::Here | ToServer::Writing { .. } | ToServer::Hello(_) => {}
                }
            }
        }
    }
}

/// A frame in JSON; `None` if it can't be written.
pub fn encoded(frame: &ToDevice) -> Option<Utf8Bytes> {
    serde_json::to_string(frame).ok().map(Utf8Bytes::from)
}

/// The clock of the machine.
pub fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
