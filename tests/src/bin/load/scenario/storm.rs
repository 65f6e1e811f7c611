//! Everybody disconnects and comes back at the same moment, as after a restart of the server or of a school's network.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout_at};

use crate::device::{Device, Seat};
use crate::report::{Aim, Report};
use crate::stage::Stage;

/// How long a device waits before it tries again.
const AGAIN_AFTER: Duration = Duration::from_millis(250);
/// The longest wait for the last one.
const BACK_WITHIN: Duration = Duration::from_mins(1);

/// Somebody who is back.
struct Back {
    number: u32,
    device: Device,
    at: Instant,
    bytes: usize,
    tries: u32,
}

/// Ends the connections of `devices`, and has everybody on `seats` come back at once.
pub async fn measure(
    stage: &Stage,
    seats: &[Seat],
    devices: Vec<Device>,
    name: &str,
    report: &mut Report,
) -> anyhow::Result<Vec<Device>> {
    let cpu = stage.cpu();
    drop(devices);
    let start = Instant::now();
    let mut coming_back = JoinSet::new();
    for seat in seats {
        let (seat, address, meter) = (seat.clone(), stage.address, stage.meter.clone());
        coming_back.spawn(async move {
            let mut tries = 0;
            loop {
                tries += 1;
                match Device::connect(&seat, address, &meter).await {
                    Ok((device, welcome)) => {
                        let at = Instant::now();
                        return Back { number: seat.number, device, at, bytes: welcome.len(), tries };
                    }
                    Err(_) => sleep(AGAIN_AFTER).await,
                }
            }
        });
    }
    let mut back = Vec::new();
    let everybody = async {
        while let Some(one) = coming_back.join_next().await {
            back.push(one.context("a device")?);
        }
        anyhow::Ok(())
    };
    // Anybody who is not back by then counts as lost.
    if let Ok(in_time) = timeout_at(start + BACK_WITHIN, everybody).await {
        in_time?;
    }
    ensure!(
        back.len() == seats.len(),
        "{name}, {}: only {} of {} came back within {BACK_WITHIN:?}",
        stage.kind,
        back.len(),
        seats.len()
    );
    let used = stage.cpu().since(cpu);
    let last = back.iter().map(|one| one.at).max().unwrap_or(start) - start;
    report.note(stage.kind, &format!("{name}: last snapshot, ms"), last.as_secs_f64() * 1_000.0, Aim::MostOfBare(1.5));
    report.note(stage.kind, &format!("{name}: CPU of the server, s"), used.server, Aim::None);
    let bytes = back.iter().map(|one| one.bytes).sum::<usize>();
    #[expect(clippy::cast_precision_loss, reason = "bytes of some snapshots")]
    let kib = bytes as f64 / back.len().max(1) as f64 / 1024.0;
    report.note(stage.kind, &format!("{name}: snapshot, KiB"), kib, Aim::None);
    let again = back.iter().map(|one| one.tries - 1).sum::<u32>();
    if again > 0 {
        report.say(format!("{name}, {}: {again} connections were refused or broken and tried again", stage.kind));
    }
    report.others(used);
    back.sort_by_key(|one| one.number);
    Ok(back.into_iter().map(|one| one.device).collect())
}
