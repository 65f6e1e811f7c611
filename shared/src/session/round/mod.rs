//! A round: one dilemma in one room, from reading to choice.

mod absence;
mod apply;
mod command;
pub(super) mod decide;
mod event;
pub(super) mod lost_time;
mod news;
pub mod pacing;
mod phase;
mod timer;

pub use absence::{Absence, Lost, NOTICEABLE, Owed};
pub use command::RoundCommand;
pub use event::RoundEvent;
pub use news::RoundNews;
pub use phase::Phase;
pub use timer::{SILENT_MINUTE, Silence, Timer};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId};
use crate::session::{Argument, Ballots, Choice, Kind, LookBack, Outcome, Rules, Side};
use crate::time::Timestamp;

/// One dilemma in one room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Which dilemma.
    pub dilemma: DilemmaNumber,
    /// When it started.
    pub started_at: Timestamp,
    /// The phase of the room.
    pub phase: Phase,
    /// The countdown.
    pub timer: Timer,
    /// The time is up without a choice: writing is closed, and the room can only choose.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_choose: bool,
    /// The silent minute, while there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<Silence>,
    /// The positions on screen that have had their silent minute.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub silences_had: BTreeSet<Side>,
    /// Pros and cons.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<ArgumentId, Argument>,
    /// Reading has ended: the first private ballot stays fixed even if the room goes back to reading.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_read: bool,
    /// The first private ballot, right after reading.
    #[serde(default)]
    pub first_ballots: BTreeMap<ParticipantId, Option<Side>>,
    /// The ballots of the choice.
    #[serde(default)]
    pub ballots: Ballots,
    /// What people said when they looked back on it weeks later.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub look_backs: BTreeMap<ParticipantId, LookBack>,
    /// The rules of play when it started. Absent in old archives: those of the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Rules>,
    /// How it ended; absent while it runs, and when the audience may not know it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

impl Round {
    /// A round that starts now.
    pub fn new(dilemma: DilemmaNumber, now: Timestamp, deadline: Timestamp) -> Self {
        Self {
            dilemma,
            started_at: now,
            phase: Phase::Read,
            timer: Timer { deadline, paused_at: None, granted: deadline - now, extra: 0 },
            must_choose: false,
            silence: None,
            silences_had: BTreeSet::new(),
            arguments: BTreeMap::new(),
            was_read: false,
            first_ballots: BTreeMap::new(),
            ballots: Ballots::default(),
            look_backs: BTreeMap::new(),
            rules: None,
            outcome: None,
        }
    }

    /// Is it not closed yet?
    pub fn is_open(&self) -> bool {
        self.phase != Phase::Done
    }

    /// Can arguments be written? They can while the round is open and its time is not up.
    pub fn takes_arguments(&self) -> bool {
        self.is_open() && !self.must_choose && self.phase != Phase::Read
    }

    /// When the newest argument was written; otherwise when the round started.
    pub fn last_written(&self) -> Timestamp {
        self.arguments.values().map(|argument| argument.at).fold(self.started_at, Timestamp::max)
    }

    /// The choice, if one was locked and the audience may know it.
    pub fn choice(&self) -> Option<&Choice> {
        self.outcome.as_ref().and_then(Outcome::choice)
    }

    /// The arguments of a side and kind, most support first, then oldest first.
    pub fn arguments_on(&self, side: Side, kind: Kind) -> Vec<&Argument> {
        let mut found: Vec<&Argument> =
            self.arguments.values().filter(|argument| argument.side == side && argument.kind == kind).collect();
        found.sort_by_key(|argument| (std::cmp::Reverse(argument.support()), argument.id));
        found
    }

    /// The number of arguments of a side and kind.
    pub fn count_on(&self, side: Side, kind: Kind) -> usize {
        self.arguments.values().filter(|argument| argument.side == side && argument.kind == kind).count()
    }

    /// What must still be written before a choice for `side` if both sides must be heard: a con of that side, a pro of
    /// the other.
    pub fn unheard(&self, side: Side) -> Vec<(Side, Kind)> {
        [(side, Kind::Con), (side.other(), Kind::Pro)]
            .into_iter()
            .filter(|&(side, kind)| self.count_on(side, kind) == 0)
            .collect()
    }
}
