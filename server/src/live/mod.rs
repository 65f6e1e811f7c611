//! Live connections: sockets, what goes in and what goes out.

mod limits;
mod outbox;
mod socket;

use std::sync::Arc;

use axum::extract::ws::WebSocketUpgrade;
use axum::response::Response;
use shared::limits::FRAME_MAX;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::session::Registry;

/// Connections at once. Three conferences of four thousand; a connection takes some 30 KiB.
const CONNECTIONS_MAX: usize = 12_000;
/// Bytes read at once. Commands are short; the default would be 128 KiB for every connection.
const READ_BUFFER: usize = 4 * 1024;
/// Bytes gathered before they are written; what waits at once is written at once anyway.
const WRITE_BUFFER: usize = 8 * 1024;
/// Bytes that wait for a device at most. The largest frame has to fit, which is a facilitator's
/// snapshot of a thousand rooms with all they wrote; some bound is all that matters.
const WRITE_BUFFER_MAX: usize = 64 * 1024 * 1024;

const _: () = assert!(READ_BUFFER <= FRAME_MAX && WRITE_BUFFER + FRAME_MAX < WRITE_BUFFER_MAX);

/// All live connections of this server.
pub(crate) struct Live {
    registry: Arc<Registry>,
    tasks: TaskTracker,
    stop: CancellationToken,
    free: Arc<Semaphore>,
}

impl Live {
    /// Connections to the sessions of `registry`, counted in `tasks`, until `stop`.
    pub fn new(registry: Arc<Registry>, tasks: TaskTracker, stop: CancellationToken) -> Arc<Self> {
        Arc::new(Self { registry, tasks, stop, free: Arc::new(Semaphore::new(CONNECTIONS_MAX)) })
    }

    /// Goes over to a socket; none when there are as many as there can be.
    pub fn accept(self: &Arc<Self>, upgrade: WebSocketUpgrade) -> Option<Response> {
        let place = Arc::clone(&self.free).try_acquire_owned().ok()?;
        let counted = self.tasks.token();
        let live = Arc::clone(self);
        let upgrade = upgrade
            .read_buffer_size(READ_BUFFER)
            .write_buffer_size(WRITE_BUFFER)
            .max_write_buffer_size(WRITE_BUFFER_MAX)
            .max_message_size(FRAME_MAX)
            .max_frame_size(FRAME_MAX);
        Some(upgrade.on_upgrade(move |socket| async move {
            let _kept = (place, counted);
            socket::serve(socket, &live).await;
        }))
    }
}

#[cfg(test)]
mod tests;
