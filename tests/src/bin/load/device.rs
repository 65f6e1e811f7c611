//! A device of the load: a connection that sends what a page sends and reads what it gets, but keeps none of it.
//! A bot that folds every change would use more of the machine than the server that is measured.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use shared::code::JoinCode;
use shared::ids::CommandId;
use shared::session::Command;
use shared::wire::{Hello, PROTOCOL, ToServer};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::AbortHandle;
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};
use uuid::Uuid;

use super::meter::Meter;
use super::stamp::Stamp;

/// Read buffer of a device, in bytes. The usual 128 KiB would be most of a gigabyte for 6,000 devices.
const READ_BUFFER: usize = 4 * 1024;
/// The same for one that receives the results of all rooms.
const LARGE_READ_BUFFER: usize = 64 * 1024;
/// The largest frame that is accepted, in bytes: the board of a thousand rooms that wrote everything they could.
const FRAME_MAX: usize = 64 * 1024 * 1024;
/// How often a page measures the path to the server.
const PING_EVERY: Duration = Duration::from_secs(3);
/// Addresses that devices come from. Each has ports of its own, and the program counts each separately.
const SOURCES: u32 = 250;

type Socket = WebSocketStream<TcpStream>;

/// The place of a device in the run.
#[derive(Clone)]
pub struct Seat {
    /// Its number in this run, from 0.
    pub number: u32,
    /// The participant's number in the session; 0 for boards and screens.
    pub participant: u32,
    /// Follows the plenary screen.
    follows: bool,
    /// Its first frame.
    hello: String,
}

/// A device that is in. It hangs up when this is dropped.
pub struct Device {
    orders: mpsc::UnboundedSender<Order>,
    task: AbortHandle,
}

enum Order {
    Say(String),
    Ask(CommandId, String, oneshot::Sender<Result<(), Problem>>),
}

/// Why a device did not get in, or its request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The connection could not be made, or broke.
    #[error("a connection failed: {0}")]
    Broken(#[from] Box<Error>),
    /// The system provided no connection.
    #[error("no connection: {0}")]
    Unconnected(#[from] std::io::Error),
    /// It ended before the welcome.
    #[error("shown out before the welcome: {0}")]
    ShownOut(String),
    /// A command was rejected.
    #[error("rejected: {0}")]
    Rejected(String),
    /// The device is gone.
    #[error("the device is gone")]
    Gone,
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self::Broken(Box::new(error))
    }
}

impl Seat {
    /// A device that comes in with that secret.
    pub fn new(number: u32, participant: u32, code: JoinCode, secret: &str, follows: bool) -> Self {
        let hello = Hello { protocol: PROTOCOL, code, secret: secret.to_owned(), follows, after: None };
        Self { number, participant, follows, hello: json(&ToServer::Hello(hello)) }
    }

    /// The address it comes from: one of many in the network of this machine.
    pub fn source(&self) -> IpAddr {
        source(self.number)
    }
}

/// The address that the device with that number comes from.
pub fn source(number: u32) -> IpAddr {
    let last = u8::try_from(1 + number % SOURCES).unwrap_or(1);
    Ipv4Addr::new(127, 0, 1, last).into()
}

/// A command as a frame, and its number.
pub fn command_frame(command: Command) -> (CommandId, String) {
    let id = CommandId(Uuid::now_v7());
    (id, json(&ToServer::Command { id, room: None, command }))
}

#[expect(clippy::expect_used, reason = "frames have only keys that are texts, and writing to memory does not fail")]
fn json(frame: &ToServer) -> String {
    serde_json::to_string(frame).expect("a frame can be written")
}

impl Device {
    /// Comes in, and reads the welcome in full.
    pub async fn connect(seat: &Seat, server: SocketAddr, meter: &Arc<Meter>) -> Result<(Self, Utf8Bytes), Problem> {
        let tcp = TcpSocket::new_v4()?;
        tcp.bind(SocketAddr::new(seat.source(), 0))?;
        let tcp = tcp.connect(server).await?;
        tcp.set_nodelay(true)?;
        let settings = WebSocketConfig::default()
            .read_buffer_size(if seat.follows { LARGE_READ_BUFFER } else { READ_BUFFER })
            .write_buffer_size(0)
            .max_message_size(Some(FRAME_MAX))
            .max_frame_size(Some(FRAME_MAX));
        let url = format!("ws://{server}/api/socket");
        let (mut socket, _) = client_async_with_config(url, tcp, Some(settings)).await?;
        socket.send(Message::text(seat.hello.as_str())).await?;
        let welcome = welcome(&mut socket).await?;
        let (orders, ordered) = mpsc::unbounded_channel();
        let live = Live {
            number: seat.number,
            participant: seat.participant,
            meter: Arc::clone(meter),
            waiting: HashMap::new(),
        };
        let task = tokio::spawn(live.until_it_ends(socket, ordered)).abort_handle();
        Ok((Self { orders, task }, welcome))
    }

    /// Sends a frame, without waiting for the outcome.
    pub fn say(&self, frame: String) {
        // If the connection breaks, deliveries are missing, and that is reported.
        let _ = self.orders.send(Order::Say(frame));
    }

    /// Requests something and waits until it is carried out.
    pub async fn ask(&self, command: Command) -> Result<(), Problem> {
        let (id, frame) = command_frame(command);
        let (answer, answered) = oneshot::channel();
        self.orders.send(Order::Ask(id, frame, answer)).map_err(|_| Problem::Gone)?;
        answered.await.map_err(|_| Problem::Gone)?
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn welcome(socket: &mut Socket) -> Result<Utf8Bytes, Problem> {
    while let Some(message) = socket.next().await {
        match message? {
            Message::Text(text) if text.starts_with(r#"{"welcome""#) => return Ok(text),
            Message::Text(text) if text.starts_with(r#"{"goodbye""#) => {
                return Err(Problem::ShownOut(text.as_str().to_owned()));
            }
            Message::Close(_) => break,
            _ => {}
        }
    }
    Err(Problem::ShownOut("without a word".into()))
}

/// A device while it is connected.
struct Live {
    number: u32,
    participant: u32,
    meter: Arc<Meter>,
    /// The commands whose answer somebody waits for.
    waiting: HashMap<CommandId, oneshot::Sender<Result<(), Problem>>>,
}

impl Live {
    async fn until_it_ends(mut self, mut socket: Socket, mut orders: mpsc::UnboundedReceiver<Order>) {
        // Spread over the time between two, like those of people who open the page one after another.
        let first = Instant::now() + PING_EVERY * (self.number % 1_000) / 1_000;
        let mut ping = interval_at(first, PING_EVERY);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let said = tokio::select! {
                message = socket.next() => match message {
                    Some(Ok(Message::Text(text))) => self.hear(&text),
                    Some(Ok(_)) => None,
                    Some(Err(_)) | None => return,
                },
                order = orders.recv() => match order {
                    Some(Order::Say(frame)) => Some(frame),
                    Some(Order::Ask(id, frame, answer)) => {
                        self.waiting.insert(id, answer);
                        Some(frame)
                    }
                    None => return,
                },
                _ = ping.tick() => Some(json(&ToServer::Ping { sent: 0 })),
            };
            if let Some(frame) = said
                && socket.send(Message::text(frame)).await.is_err()
            {
                return;
            }
        }
    }

    /// Notes a frame; returns the answer to it. Frames have one outer key, by which they are told apart without being
    /// read in full.
    fn hear(&mut self, frame: &str) -> Option<String> {
        if frame.starts_with(r#"{"change""#) {
            if let Some(stamp) = Stamp::found_in(frame) {
                if stamp.sender != self.number {
                    self.meter.heard_argument(self.number, stamp);
                }
            } else if let Some(voter) = voter_in(frame)
                && voter != self.participant
            {
                self.meter.heard_ballot(self.number);
            }
        } else if frame.starts_with(r#"{"ack""#) {
            self.answered(frame, Ok(()));
        } else if frame.starts_with(r#"{"rejected""#) {
            self.answered(frame, Err(Problem::Rejected(frame.to_owned())));
        } else if frame == r#""are_you_there""# {
            return Some(json(&ToServer::Here));
        }
        None
    }

    fn answered(&mut self, frame: &str, answer: Result<(), Problem>) {
        let waits = id_in(frame).and_then(|id| self.waiting.remove(&id));
        match (waits, answer) {
            // The asker may have stopped waiting.
            (Some(waits), answer) => drop(waits.send(answer)),
            (None, Ok(())) => self.meter.acknowledged(),
            (None, Err(_)) => self.meter.rejected(frame),
        }
    }
}

fn voter_in(frame: &str) -> Option<u32> {
    let (_, ballot) = frame.split_once(r#""cast":{"#)?;
    let (_, after) = ballot.split_once(r#""participant":"#)?;
    let end = after.find(|character: char| !character.is_ascii_digit())?;
    after[..end].parse().ok()
}

fn id_in(frame: &str) -> Option<CommandId> {
    let (_, after) = frame.split_once(r#""id":""#)?;
    let (id, _) = after.split_once('"')?;
    id.parse().ok().map(CommandId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::ids::{ParticipantId, RoomNumber, Seq};
    use shared::session::{BallotEvent, Event};
    use shared::time::Timestamp;
    use shared::view::Change;
    use shared::wire::ToDevice;

    #[test]
    fn frames_are_told_apart_as_they_are_written() {
        let id = CommandId(Uuid::now_v7());
        let frame = serde_json::to_string(&ToDevice::Ack { id, seq: Seq(3) }).unwrap();
        assert!(frame.starts_with(r#"{"ack""#));
        assert_eq!(id_in(&frame), Some(id));
        let (room, participant) = (RoomNumber(3), ParticipantId(17));
        let cast = BallotEvent::Cast { room, participant, side: None, changed: false, electors: Vec::new() };
        let change = Change::Event { at: Timestamp(1), event: Event::Ballot(cast) };
        let frame = serde_json::to_string(&ToDevice::Change { seq: Seq(3), change }).unwrap();
        assert!(frame.starts_with(r#"{"change""#));
        assert_eq!(voter_in(&frame), Some(17));
        assert_eq!(serde_json::to_string(&ToDevice::AreYouThere).unwrap(), r#""are_you_there""#);
    }
}
