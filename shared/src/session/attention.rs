//! Things in a room that need the facilitator's attention, most urgent first.

use serde::{Deserialize, Serialize};

use crate::session::round::pacing::behind;
use crate::session::{Phase, Room, Session};
use crate::time::{MINUTE, Milliseconds, Timestamp};

/// The time without a new argument after which a room needs attention.
pub const SILENT_FOR: Milliseconds = 3 * MINUTE;
/// A room is far behind when its delay is at least the round's time divided by this.
pub const FAR_BEHIND_PART: Milliseconds = 10;

/// Durations are rounded to this.
const HALF_MINUTE: Milliseconds = MINUTE / 2;

/// Why a room needs attention, in order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attention {
    /// *Hulp gevraagd*, and since when.
    Help { since: Timestamp },
    /// The time is up, and the room has not chosen.
    MustChoose,
    /// A tie that is not settled.
    Tie,
    /// A round runs, and nobody is connected.
    NobodyThere,
    /// Nothing was written for three minutes of running time.
    NothingWritten,
    /// Longer in a phase than the pacing allows, by this much, in half minutes.
    Behind { phase: Phase, by: Milliseconds },
}

/// The things that need attention in `room`, where `online` of its members are connected.
pub fn attention(session: &Session, room: &Room, online: usize, now: Timestamp) -> Vec<Attention> {
    // After the end there is nothing left to help with.
    if session.ended_at.is_some() {
        return Vec::new();
    }
    let mut found: Vec<Attention> = room.help_since.map(|since| Attention::Help { since }).into_iter().collect();
    let Some(round) = room.open_round() else { return found };
    if round.must_choose {
        found.push(Attention::MustChoose);
    }
    if round.ballots.is_tied() {
        found.push(Attention::Tie);
    }
    if online == 0 {
        found.push(Attention::NobodyThere);
        return found;
    }
    let running = !round.must_choose && round.timer.paused_at.is_none();
    let writing = round.phase.position().is_some() && round.silence.is_none();
    if running && writing && now - round.last_written() >= SILENT_FOR {
        found.push(Attention::NothingWritten);
    }
    let by = behind(round, now);
    if running && by >= (round.timer.granted / FAR_BEHIND_PART).max(HALF_MINUTE) {
        // Rounded down to half minutes, so that the display changes no more often.
        found.push(Attention::Behind { phase: round.phase, by: by / HALF_MINUTE * HALF_MINUTE });
    }
    found
}
