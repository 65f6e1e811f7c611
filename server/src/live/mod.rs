//! Live connections: what a device says and is told, and the two carriers for it, a WebSocket and plain HTTP.

mod conversation;
mod limits;
mod socket;
mod stream;
mod whole;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, UPGRADE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use shared::code::JoinCode;
use shared::limits::FRAME_MAX;
use shared::wire::Goodbye;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::halves::Halves;
use crate::policy::{Budget, Quiet};
use crate::session::{Backlog, Outbox, Registry};

use conversation::Conversation;
use stream::Channels;
pub(crate) use stream::NotTaken;
use whole::{Known, Whole};

/// How long a goodbye may take. A device that is gone is not waited for.
const GOODBYE_WITHIN: Duration = Duration::from_secs(2);

/// Bytes read at once. Commands are short; the default would be 128 KiB for every connection.
const READ_BUFFER: usize = 4 * 1024;
/// Bytes gathered before they are written; what waits at once is written at once anyway.
const WRITE_BUFFER: usize = 8 * 1024;
/// Bytes that lie in the buffer of a socket at most: a piece of a frame, and what was there before.
const WRITE_BUFFER_MAX: usize = 256 * 1024;

const _: () = assert!(READ_BUFFER <= FRAME_MAX && WRITE_BUFFER + FRAME_MAX < WRITE_BUFFER_MAX);

/// Stands at the door of one connection: knows where it comes from, and keeps its place until it is dropped.
pub(crate) trait Doorkeeper: Send + Sync + 'static {
    /// Cancelled when the connection has to go, because others that have not said who they are need its place.
    fn makes_way(&self) -> CancellationToken;
    /// May that code be tried from there? From now on nobody takes its place.
    ///
    /// # Errors
    /// Says why not, and the connection ends.
    fn try_code(&self, code: JoinCode) -> Result<(), Goodbye>;
    /// The code and the secret with it opened a session.
    fn was_right(&self, code: JoinCode);
    /// They opened nothing.
    fn was_wrong(&self, code: JoinCode);
}

/// All live connections of this server.
pub(crate) struct Live {
    registry: Arc<Registry>,
    tasks: TaskTracker,
    stop: CancellationToken,
    channels: Channels,
    quiet: Quiet,
    backlog: Arc<Backlog>,
    halves: Arc<Halves>,
}

impl Live {
    /// Connections to the sessions of `registry`, counted in `tasks`, until `stop`.
    pub fn new(
        registry: Arc<Registry>,
        tasks: TaskTracker,
        stop: CancellationToken,
        quiet: Quiet,
        budget: Budget,
    ) -> Arc<Self> {
        let (backlog, halves) = (Arc::clone(registry.waiting()), Halves::of(budget.halves()));
        Arc::new(Self { registry, tasks, stop, channels: Channels::default(), quiet, backlog, halves })
    }

    /// Goes over to a socket, which keeps the doorkeeper until it ends; `key` is what the device asked for it with.
    pub fn accept(self: &Arc<Self>, upgrade: OnUpgrade, key: &HeaderValue, keeper: Arc<dyn Doorkeeper>) -> Response {
        let counted = self.tasks.token();
        let live = Arc::clone(self);
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER)
            .write_buffer_size(WRITE_BUFFER)
            .max_write_buffer_size(WRITE_BUFFER_MAX)
            .max_message_size(Some(FRAME_MAX))
            .max_frame_size(Some(FRAME_MAX));
        tokio::spawn(async move {
            let _counted = counted;
            if let Ok(upgraded) = upgrade.await {
                let (known, half) = (Known::default(), live.halves.begin(()));
                let too_much = half.too_much();
                let carrier = Whole::new(TokioIo::new(upgraded), live.quiet.whole_within, known.clone(), half);
                let socket = WebSocketStream::from_raw_socket(carrier, Role::Server, Some(config)).await;
                // Drops it without a goodbye, which would keep its memory for seconds.
                if too_much.run_until_cancelled(socket::serve(socket, &live, keeper, &known)).await.is_none() {
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

    fn converse(&self, outbox: Outbox, keeper: Arc<dyn Doorkeeper>, silent_max: Duration) -> Conversation {
        Conversation::begin(Arc::clone(&self.registry), outbox, keeper, silent_max, self.quiet.unknown_max)
    }
}

/// Waits until the connection has to make way for another.
async fn pushed_out(keeper: &Arc<dyn Doorkeeper>) {
    keeper.makes_way().cancelled_owned().await;
}

#[cfg(test)]
mod tests;
