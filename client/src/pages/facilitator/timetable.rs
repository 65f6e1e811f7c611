//! When each part of the programme began or will begin.

use shared::ids::BlockId;
use shared::session::{Block, Session};
use shared::time::Timestamp;

/// The beginning of each part: as it was, or as it follows from the part that runs. Absent for a part that was skipped,
/// and while nothing runs.
pub fn beginnings(session: &Session, now: Timestamp) -> Vec<(BlockId, Option<Timestamp>)> {
    let runs = session.block.filter(|_| session.ended_at.is_none());
    let mut next = None;
    let beginning = |block: &Block| {
        let had = session.had.get(&block.id).map(|had| had.began);
        let is_now = runs.filter(|running| running.id == block.id);
        if let Some(running) = is_now {
            // A part that runs late goes on for now.
            next = Some(running.ends_at(now).max(now));
        }
        let begins = had.or(next);
        if had.is_none() {
            next = next.map(|start| start + block.plan.planned());
        }
        (block.id, begins)
    };
    session.programme.iter().map(beginning).collect()
}
