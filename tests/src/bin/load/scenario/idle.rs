//! The memory of a connection that carries nothing but the signs of life of an open page.

use std::time::Duration;

use crate::report::{Aim, Report};
use crate::stage::Stage;

/// How long everything has to settle.
const RESTS_FOR: Duration = Duration::from_secs(2);

/// Connects everybody in their rooms, and compares the server's memory with that before.
pub async fn measure(stage: &mut Stage, report: &mut Report) -> anyhow::Result<()> {
    let before = stage.resident()?;
    stage.members_connect().await?;
    tokio::time::sleep(RESTS_FOR).await;
    let taken = stage.resident()?.saturating_sub(before);
    let connections = stage.devices.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "bytes of some connections")]
    let kib = taken as f64 / connections as f64 / 1024.0;
    report.note(stage.kind, "idle: memory of a connection, KiB", kib, Aim::Most(10.0));
    Ok(())
}
