//! A short-lived cache of session doors, for addresses that keep looking.

use std::time::{Duration, Instant};

use dashmap::DashMap;
use shared::code::JoinCode;
use shared::wire::Door;

/// The doors of sessions as last looked up.
#[derive(Default)]
pub(super) struct Doors(DashMap<JoinCode, (Instant, Door)>);

/// Maximum age of an answer for an address that keeps looking.
const DOOR_FRESH_FOR: Duration = Duration::from_secs(1);

impl Doors {
    pub fn keep(&self, door: &Door) {
        self.0.insert(door.code, (Instant::now(), door.clone()));
    }

    pub fn seen_lately(&self, code: JoinCode) -> Option<Door> {
        self.0.get(&code).filter(|seen| seen.0.elapsed() < DOOR_FRESH_FOR).map(|seen| seen.1.clone())
    }

    /// Removes answers that are too old.
    pub fn sweep(&self) {
        self.0.retain(|_, (seen, _)| seen.elapsed() < DOOR_FRESH_FOR);
    }
}
