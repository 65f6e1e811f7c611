//! A round: one dilemma in one room, from reading to choice.

mod absence;
mod apply;
mod command;
pub(super) mod decide;
mod event;
pub mod guide;
pub(super) mod lost_time;

pub use absence::{Absence, Lost, NOTICEABLE, Owed};
pub use command::RoundCommand;
pub use event::RoundEvent;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ballot::Ballots;
use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId};
use crate::time::{MINUTE, Milliseconds, SECOND, Timestamp};

/// How long everyone writes for themselves at the start of a side.
pub const SILENT_MINUTE: Milliseconds = MINUTE;
/// How long a tied room has for its one more ballot.
pub const RE_VOTE: Milliseconds = 60 * SECOND;
/// First ballots below which no shift is shown: with fewer, people could work out who moved.
pub const SHIFT_ROOM_MIN: u16 = 3;

/// A side of a dilemma, as its file has it. Where it stands on screen is another
/// matter: see [`crate::session::Settings::mirrors`].
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// *Links*: the left scenario.
    Left,
    /// *Rechts*: the right scenario.
    Right,
}

impl Side {
    /// Left, then right.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// Where this side stands on the screens of a room that mirrors, or which side stands there.
    #[must_use]
    pub const fn mirrored_if(self, mirrored: bool) -> Self {
        if mirrored { self.other() } else { self }
    }
}

/// An argument speaks for its side or against it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// *Voordeel*.
    Pro,
    /// *Nadeel*.
    Con,
}

impl Kind {
    /// Pros, then cons.
    pub const BOTH: [Self; 2] = [Self::Pro, Self::Con];
}

/// Where a room is in its round. Left and Right go by the screen, not by the file.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// *Lezen*: both scenarios are read aloud.
    Read,
    /// *Links*: pros and cons of the scenario that stands left.
    Left,
    /// *Rechts*: pros and cons of the scenario that stands right.
    Right,
    /// *Kiezen*: the forced choice.
    Choose,
    /// *Klaar*: the round is closed.
    Done,
}

impl Phase {
    /// The phases in order.
    pub const ALL: [Self; 5] = [Self::Read, Self::Left, Self::Right, Self::Choose, Self::Done];

    /// The place on screen that is talked about, in the two phases that have one.
    pub const fn position(self) -> Option<Side> {
        match self {
            Self::Left => Some(Side::Left),
            Self::Right => Some(Side::Right),
            Self::Read | Self::Choose | Self::Done => None,
        }
    }
}

/// How many chose each side.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// People for the left scenario.
    pub left: u16,
    /// People for the right scenario.
    pub right: u16,
}

impl Count {
    /// Counts sides; what is hidden counts for nothing.
    pub fn of(sides: impl Iterator<Item = Side>) -> Self {
        sides.fold(Self::default(), |count, side| match side {
            Side::Left => Self { left: count.left.saturating_add(1), ..count },
            Side::Right => Self { right: count.right.saturating_add(1), ..count },
        })
    }

    /// How many chose `side`.
    pub const fn on(self, side: Side) -> u16 {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// Everybody who was counted.
    pub const fn total(self) -> u16 {
        self.left.saturating_add(self.right)
    }

    /// The side with more people; none in a tie.
    pub fn majority(self) -> Option<Side> {
        match self.left.cmp(&self.right) {
            std::cmp::Ordering::Greater => Some(Side::Left),
            std::cmp::Ordering::Less => Some(Side::Right),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// People counted, and as many left as right.
    pub const fn is_tie(self) -> bool {
        self.left == self.right && self.left > 0
    }

    /// Everybody on one side.
    pub const fn is_unanimous(self) -> bool {
        (self.left == 0) != (self.right == 0)
    }
}

/// A countdown on the server's clock. Nobody counts ticks: what is left follows from the deadline.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// When the time is up, if it is not paused.
    pub deadline: Timestamp,
    /// Since when it stands still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_at: Option<Timestamp>,
    /// All the time that was given, extra time included.
    pub granted: Milliseconds,
    /// The extra time in it. Part of the record.
    #[serde(default)]
    pub extra: Milliseconds,
}

impl Timer {
    /// What is left at `now`; never below 0.
    pub fn left(&self, now: Timestamp) -> Milliseconds {
        (self.deadline - self.paused_at.unwrap_or(now)).max(0)
    }
}

/// A silent minute: everyone writes, nobody sees another's until it ends.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// When it ends by itself, if the round is not paused.
    pub until: Timestamp,
}

/// A pro or con of one side.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// Unique within the session.
    pub id: ArgumentId,
    /// The author. Not shown by name.
    pub author: ParticipantId,
    /// The side it is about.
    pub side: Side,
    /// For or against that side.
    pub kind: Kind,
    /// The author's own words.
    pub text: String,
    /// The members who support it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub supporters: BTreeSet<ParticipantId>,
    /// Written in a silent minute that has not ended: only its author sees it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub silent: bool,
    /// When it was written.
    pub at: Timestamp,
}

impl Argument {
    /// How many people find so: its author and who supports it.
    pub fn support(&self) -> usize {
        1 + self.supporters.len()
    }

    /// Is `participant` one of them?
    pub fn is_supported_by(&self, participant: ParticipantId) -> bool {
        self.author == participant || self.supporters.contains(&participant)
    }
}

/// How a choice came about.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// *Unaniem*: nobody on the other side, and nobody's ballot missing who was there.
    Unanimous,
    /// *Meerderheid*.
    Majority,
    /// *Herstemming*: a majority in the one more ballot after a tie.
    ReVote,
    /// *Lot*: the server drew after a tie.
    Lot,
}

/// How the people were counted.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recorded {
    /// Secret ballots on people's own devices.
    Ballots,
    /// *Handopsteken*: a show of hands on one shared screen.
    Hands,
}

/// Why the group chose so, in its own words.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    /// *Waarom?* One sentence; required.
    pub motivation: String,
    /// How sure the group is, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<u8>,
    /// *Randvoorwaarde*: when it would have chosen the other side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// *Wat nemen we mee?* from the scenario that was not chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<String>,
}

/// A group's choice as it was locked.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The chosen side.
    pub side: Side,
    /// How it came about.
    pub way: Way,
    /// How the people were counted.
    pub recorded: Recorded,
    /// How many left and right in the ballot that counted.
    pub count: Count,
    /// It fell before the time was up.
    pub in_time: bool,
    /// Why.
    pub reasons: Reasons,
    /// *Minderheidsstandpunt*: the one sentence of those who chose otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minority: Option<String>,
    /// The first private ballot, in rooms where at least [`SHIFT_ROOM_MIN`] cast one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Count>,
}

/// Would one choose so again?
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Again {
    /// *Weer zo*.
    Same,
    /// *Nu anders*.
    Other,
    /// *Weet ik niet*.
    Unsure,
}

impl Again {
    /// Every answer, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Same, Self::Other, Self::Unsure];
}

/// *Terugblik*: what somebody says of their room's choice after weeks.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookBack {
    /// Would they choose so again?
    pub again: Again,
    /// What they have tried since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tried: Option<String>,
}

/// How a round ended.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The group chose.
    Chosen(Choice),
    /// *Niet gekozen*: the facilitator ended the block first. Nobody's choice is invented.
    NotChosen,
}

impl Outcome {
    /// The choice, if there is one.
    pub const fn choice(&self) -> Option<&Choice> {
        match self {
            Self::Chosen(choice) => Some(choice),
            Self::NotChosen => None,
        }
    }
}

/// One dilemma in one room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Which dilemma.
    pub dilemma: DilemmaNumber,
    /// When it started.
    pub started_at: Timestamp,
    /// Where the room is.
    pub phase: Phase,
    /// The countdown.
    pub timer: Timer,
    /// The time is up without a choice: writing is closed, only choosing is left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_choose: bool,
    /// The silent minute, while there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<Silence>,
    /// The places on screen that had their silent minute.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub silences_had: BTreeSet<Side>,
    /// Pros and cons.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<ArgumentId, Argument>,
    /// Reading is over: who goes back to it can't change the first private ballot.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_read: bool,
    /// The first private ballot, right after reading.
    #[serde(default)]
    pub first_ballots: BTreeMap<ParticipantId, Option<Side>>,
    /// The ballots of the choice.
    #[serde(default)]
    pub ballots: Ballots,
    /// What people said of it after weeks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub look_backs: BTreeMap<ParticipantId, LookBack>,
    /// How it ended; none while it runs, and none where the audience may not know yet.
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
            outcome: None,
        }
    }

    /// Not closed yet.
    pub fn is_open(&self) -> bool {
        self.phase != Phase::Done
    }

    /// Writing is possible: while the round runs and its time is not up.
    pub fn takes_arguments(&self) -> bool {
        self.is_open() && !self.must_choose && self.phase != Phase::Read
    }

    /// When the newest argument was written; when the round started, if there is none.
    pub fn last_written(&self) -> Timestamp {
        self.arguments.values().map(|argument| argument.at).fold(self.started_at, Timestamp::max)
    }

    /// The choice, if one was locked and the audience may know.
    pub fn choice(&self) -> Option<&Choice> {
        self.outcome.as_ref().and_then(Outcome::choice)
    }

    /// The arguments of a side and kind that have most support first, then oldest first.
    pub fn arguments_on(&self, side: Side, kind: Kind) -> Vec<&Argument> {
        let mut found: Vec<&Argument> =
            self.arguments.values().filter(|argument| argument.side == side && argument.kind == kind).collect();
        found.sort_by_key(|argument| (std::cmp::Reverse(argument.support()), argument.id));
        found
    }

    /// How many arguments of a side and kind.
    pub fn count_on(&self, side: Side, kind: Kind) -> usize {
        self.arguments.values().filter(|argument| argument.side == side && argument.kind == kind).count()
    }

    /// What a choice for `side` still has to hear when both sides must be heard:
    /// a con of the side that leads, a pro of the other.
    pub fn unheard(&self, side: Side) -> Vec<(Side, Kind)> {
        [(side, Kind::Con), (side.other(), Kind::Pro)]
            .into_iter()
            .filter(|&(side, kind)| self.count_on(side, kind) == 0)
            .collect()
    }
}
