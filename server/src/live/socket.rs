//! A WebSocket as the carrier of a conversation.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use shared::wire::{Goodbye, ToDevice, close_code};
use tokio::task::coop::consume_budget;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout, timeout_at};
use tokio_tungstenite::tungstenite;

use crate::session::{Frame, Next, Outgoing, outbox};

use super::conversation::{Conversation, End};
use super::{Doorkeeper, GOODBYE_WITHIN, Live, pushed_out};

/// Serves a device until the connection ends.
pub(super) async fn serve(socket: WebSocket, live: &Live, keeper: Arc<dyn Doorkeeper>) {
    let (mut sink, mut stream) = socket.split();
    let (outbox, mut outgoing) = outbox();
    let mut conversation = live.converse(outbox, Arc::clone(&keeper), live.quiet.socket_max);
    let end = tokio::select! {
        biased;
        () = live.stop.cancelled() => End::Goodbye(Goodbye::ComeBack),
        () = pushed_out(&keeper) => End::Goodbye(Goodbye::ComeBack),
        // Before listening: else the answers to a device that says much at once would pile up unsent.
        end = send(&mut sink, &mut outgoing, live.quiet.sign_of_life_every) => end,
        end = listen(&mut stream, &mut conversation) => end,
    };
    // From here on nobody takes this device for connected.
    drop(conversation);
    tracing::debug!(?end, "a socket ended");
    match end {
        End::Gone => hang_up(sink).await,
        End::Goodbye(reason) => {
            live.registry.metrics().goodbye(reason);
            say_goodbye(sink, stream, reason).await;
        }
    }
}

/// Passes on what the device says, until it says something wrong or nothing any more.
async fn listen(stream: &mut SplitStream<WebSocket>, conversation: &mut Conversation) -> End {
    loop {
        let heard = match next_message(stream, conversation).await {
            Ok(Message::Text(text)) => conversation.hear(text.as_bytes()).await,
            // The socket answers these by itself.
            Ok(Message::Ping(_) | Message::Pong(_)) => Ok(()),
            Ok(Message::Binary(_)) => Err(End::Goodbye(Goodbye::BadFrame)),
            Ok(Message::Close(_)) => Err(End::Gone),
            Err(end) => Err(end),
        };
        if let Err(end) = heard {
            return end;
        }
        // Hundreds of small frames come in one piece: what they lead to is sent in between.
        consume_budget().await;
    }
}

async fn next_message(stream: &mut SplitStream<WebSocket>, conversation: &Conversation) -> Result<Message, End> {
    let message = match timeout_at(conversation.next_by(), stream.next()).await {
        Ok(Some(Ok(message))) => message,
        Ok(Some(Err(error))) => return Err(end_of(error)),
        Ok(None) => return Err(End::Gone),
        Err(_) => return Err(conversation.silence()),
    };
    conversation.count()?;
    Ok(message)
}

/// What is too long or not UTF-8 is a bad frame; everything else means that nobody is there.
fn end_of(error: axum::Error) -> End {
    let cause = error.into_inner();
    match cause.downcast_ref::<tungstenite::Error>() {
        Some(tungstenite::Error::Capacity(_) | tungstenite::Error::Utf8(_)) => End::Goodbye(Goodbye::BadFrame),
        _ => End::Gone,
    }
}

/// Sends whatever comes, until the connection is over.
async fn send(sink: &mut SplitSink<WebSocket, Message>, outgoing: &mut Outgoing, sign_of_life_every: Duration) -> End {
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
                if sink.feed(Message::Ping(bytes::Bytes::new())).await.is_err() {
                    return End::Gone;
                }
            }
        }
        // A device that takes nothing must not keep us from hearing that it is too slow.
        let sent = tokio::select! {
            biased;
            reason = outgoing.closed() => return End::Goodbye(reason),
            sent = write(sink, &mut bundles) => sent,
        };
        if sent.is_err() {
            return End::Gone;
        }
    }
}

/// Writes all that waits, and then lets it go at once.
async fn write(sink: &mut SplitSink<WebSocket, Message>, bundles: &mut Vec<Vec<Frame>>) -> Result<(), axum::Error> {
    for frame in bundles.drain(..).flatten() {
        let text = Utf8Bytes::try_from(frame.bytes()).map_err(axum::Error::new)?;
        sink.feed(Message::Text(text)).await?;
    }
    sink.flush().await
}

/// Says goodbye, first in a frame that the client reads and then in the socket's own words,
/// and waits a moment for the other side to hang up: closing at once could lose both.
async fn say_goodbye(mut sink: SplitSink<WebSocket, Message>, mut stream: SplitStream<WebSocket>, reason: Goodbye) {
    let frame = Frame::of(&ToDevice::Goodbye(reason));
    let close = CloseFrame { code: close_code(reason), reason: Utf8Bytes::default() };
    let _ = timeout(GOODBYE_WITHIN, async {
        write(&mut sink, &mut vec![vec![frame]]).await?;
        sink.send(Message::Close(Some(close))).await?;
        while let Some(Ok(_)) = stream.next().await {}
        Ok::<_, axum::Error>(())
    })
    .await;
}

/// Answers a device that hung up.
async fn hang_up(mut sink: SplitSink<WebSocket, Message>) {
    let _ = timeout(GOODBYE_WITHIN, sink.close()).await;
}
