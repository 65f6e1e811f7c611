//! The operator's commands other than serving: back up, restore, inspect, salvage.

use std::path::Path;

use anyhow::bail;
use jiff::Timestamp;

use crate::clock::Clock;
use crate::console::say;
use crate::data::DataFolder;
use crate::log::backup::{self, Inspection, Restored};

/// `backup FILE`.
pub(crate) fn back_up(folder: &Path, file: &Path) -> anyhow::Result<()> {
    backup::back_up(&DataFolder::database_in(folder), file)?;
    say(&format!("Copied all sessions to {}", file.display()));
    Ok(())
}

/// `restore FILE`.
pub(crate) fn restore(folder: &Path, file: &Path, force: bool) -> anyhow::Result<()> {
    let data = DataFolder::claim(folder)?;
    let Restored { aside, damaged } = backup::restore(file, &data.database(), force, Clock::system().now())?;
    say(&format!("Restored the sessions from {}", file.display()));
    if let Some(aside) = aside {
        say(&format!("The previous database was moved to {}: delete it when you no longer need it", aside.display()));
    }
    for id in damaged {
        say(&format!("Session {} is damaged: run `salvage` to recover what is readable", id.0));
    }
    Ok(())
}

/// `salvage`.
pub(crate) fn salvage(folder: &Path) -> anyhow::Result<()> {
    let data = DataFolder::claim(folder)?;
    let saved = backup::salvage(&data.database(), Clock::system().now())?;
    say(&format!("Recovered {} sessions, of which {} lost their last events", saved.sessions, saved.shortened));
    if let Some(aside) = saved.aside {
        say(&format!("The damaged file was moved to {}: delete it when you no longer need it", aside.display()));
    }
    Ok(())
}

/// `inspect`.
pub(crate) fn inspect(folder: &Path, json: bool) -> anyhow::Result<()> {
    let found = backup::inspect(&DataFolder::database_in(folder))?;
    if json {
        say(&serde_json::to_string_pretty(&found)?);
    } else {
        tell(&found);
    }
    match found.damage {
        Some(reason) => bail!(
            "damaged ({reason}): restore a backup with `restore --force FILE`, or recover what is readable with `salvage`"
        ),
        None if !found.unreadable.is_empty() || found.sessions.iter().any(|session| session.damaged) => {
            bail!(
                "some sessions are damaged: restore a backup with `restore --force FILE`, or recover what is readable with `salvage`"
            )
        }
        None => Ok(()),
    }
}

fn tell(found: &Inspection) {
    say(&format!("{} sessions, {} bytes", found.sessions.len(), found.bytes));
    for session in &found.sessions {
        let ended = if session.ended { "ended" } else { "open" };
        let damaged = if session.damaged { ", damaged" } else { "" };
        let (opened, last) = (moment(session.opened), moment(session.last));
        say(&format!(
            "{}  opened {opened}  last event {last}  {} events  {} bytes  {ended}{damaged}",
            session.id.0, session.events, session.bytes
        ));
    }
    for id in &found.unreadable {
        say(&format!("{}  damaged: nothing in it is readable", id.0));
    }
}

/// In UTC, to the second.
fn moment(at: shared::time::Timestamp) -> String {
    Timestamp::from_second(at.0.div_euclid(1_000)).map(|at| at.to_string()).unwrap_or_default()
}
