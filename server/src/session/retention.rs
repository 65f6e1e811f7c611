//! Nothing is kept longer than its time.

use std::sync::Arc;

use shared::time::{MINUTE, Milliseconds};

use super::registry::Registry;

/// How often sessions are looked over. It is counted in days, so an hour late is in time.
const LOOK_EVERY: Milliseconds = 60 * MINUTE;

/// Deletes sessions that were over for longer than `keep`, now and ever after.
pub async fn delete_what_is_over(registry: Arc<Registry>, keep: Milliseconds) {
    loop {
        let now = registry.now();
        match registry.expire(now + -keep).await {
            Ok(0) => {}
            Ok(deleted) => tracing::info!(deleted, "sessions that were over for long enough"),
            Err(error) => tracing::warn!(%error, "could not see which sessions are to be deleted"),
        }
        registry.sleep_until(now + LOOK_EVERY).await;
    }
}
