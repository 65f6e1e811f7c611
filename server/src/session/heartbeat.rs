//! Signs of life. While sessions are in use, one is written to the log every second, so that the next server knows to
//! the second how long nobody was served, however this one ended.

use std::sync::Arc;
use std::time::Duration;

use super::registry::Registry;

/// How often a sign of life is written: people count lost time in seconds, and it is little work for a disk.
const SIGN_OF_LIFE: Duration = Duration::from_secs(1);

/// Writes signs of life while sessions are in use.
pub async fn leave_signs_of_life(registry: Arc<Registry>) {
    loop {
        tokio::time::sleep(SIGN_OF_LIFE).await;
        registry.mark_alive().await;
    }
}
