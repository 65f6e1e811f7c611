//! A steady rate of arguments in all rooms: first with nobody watching, then with boards, plenary screens and
//! followers.

use crate::options::Sizes;
use crate::pacer::Pace;
use crate::report::{Aim, Report};
use crate::stage::Stage;

/// One person in this many follows the plenary screen on a second device.
const FOLLOWS: usize = 20;

/// With nobody watching.
pub async fn measure(stage: &mut Stage, sizes: &Sizes, report: &mut Report) -> anyhow::Result<()> {
    at_a_rate(stage, sizes, 0, "steady", report).await
}

/// With a board and a plenary screen for each session, and some who follow that.
pub async fn measure_watched(stage: &mut Stage, sizes: &Sizes, report: &mut Report) -> anyhow::Result<()> {
    let following = stage.seats.followers.iter().step_by(FOLLOWS);
    let _watching = stage.connect(stage.seats.boards.iter().chain(&stage.seats.screens).chain(following)).await?;
    at_a_rate(stage, sizes, stage.seats.boards.len(), "watched", report).await
}

async fn at_a_rate(
    stage: &mut Stage,
    sizes: &Sizes,
    boards: usize,
    name: &str,
    report: &mut Report,
) -> anyhow::Result<()> {
    let (measured, used) = stage.write_at(Pace::lasting(sizes.rate, sizes.lasts), boards).await?;
    let kind = stage.kind;
    report.check(kind, name, &measured);
    report.note(kind, &format!("{name}: deliveries a second"), measured.per_second(), Aim::None);
    report.note(kind, &format!("{name}: p50, ms"), measured.millis_at(0.5), Aim::None);
    report.note(kind, &format!("{name}: p99, ms"), measured.millis_at(0.99), Aim::MostOfBare(1.5));
    report.note(kind, &format!("{name}: longest, ms"), measured.millis_max(), Aim::None);
    let percent = used.server / measured.took.as_secs_f64().max(f64::EPSILON) * 100.0;
    report.note(kind, &format!("{name}: CPU of the server, % of a core"), percent, Aim::MostOfBare(1.3));
    report.note(
        kind,
        &format!("{name}: deliveries per CPU second"),
        per_cpu_second(measured.delivered, used.server),
        Aim::None,
    );
    report.others(used);
    Ok(())
}

/// Deliveries for each second that the server computed.
#[expect(clippy::cast_precision_loss, reason = "counts of deliveries are far below 2^52")]
pub fn per_cpu_second(delivered: u64, seconds: f64) -> f64 {
    // Less than a tick of the kernel counts as none.
    delivered as f64 / seconds.max(0.01)
}
