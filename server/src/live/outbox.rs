//! From the outbox of a connection to its socket.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use shared::wire::{Goodbye, ToDevice, close_code};
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};

use crate::session::{Frame, Next, Outgoing};

use super::socket::End;

/// How often a device is asked whether it is still there. Shorter than the half minute after which
/// some proxies close what is quiet.
const PING_EVERY: Duration = Duration::from_secs(20);
/// How long a goodbye may take. A device that is gone is not waited for.
const GOODBYE_WITHIN: Duration = Duration::from_secs(2);

/// Sends `first`, and then whatever comes, until the connection is over.
pub(super) async fn send(sink: &mut SplitSink<WebSocket, Message>, first: Vec<Frame>, outgoing: &mut Outgoing) -> End {
    let mut ping = interval_at(Instant::now() + PING_EVERY, PING_EVERY);
    ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut bundles = vec![first];
    loop {
        // A device that takes nothing must not keep us from hearing that it is too slow.
        let sent = tokio::select! {
            biased;
            reason = outgoing.closed() => return End::Goodbye(reason),
            sent = write(sink, &mut bundles) => sent,
        };
        if sent.is_err() {
            return End::Gone;
        }
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
pub(super) async fn say_goodbye(
    mut sink: SplitSink<WebSocket, Message>,
    mut stream: SplitStream<WebSocket>,
    reason: Goodbye,
) {
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
pub(super) async fn hang_up(mut sink: SplitSink<WebSocket, Message>) {
    let _ = timeout(GOODBYE_WITHIN, sink.close()).await;
}
