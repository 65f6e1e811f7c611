//! The highest rate at which deliveries still come in time. The rate grows in steps until they do not; each step has a
//! few tries, because one hiccup of a shared machine is not a limit of the server.

use std::time::Duration;

use crate::meter::Measured;
use crate::options::Sizes;
use crate::pacer::Pace;
use crate::report::{Aim, Report};
use crate::scenario::steady::per_cpu_second;
use crate::stage::Stage;
use crate::usage::CpuUsed;

/// Deliveries come in time when 99 of 100 take no longer than this.
const IN_TIME_MILLIS: f64 = 100.0;
/// From one step to the next, in hundredths.
const STEP: u32 = 125;
/// Tries of each step.
const TRIES: u32 = 3;
/// Between two tries, so that what is left in queues does not burden the next.
const RESTS_FOR: Duration = Duration::from_millis(300);

/// Looks for that rate upwards, or downwards if the first is too high.
pub async fn measure(stage: &mut Stage, sizes: &Sizes, report: &mut Report) -> anyhow::Result<()> {
    let mut rate = sizes.saturation_from;
    let mut best: Option<(Measured, CpuUsed)> = None;
    let mut has_failed = false;
    for _ in 0..sizes.steps {
        match holds(stage, rate, best.is_none(), sizes, report).await? {
            Some(held) => {
                best = Some(held);
                if has_failed {
                    break;
                }
                rate = rate * STEP / 100;
            }
            None if best.is_some() => break,
            None => {
                has_failed = true;
                rate = (rate * 100 / STEP).max(1);
            }
        }
    }
    let kind = stage.kind;
    let Some((measured, used)) = best else {
        report.say(format!("saturation, {kind}: even {rate} commands a second were too many"));
        report.note(kind, "saturation: deliveries a second at p99 <= 100 ms", 0.0, Aim::LeastOfBare(0.9));
        return Ok(());
    };
    report.note(kind, "saturation: deliveries a second at p99 <= 100 ms", measured.per_second(), Aim::LeastOfBare(0.9));
    report.note(kind, "saturation: p99 at that rate, ms", measured.millis_at(0.99), Aim::None);
    report.note(
        kind,
        "saturation: deliveries per CPU second",
        per_cpu_second(measured.delivered, used.server),
        Aim::LeastOfBare(0.85),
    );
    Ok(())
}

/// Whether a rate holds. Missing deliveries at the first are a fault; above one that held, it was merely too much.
async fn holds(
    stage: &mut Stage,
    rate: u32,
    is_first: bool,
    sizes: &Sizes,
    report: &mut Report,
) -> anyhow::Result<Option<(Measured, CpuUsed)>> {
    for _ in 0..TRIES {
        tokio::time::sleep(RESTS_FOR).await;
        let (measured, used) = stage.write_at(Pace::lasting(rate, sizes.step_lasts), 0).await?;
        if is_first {
            report.check(stage.kind, &format!("saturation at {rate} commands a second"), &measured);
        }
        report.others(used);
        if measured.is_complete() && measured.millis_at(0.99) <= IN_TIME_MILLIS {
            return Ok(Some((measured, used)));
        }
    }
    Ok(None)
}
