//! How long nobody was served before this server started, according to the last heartbeat in the log.

use shared::time::Timestamp;
use tokio::sync::OnceCell;

use crate::clock::Clock;
use crate::log::EventLog;

/// The time before this server started.
pub(super) struct Before {
    started: Timestamp,
    /// Read once, before this server's first sign of life replaces it.
    left: OnceCell<Option<Timestamp>>,
}

/// A time in which nobody was served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The last sign of life before this server.
    pub from: Timestamp,
    /// When this server started.
    pub until: Timestamp,
}

impl Before {
    /// Records that this server is starting now.
    pub fn starting_by(clock: &Clock) -> Self {
        Self { started: clock.now(), left: OnceCell::new() }
    }

    /// When nobody was served before this server started; `None` if there was no server before, or that can't be read.
    pub async fn gap(&self, log: &dyn EventLog) -> Option<Gap> {
        let read = || async { log.alive_until().await };
        let from = (*self.left.get_or_try_init(read).await.ok()?)?;
        Some(Gap { from, until: self.started })
    }
}
