//! A WebSocket as the carrier of a conversation.

use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, UPGRADE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use shared::limits::FRAME_MAX;
use shared::wire::{Goodbye, ToDevice, close_code};
use tokio::task::coop::consume_budget;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::frame::FrameHeader;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};

use crate::session::{Frame, Next, Outgoing, Queued, frame_queue};

use super::conversation::{Conversation, End, GOODBYE_WITHIN};
use super::doorkeeper::{Doorkeeper, pushed_out};
use super::gathered::{Gathered, Gathering};
use super::state::Live;
use super::whole::{Known, READ_BUFFER, Whole};

/// Bytes that are gathered before they are written, if that much waits together: a whole snapshot of a room.
const GATHERED_MAX: usize = 64 * 1024;
/// The maximum number of bytes in the library's own buffer. Only pings, pongs and the close frame go through it, a few
/// at a time.
const CONTROL_MAX: usize = 1024;
/// The longest header of a frame without a mask, in bytes.
const HEAD_MAX: usize = 10;

type WebSocket = WebSocketStream<Whole<Gathering<TokioIo<Upgraded>>>>;

/// The sending end of a socket. Each message may be sent in several fragments.
struct Sink {
    socket: SplitSink<WebSocket, Message>,
    /// The library would copy each message into a buffer that grows to the longest one and stays that large.
    gathered: Gathered,
    /// A message was begun and is to continue.
    is_within: bool,
}

impl Live {
    /// Switches to a socket, which keeps the doorkeeper until it ends; `key` is from the device's request.
    pub fn accept(self: &Arc<Self>, upgrade: OnUpgrade, key: &HeaderValue, keeper: Arc<dyn Doorkeeper>) -> Response {
        let counted = self.tasks.token();
        let live = Arc::clone(self);
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER)
            .write_buffer_size(0)
            .max_write_buffer_size(CONTROL_MAX)
            .max_message_size(Some(FRAME_MAX))
            .max_frame_size(Some(FRAME_MAX));
        tokio::spawn(async move {
            let _counted = counted;
            if let Ok(upgraded) = upgrade.await {
                let (known, half) = (Known::default(), live.halves.begin(()));
                let too_much = half.too_much();
                let gathered = Gathered::default();
                let carrier = Gathering::new(TokioIo::new(upgraded), gathered.clone());
                let carrier = Whole::new(carrier, live.quiet.whole_within, known.clone(), half);
                let socket = WebSocketStream::from_raw_socket(carrier, Role::Server, Some(config)).await;
                // Drops it without a goodbye, which would keep its memory for seconds.
                if too_much.run_until_cancelled(serve(socket, gathered, &live, keeper, &known)).await.is_none() {
                    live.registry.metrics().goodbye(Goodbye::TooSlow);
                }
            }
        });
        let accepted = HeaderValue::from_str(&derive_accept_key(key.as_bytes())).ok();
        let mut response = (StatusCode::SWITCHING_PROTOCOLS, Body::empty()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
        headers.extend(accepted.map(|accepted| (SEC_WEBSOCKET_ACCEPT, accepted)));
        response
    }
}

/// Serves a device until the connection ends.
async fn serve(socket: WebSocket, gathered: Gathered, live: &Live, keeper: Arc<dyn Doorkeeper>, known: &Known) {
    let (socket, mut stream) = socket.split();
    let mut sink = Sink { socket, gathered, is_within: false };
    let (queue, mut outgoing) = frame_queue(&live.backlog);
    let mut conversation = live.converse(queue, Arc::clone(&keeper), live.quiet.socket_max);
    let end = tokio::select! {
        biased;
        () = live.stop.cancelled() => End::Goodbye(Goodbye::ComeBack),
        () = pushed_out(&keeper) => End::Goodbye(Goodbye::ComeBack),
        // Sending goes first: otherwise the answers to a device that sends much at once would pile up unsent.
        end = send(&mut sink, &mut outgoing, live.quiet.sign_of_life_every) => end,
        end = listen(&mut stream, &mut conversation, known) => end,
    };
    // From here on the device no longer counts as connected, and nothing waits for it.
    drop((conversation, outgoing));
    tracing::debug!(?end, "a socket ended");
    match end {
        End::Gone => hang_up(sink).await,
        End::Goodbye(reason) => {
            live.registry.metrics().goodbye(reason);
            say_goodbye(sink, stream, reason).await;
        }
    }
}

/// Passes on what the device sends, until it sends something wrong or hangs up.
async fn listen(stream: &mut SplitStream<WebSocket>, conversation: &mut Conversation, known: &Known) -> End {
    loop {
        let heard = match next_message(stream, conversation).await {
            Ok(Message::Text(text)) => conversation.hear(text.as_bytes()).await,
            // The library answers pings itself.
            Ok(Message::Ping(_) | Message::Pong(_)) => Ok(()),
            Ok(Message::Binary(_) | Message::Frame(_)) => Err(End::Goodbye(Goodbye::BadFrame)),
            Ok(Message::Close(_)) => Err(End::Gone),
            Err(end) => Err(end),
        };
        if let Err(end) = heard {
            return end;
        }
        if conversation.unknown().is_none() {
            known.is_known_now();
        }
        // Hundreds of small frames arrive in one piece: this lets their answers be sent in between.
        consume_budget().await;
    }
}

async fn next_message(stream: &mut SplitStream<WebSocket>, conversation: &Conversation) -> Result<Message, End> {
    let message = match timeout_at(conversation.next_by(), stream.next()).await {
        Ok(Some(Ok(message))) => message,
        Ok(Some(Err(error))) => return Err(end_of(&error)),
        Ok(None) => return Err(End::Gone),
        Err(_) => return Err(conversation.silence()),
    };
    conversation.count()?;
    Ok(message)
}

/// Calls a frame bad when it is too long, incomplete for too long, or not UTF-8. Any other error means that the device
/// is gone.
fn end_of(error: &Error) -> End {
    let is_bad = |kind| matches!(kind, ErrorKind::InvalidData | ErrorKind::TimedOut);
    match error {
        Error::Capacity(_) | Error::Utf8(_) => End::Goodbye(Goodbye::BadFrame),
        Error::Io(error) if is_bad(error.kind()) => End::Goodbye(Goodbye::BadFrame),
        _ => End::Gone,
    }
}

/// Sends whatever is queued, until the connection is over.
async fn send(sink: &mut Sink, outgoing: &mut Outgoing, sign_of_life_every: Duration) -> End {
    let mut ping = interval_at(Instant::now() + sign_of_life_every, sign_of_life_every);
    ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut bundles = Vec::new();
    loop {
        tokio::select! {
            next = outgoing.next(&mut bundles) => match next {
                Next::Send => {}
                Next::Goodbye(reason) => return End::Goodbye(reason),
            },
            _ = ping.tick() => {
                if sink.socket.feed(Message::Ping(bytes::Bytes::new())).await.is_err() {
                    return End::Gone;
                }
            }
        }
        // While a device takes nothing, this still learns that it is too slow.
        let sent = tokio::select! {
            biased;
            reason = outgoing.closed() => return End::Goodbye(reason),
            sent = sink.write(bundles.drain(..).flatten()) => sent,
        };
        if sent.is_err() {
            return End::Gone;
        }
    }
}

impl Sink {
    /// Writes everything that waits and releases it. A large frame is written piece by piece, so that no connection has
    /// all of it in its own buffer.
    async fn write(&mut self, frames: impl Iterator<Item = Queued>) -> Result<(), Error> {
        for queued in frames {
            let mut pieces = queued.frame().pieces().peekable();
            while let Some(piece) = pieces.next() {
                let is_last = pieces.peek().is_none() && !queued.frame().goes_on();
                self.put(&piece, is_last).await?;
                queued.moves();
            }
        }
        self.socket.flush().await
    }

    async fn put(&mut self, piece: &[u8], is_last: bool) -> Result<(), Error> {
        if self.gathered.len() >= GATHERED_MAX {
            self.socket.flush().await?;
        }
        let opcode = OpCode::Data(if self.is_within { Data::Continue } else { Data::Text });
        let mut head = [0; HEAD_MAX];
        let mut free = &mut head[..];
        FrameHeader { is_final: is_last, opcode, ..FrameHeader::default() }.format(piece.len() as u64, &mut free)?;
        let length = HEAD_MAX - free.len();
        self.gathered.add(&head[..length], piece);
        self.is_within = !is_last;
        Ok(())
    }
}

/// Says goodbye, first in a frame for the client and then with the socket's close frame, and waits a moment for the
/// other side to hang up, because closing at once could lose both. In the middle of a message only the close frame may
/// be sent.
async fn say_goodbye(mut sink: Sink, mut stream: SplitStream<WebSocket>, reason: Goodbye) {
    let close = CloseFrame { code: close_code(reason).into(), reason: Utf8Bytes::default() };
    let _ = timeout(GOODBYE_WITHIN, async {
        if !sink.is_within {
            for piece in Frame::of(&ToDevice::Goodbye(reason)).pieces() {
                sink.put(&piece, true).await?;
            }
        }
        sink.socket.send(Message::Close(Some(close))).await?;
        while let Some(Ok(_)) = stream.next().await {}
        Ok::<_, Error>(())
    })
    .await;
}

/// Completes the closing handshake with a device that hung up.
async fn hang_up(mut sink: Sink) {
    let _ = timeout(GOODBYE_WITHIN, sink.socket.close()).await;
}
