//! Walls: what everybody writes for themselves in a check-in or a clearing. Nobody sees what others write, or that they
//! do, until the facilitator reveals all of it at once, in random order.

mod apply;
mod command;
pub(super) mod decide;
mod entry;
mod event;
mod expectation;
mod parts;
pub(super) mod turns;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use command::WallCommand;
pub use entry::{Bundle, Entry, Line, Mark, Marked, Words, Written};
pub use event::WallEvent;
pub use expectation::{CameTrue, Expectations, Own, Resolve};
pub use turns::{Speaker, SpokenRound};

use crate::ids::{BundleId, EntryId, ParticipantId};
use crate::view::Audience;

/// The sentence that a check-in begins for everybody.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prompt {
    /// *Deze middag is geslaagd als …*
    #[default]
    Success,
    /// *Ik kwam binnen met de vraag …*
    Question,
    /// The facilitator's own words.
    Own(String),
}

/// What one part of the programme collects. A device holds only what its audience may know.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CoveredWall {
    /// The sentence starter of a check-in.
    #[serde(skip_serializing_if = "is_usual")]
    pub prompt: Prompt,
    /// It was revealed. What is written later waits for the next reveal.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_open: bool,
    /// What each person wrote and answered. A device holds only that of its own person.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub own: BTreeMap<ParticipantId, Own>,
    /// What the facilitator entered for people without a device, while it is covered. Only the server holds it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entered: Vec<Written>,
    /// How many people wrote something that is still covered: on the board and the plenary screen, which do not hold it.
    #[serde(skip_serializing_if = "is_zero")]
    pub waiting: usize,
    /// How many of those who are `waiting` have no device: the facilitator entered their words.
    #[serde(skip_serializing_if = "is_zero")]
    pub waiting_entered: usize,
    /// What hangs on the wall, or was taken off it. Numbered from 1 in the random order of each reveal.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub entries: BTreeMap<EntryId, Entry>,
    /// The entry that is lit up, large and alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lit: Option<EntryId>,
    /// The bundles, oldest first.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub bundles: BTreeMap<BundleId, Bundle>,
    /// The number of the latest bundle.
    #[serde(skip_serializing_if = "is_none_yet")]
    pub last_bundle: BundleId,
    /// What became of the expectations of the check-in: on the board and in the report, once enough people answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expectations: Option<Expectations>,
    /// The round of speaking that is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoken: Option<SpokenRound>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde asks for.
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde asks for.
const fn is_none_yet(bundle: &BundleId) -> bool {
    bundle.0 == 0
}

fn is_usual(prompt: &Prompt) -> bool {
    *prompt == Prompt::default()
}

impl CoveredWall {
    /// How many people wrote something that is still covered.
    pub fn covered(&self) -> usize {
        let of_people = self.own.values().filter(|own| own.covered().is_some()).count();
        of_people + self.entered.len() + self.waiting
    }

    /// How many people are asked, with this many in the session: these, and those without a device.
    pub fn asked(&self, people: usize) -> usize {
        (people + self.entered.len() + self.waiting_entered).max(self.covered())
    }

    /// Did anybody write anything?
    pub fn is_begun(&self) -> bool {
        self.is_open || self.covered() > 0
    }

    /// What hangs on the wall, in its random order.
    pub fn hanging(&self) -> impl DoubleEndedIterator<Item = (EntryId, &Entry)> {
        self.entries.iter().filter(|(_, entry)| !entry.off).map(|(id, entry)| (*id, entry))
    }

    /// The number that was given last; 0 before the first reveal.
    pub fn last_entry(&self) -> EntryId {
        self.entries.keys().next_back().copied().unwrap_or_default()
    }

    /// The bundle that an entry is in.
    pub fn bundle_of(&self, entry: EntryId) -> Option<BundleId> {
        self.bundles.iter().find(|(_, bundle)| bundle.entries.contains(&entry)).map(|(id, _)| *id)
    }

    /// What hangs on the wall of a bundle, in its random order.
    pub fn hanging_in(&self, bundle: BundleId) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.hanging().filter(move |(id, _)| self.bundles.get(&bundle).is_some_and(|one| one.entries.contains(id)))
    }

    /// The mark of an entry: that of its bundle, or its own.
    pub fn mark_of(&self, entry: EntryId) -> Option<Mark> {
        let of_bundle = self.bundle_of(entry).and_then(|bundle| self.bundles.get(&bundle)?.mark);
        of_bundle.or_else(|| self.entries.get(&entry)?.mark)
    }

    /// What an audience may know of it.
    #[must_use]
    pub(in crate::session) fn projected(&self, audience: Audience) -> Self {
        // Every field is named, so that a new one is not shown before somebody has decided who may see it.
        let Self {
            prompt,
            is_open,
            own,
            entered: _,
            waiting: _,
            waiting_entered: _,
            entries,
            lit,
            bundles,
            last_bundle,
            expectations,
            spoken,
        } = self;
        let to_all = Self { prompt: prompt.clone(), is_open: *is_open, spoken: spoken.clone(), ..Self::default() };
        let owns = |person: ParticipantId| own.get_key_value(&person).map(|(id, own)| (*id, own.clone())).into_iter();
        let on_screen = || Self {
            entries: self.hanging().map(|(id, entry)| (id, entry.clone())).collect(),
            lit: *lit,
            bundles: bundles.clone(),
            last_bundle: *last_bundle,
            ..to_all.clone()
        };
        match audience {
            Audience::Facilitator => Self {
                entries: entries.clone(),
                waiting: self.covered(),
                waiting_entered: self.entered.len(),
                expectations: expectations.clone(),
                ..on_screen()
            },
            Audience::Plenary => Self { waiting: self.covered(), waiting_entered: self.entered.len(), ..on_screen() },
            Audience::Follower(person) => Self { own: owns(person).collect(), ..on_screen() },
            Audience::Room(_) => to_all,
            Audience::Participant(person) => Self { own: owns(person).collect(), ..to_all },
        }
    }

    /// What an archive keeps: what hangs on the wall, and what became of the expectations, without people. What is
    /// covered and what was taken off is not kept.
    #[must_use]
    pub(in crate::session) fn archived(self) -> Self {
        let Self {
            prompt,
            is_open,
            own: _,
            entered: _,
            waiting: _,
            waiting_entered: _,
            mut entries,
            lit: _,
            mut bundles,
            last_bundle,
            expectations,
            spoken: _,
        } = self;
        entries.retain(|_, entry| !entry.off);
        for entry in entries.values_mut() {
            entry.by = None;
        }
        for bundle in bundles.values_mut() {
            bundle.entries.retain(|entry| entries.contains_key(entry));
        }
        let expectations = expectations.map(Expectations::archived);
        Self { prompt, is_open, entries, bundles, last_bundle, expectations, ..Self::default() }
    }
}
