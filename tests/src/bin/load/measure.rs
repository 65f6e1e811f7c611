//! The order in which everything is measured: the program first, and then the bare server in the same way.

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
    for part in Part::ALL.into_iter().filter(|part| part.is_wanted(options.scenario)) {
        for kind in kinds {
            let measuring = Measuring { kind: *kind, options, sizes: &sizes, welcomes: welcomes.path() };
            if let Err(error) = measuring.measure(part, &mut report).await {
                report.trouble(format!("{error:#}"));
            }
        }
    }
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = |load: Option<f64>| load.map_or("unknown".into(), |load| format!("{load:.1}"));
    let (before, after) = (load(load_before), load(usage::load_average()));
    report.say(format!("{cores} cores; load average {before} before, {after} after."));
    Ok(report)
}

/// What is measured on one server, which is restarted for each.
#[derive(Clone, Copy)]
enum Part {
    /// Several sessions side by side.
    Groups,
    /// The same people in sessions of their own: what is written in the search for the highest rate uses up the space
    /// of a session.
    Saturation,
    /// One large session, from its first connection to its debrief.
    Hall,
    /// The same session at a steady rate. What is written in it would appear in the debrief.
    HallAtWork,
}

impl Part {
    const ALL: [Self; 4] = [Self::Groups, Self::Saturation, Self::Hall, Self::HallAtWork];

    fn is_wanted(self, asked: Scenario) -> bool {
        let scenarios: &[Scenario] = match self {
            Self::Groups => &[Scenario::Idle, Scenario::Storm, Scenario::Steady],
            Self::Saturation => &[Scenario::Saturation],
            Self::Hall => &[Scenario::Idle, Scenario::Storm, Scenario::Ballots],
            Self::HallAtWork => &[Scenario::Steady],
        };
        scenarios.iter().any(|scenario| asked.has(*scenario))
    }
}

struct Measuring<'a> {
    kind: Kind,
    options: &'a Options,
    sizes: &'a Sizes,
    welcomes: &'a Path,
}

impl Measuring<'_> {
    async fn measure(&self, part: Part, report: &mut Report) -> anyhow::Result<()> {
        let shape = match part {
            Part::Groups | Part::Saturation => self.sizes.groups,
            Part::Hall | Part::HallAtWork => self.sizes.hall,
        };
        let Shape { sessions, rooms, people } = shape;
        report.section(format!("{sessions} x {rooms} rooms of {people}"));
        let mut stage = Stage::open(self.kind, shape, self.options, self.welcomes).await?;
        match part {
            Part::Groups | Part::Hall => idle::measure(&mut stage, report).await?,
            Part::Saturation | Part::HallAtWork => stage.members_connect().await?,
        }
        stage.rooms_are_at_work().await?;
        stage.keep_welcomes(&Welcome::ALL, self.welcomes).await?;
        match part {
            Part::Groups => self.in_groups(&mut stage, report).await?,
            Part::Saturation => saturation::measure(&mut stage, self.sizes, report).await?,
            Part::Hall => self.in_a_hall(&mut stage, report).await?,
            Part::HallAtWork => steady::measure(&mut stage, self.sizes, report).await?,
        }
        stage.close().await
    }

    async fn in_groups(&self, stage: &mut Stage, report: &mut Report) -> anyhow::Result<()> {
        if self.wants(Scenario::Storm) {
            members_storm(stage, report).await?;
        }
        if self.wants(Scenario::Steady) {
            steady::measure(stage, self.sizes, report).await?;
            steady::measure_watched(stage, self.sizes, report).await?;
        }
        Ok(())
    }

    async fn in_a_hall(&self, stage: &mut Stage, report: &mut Report) -> anyhow::Result<()> {
        if self.wants(Scenario::Storm) {
            members_storm(stage, report).await?;
        }
        if self.wants(Scenario::Ballots) || self.wants(Scenario::Storm) {
            ballots::measure(stage, report).await?;
        }
        if self.wants(Scenario::Storm) {
            ballots::debrief_begins(stage).await?;
            stage.keep_welcomes(&[Welcome::Follower], self.welcomes).await?;
            stage.devices.clear();
            let followers = stage.seats.followers[..self.sizes.followers.into()].to_vec();
            let following = stage.connect(&followers).await?.into_iter().map(|(_, device)| device).collect();
            let name = format!("storm of {} followers", followers.len());
            drop(storm::measure(stage, &followers, following, &name, report).await?);
        }
        Ok(())
    }

    fn wants(&self, scenario: Scenario) -> bool {
        self.options.scenario.has(scenario)
    }
}

async fn members_storm(stage: &mut Stage, report: &mut Report) -> anyhow::Result<()> {
    let devices = std::mem::take(&mut stage.devices);
    let name = format!("storm of {}", stage.seats.members.len());
    stage.devices = storm::measure(stage, &stage.seats.members, devices, &name, report).await?;
    Ok(())
}
