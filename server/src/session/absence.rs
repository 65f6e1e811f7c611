//! When this server was not there. While sessions are in use it leaves a sign of life in the log every second, so
//! whoever starts after it knows to a second since when it was away, however it ended.

use std::sync::Arc;
use std::time::Duration;

use shared::time::Timestamp;
use tokio::sync::OnceCell;

use crate::clock::Clock;
use crate::log::EventLog;

use super::registry::Registry;

/// How often a sign of life is left: people count lost time in seconds, and a disk hardly notices.
const SIGN_OF_LIFE: Duration = Duration::from_secs(1);

/// The time before this server started.
pub(super) struct Before {
    started: Timestamp,
    /// Read once, before the first sign of life of this server takes its place.
    left: OnceCell<Option<Timestamp>>,
}

/// From when until when nobody was served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The last sign of life before.
    pub from: Timestamp,
    /// When this server started.
    pub until: Timestamp,
}

impl Before {
    /// This server starts now.
    pub fn starting_by(clock: &Clock) -> Self {
        Self { started: clock.now(), left: OnceCell::new() }
    }

    /// When nobody was served before this server started; none if no server was there before, or it can't be read.
    pub async fn gap(&self, log: &dyn EventLog) -> Option<Gap> {
        let read = || async { log.alive_until().await };
        let from = (*self.left.get_or_try_init(read).await.ok()?)?;
        Some(Gap { from, until: self.started })
    }
}

/// Leaves signs of life while sessions are in use.
pub async fn leave_signs_of_life(registry: Arc<Registry>) {
    loop {
        tokio::time::sleep(SIGN_OF_LIFE).await;
        registry.mark_alive().await;
    }
}
