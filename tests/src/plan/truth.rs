//! What really happened, read from the file of a killed server.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use server::log::{EventLog as _, SqliteLog};
use shared::code::JoinCode;
use shared::ids::{CommandId, Seq};
use shared::session::invariants::check_invariants;
use shared::session::{Event, LifecycleEvent, Session};

/// A session according to the log.
pub struct Truth {
    /// The numbers of the last events of each command in the log. There should be one.
    pub places: BTreeMap<CommandId, Vec<Seq>>,
    /// The session after each requested change, by number.
    pub states: BTreeMap<Seq, Session>,
}

/// Reads the log of a stopped server, and keeps the states after the changes in `wanted`.
///
/// # Errors
/// If it can't be read, has gaps, or an invariant does not hold.
pub async fn read(data: &Path, code: JoinCode, wanted: &BTreeSet<Seq>) -> anyhow::Result<Truth> {
    let file = std::fs::read_dir(data)?.flatten().map(|entry| entry.path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|end| end == "sqlite")).context("a log")?;
    let log = SqliteLog::open(file)?;
    let id = log.find(code).await?.context("the session is in the log")?;
    let mut truth = Truth { places: BTreeMap::new(), states: BTreeMap::new() };
    let (mut state, mut at) = (None::<Session>, Seq(0));
    loop {
        let batches = log.read(id, at).await?;
        if batches.is_empty() {
            break;
        }
        for (last, batch) in batches {
            for event in &batch.events {
                at = Seq(at.0 + 1);
                match (&mut state, event) {
                    (Some(state), event) => state.apply(event, batch.at),
                    (None, Event::Lifecycle(LifecycleEvent::Opened(opening))) => {
                        state = Some(Session::open((**opening).clone(), batch.at));
                    }
                    (None, _) => bail!("the log does not begin with an opening"),
                }
                if let (true, Some(state)) = (wanted.contains(&at), &state) {
                    truth.states.insert(at, state.clone());
                }
            }
            ensure!(at == last, "a gap in the numbers: {at} instead of {last}");
            if let Some((_, command)) = batch.command {
                truth.places.entry(command).or_default().push(last);
            }
            if let Some(state) = &state {
                check_invariants(state).map_err(anyhow::Error::msg)?;
            }
        }
    }
    Ok(truth)
}
