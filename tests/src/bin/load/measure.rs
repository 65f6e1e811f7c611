//! The order in which everything is measured: the program first, and then the bare server on the same.

use std::path::Path;

use crate::options::{Options, Scenario, Shape, Sizes};
use crate::report::Report;
use crate::scenario::{ballots, idle, saturation, steady, storm};
use crate::stage::{Kind, Stage, Welcome};
use crate::usage;

/// Measures what the options ask for.
pub async fn measure(options: &Options) -> anyhow::Result<Report> {
    let sizes = options.sizes();
    let welcomes = tempfile::tempdir()?;
    let mut report = Report::default();
    let load_before = usage::load_average();
    let kinds: &[Kind] = if options.without_bare { &[Kind::Ours] } else { &[Kind::Ours, Kind::Bare] };
    let wants = |scenario| options.scenario.has(scenario);
    if wants(Scenario::Idle) || wants(Scenario::Storm) || wants(Scenario::Steady) {
        for kind in kinds {
            in_groups(*kind, options, &sizes, welcomes.path(), &mut report).await?;
        }
    }
    if wants(Scenario::Saturation) {
        for kind in kinds {
            until_saturated(*kind, options, &sizes, welcomes.path(), &mut report).await?;
        }
    }
    if wants(Scenario::Idle) || wants(Scenario::Storm) || wants(Scenario::Steady) || wants(Scenario::Ballots) {
        for kind in kinds {
            in_a_hall(*kind, options, &sizes, welcomes.path(), &mut report).await?;
        }
    }
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = |load: Option<f64>| load.map_or("unknown".into(), |load| format!("{load:.1}"));
    let (before, after) = (load(load_before), load(usage::load_average()));
    report.say(format!("{cores} cores; load average {before} before, {after} after."));
    Ok(report)
}

/// Several sessions side by side.
async fn in_groups(
    kind: Kind,
    options: &Options,
    sizes: &Sizes,
    welcomes: &Path,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut stage = begin(kind, sizes.groups, options, welcomes, report).await?;
    let wants = |scenario| options.scenario.has(scenario);
    idle::measure(&mut stage, report).await?;
    stage.rooms_are_at_work().await?;
    stage.keep_welcomes(&Welcome::ALL, welcomes).await?;
    if wants(Scenario::Storm) {
        members_storm(&mut stage, report).await?;
    }
    if wants(Scenario::Steady) {
        steady::measure(&mut stage, sizes, report).await?;
        steady::measure_watched(&mut stage, sizes, report).await?;
    }
    stage.close().await
}

/// The same people in sessions of their own: what was written until then would use up the space of a session.
async fn until_saturated(
    kind: Kind,
    options: &Options,
    sizes: &Sizes,
    welcomes: &Path,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut stage = begin(kind, sizes.groups, options, welcomes, report).await?;
    stage.members_connect().await?;
    stage.rooms_are_at_work().await?;
    stage.keep_welcomes(&Welcome::ALL, welcomes).await?;
    saturation::measure(&mut stage, sizes, report).await?;
    stage.close().await
}

/// One large session, from its first connection to its debrief.
async fn in_a_hall(
    kind: Kind,
    options: &Options,
    sizes: &Sizes,
    welcomes: &Path,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut stage = begin(kind, sizes.hall, options, welcomes, report).await?;
    let wants = |scenario| options.scenario.has(scenario);
    idle::measure(&mut stage, report).await?;
    stage.rooms_are_at_work().await?;
    stage.keep_welcomes(&Welcome::ALL, welcomes).await?;
    if wants(Scenario::Storm) {
        members_storm(&mut stage, report).await?;
    }
    if wants(Scenario::Steady) {
        steady::measure(&mut stage, sizes, report).await?;
    }
    if wants(Scenario::Ballots) || wants(Scenario::Storm) {
        ballots::measure(&stage, report).await?;
    }
    if wants(Scenario::Storm) {
        ballots::debrief_begins(&stage).await?;
        stage.keep_welcomes(&[Welcome::Follower], welcomes).await?;
        stage.devices.clear();
        let followers = stage.followers[..sizes.followers.into()].to_vec();
        let following = stage.connect(&followers).await?.into_iter().map(|(_, device)| device).collect();
        let name = format!("storm of {} followers", followers.len());
        drop(storm::measure(&stage, &followers, following, &name, report).await?);
    }
    stage.close().await
}

async fn members_storm(stage: &mut Stage, report: &mut Report) -> anyhow::Result<()> {
    let devices = std::mem::take(&mut stage.devices);
    let name = format!("storm of {}", stage.members.len());
    stage.devices = storm::measure(stage, &stage.members, devices, &name, report).await?;
    Ok(())
}

async fn begin(
    kind: Kind,
    shape: Shape,
    options: &Options,
    welcomes: &Path,
    report: &mut Report,
) -> anyhow::Result<Stage> {
    let Shape { sessions, rooms, people } = shape;
    report.section(format!("{sessions} x {rooms} rooms of {people}"));
    Stage::open(kind, shape, options, welcomes).await
}
