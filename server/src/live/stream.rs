//! Plain HTTP as the carrier of a conversation, for networks that let no socket through: one long response (server-sent
//! events) brings the frames to the device, and separate requests bring those of the device.
//!
//! The key that joins the two is drawn for each stream and sent in it and nowhere else. It travels in a header, never
//! in an address, and opens nothing once the stream has ended.

use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use shared::session::SecretHash;
use shared::wire::stream::{FRAME_BEGINS, FRAME_ENDS, SIGN_OF_LIFE, beginning, write_frame};
use shared::wire::{Goodbye, ToDevice};
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::SendError;
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout};

use crate::session::secret::Secret;
use crate::session::{Frame, Next, Outgoing, Queued, frame_queue};

use super::channel::{Channel, NotTaken};
use super::conversation::{End, GOODBYE_WITHIN};
use super::doorkeeper::{Doorkeeper, pushed_out};
use super::state::Live;

/// Bytes of small frames that are sent together.
const GATHERED_MAX: usize = 16 * 1024;

impl Live {
    /// Opens a stream with the frames that came with the request, usually the hello. It keeps the doorkeeper until it
    /// ends.
    pub async fn stream(self: &Arc<Self>, keeper: Arc<dyn Doorkeeper>, frames: &[u8]) -> Response {
        let (queue, outgoing) = frame_queue(&self.backlog);
        let conversation = self.converse(queue.clone(), Arc::clone(&keeper), self.quiet.stream_max);
        let channel = Arc::new(Channel::new(queue, conversation));
        let key = Secret::draw();
        let entry = Listed { live: Arc::clone(self), key: key.hash().0, channel: Arc::clone(&channel) };
        self.channels.add(entry.key, Arc::clone(&channel));
        // Nobody else has the key yet, so its turn is now.
        let _ = channel.hear(frames).await;
        // One piece at a time: frames for a slow device wait in its queue, which is bounded.
        let (pieces, waiting) = mpsc::channel(1);
        let kept = Arc::clone(&keeper);
        self.tasks.spawn(async move {
            let first = Bytes::from(beginning(&key.tell()));
            send(first, entry, outgoing, pieces, keeper).await;
        });
        let body = unfold((waiting, kept), |(mut waiting, kept)| async {
            let piece = waiting.recv().await?;
            Some((Ok::<_, Infallible>(piece), (waiting, kept)))
        });
        let mut response = Body::from_stream(body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        // Proxies must neither store it nor buffer it.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform"));
        headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
        response
    }

    /// Handles frames, one per line, of the device whose stream has the key with that hash.
    pub async fn take(&self, key: SecretHash, frames: &[u8]) -> Result<(), NotTaken> {
        self.channels.get(key.0).ok_or(NotTaken::NoSuchStream)?.hear(frames).await
    }
}

/// A channel that can be found by its key, until this is dropped.
struct Listed {
    live: Arc<Live>,
    key: [u8; 32],
    channel: Arc<Channel>,
}

impl Drop for Listed {
    fn drop(&mut self) {
        self.live.channels.remove(self.key);
    }
}

/// Sends `first`, and then whatever is queued, until the connection is over.
async fn send(
    first: Bytes,
    entry: Listed,
    mut outgoing: Outgoing,
    pieces: mpsc::Sender<Bytes>,
    keeper: Arc<dyn Doorkeeper>,
) {
    let mut sink = Sink { pieces: pieces.clone(), gathered: first.into(), is_within: false };
    let end = tokio::select! {
        biased;
        () = entry.live.stop.cancelled() => End::Goodbye(Goodbye::ComeBack),
        () = pushed_out(&keeper) => End::Goodbye(Goodbye::ComeBack),
        end = stays_unknown(&entry.channel) => end,
        () = pieces.closed() => End::Gone,
        end = pass_on(&mut sink, &entry, &mut outgoing) => end,
    };
    if let End::Goodbye(reason) = end {
        entry.live.registry.metrics().goodbye(reason);
    }
    // From here on the device no longer counts as connected, its key opens nothing, and nothing waits for it.
    drop((entry, outgoing));
    tracing::debug!(?end, "a stream ended");
    // In the middle of an event nothing else can be said.
    if let End::Goodbye(reason) = end
        && !sink.is_within
    {
        let mut goodbye = Vec::new();
        for piece in Frame::of(&ToDevice::Goodbye(reason)).pieces() {
            write_frame(&piece, &mut goodbye);
        }
        let _ = timeout(GOODBYE_WITHIN, pieces.send(goodbye.into())).await;
    }
}

/// The end of a stream whose device does not identify itself.
async fn stays_unknown(channel: &Channel) -> End {
    let until = channel.conversation.lock().await.unknown_until();
    sleep_until(until).await;
    let end = channel.conversation.lock().await.unknown();
    match end {
        Some(end) => end,
        None => pending().await,
    }
}

async fn pass_on(sink: &mut Sink, entry: &Listed, outgoing: &mut Outgoing) -> End {
    let (channel, quiet) = (&entry.channel, entry.live.quiet);
    let mut sign_of_life = interval_at(Instant::now() + quiet.sign_of_life_every, quiet.sign_of_life_every);
    sign_of_life.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut bundles = Vec::new();
    loop {
        // While a device takes nothing, this still learns that it is too slow.
        let sent = tokio::select! {
            biased;
            reason = outgoing.closed() => return End::Goodbye(reason),
            sent = timeout(quiet.stream_max, sink.write(bundles.drain(..).flatten())) => sent,
        };
        if !matches!(sent, Ok(Ok(()))) {
            return End::Gone;
        }
        tokio::select! {
            next = outgoing.next(&mut bundles) => match next {
                Next::Send => {}
                Next::Goodbye(reason) => return End::Goodbye(reason),
            },
            _ = sign_of_life.tick() => {
                if channel.is_silent() {
                    return channel.conversation.lock().await.silence();
                }
                sink.gathered.extend_from_slice(SIGN_OF_LIFE);
            }
        }
    }
}

/// The sending end of a stream of events.
struct Sink {
    pieces: mpsc::Sender<Bytes>,
    /// Small pieces that are sent together.
    gathered: Vec<u8>,
    /// An event was begun and is to continue.
    is_within: bool,
}

impl Sink {
    /// Writes everything that waits. Small frames go together; a large one goes piece by piece from shared memory, so
    /// that no connection has a copy of its own.
    async fn write(&mut self, frames: impl Iterator<Item = Queued>) -> Result<(), SendError<Bytes>> {
        for queued in frames {
            if !self.is_within {
                self.put(Bytes::from_static(FRAME_BEGINS)).await?;
            }
            self.is_within = true;
            for piece in queued.frame().pieces() {
                self.put(piece).await?;
                queued.moves();
            }
            if !queued.frame().goes_on() {
                self.put(Bytes::from_static(FRAME_ENDS)).await?;
                self.is_within = false;
            }
        }
        self.let_go().await
    }

    async fn put(&mut self, piece: Bytes) -> Result<(), SendError<Bytes>> {
        if self.gathered.len() + piece.len() <= GATHERED_MAX {
            self.gathered.extend_from_slice(&piece);
            return Ok(());
        }
        self.let_go().await?;
        self.pieces.send(piece).await
    }

    async fn let_go(&mut self) -> Result<(), SendError<Bytes>> {
        if self.gathered.is_empty() {
            Ok(())
        } else {
            self.pieces.send(std::mem::take(&mut self.gathered).into()).await
        }
    }
}
