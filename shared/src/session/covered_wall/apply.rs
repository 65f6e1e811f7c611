//! Applies events about walls.

use std::collections::BTreeMap;

use crate::ids::{BlockId, EntryId, ParticipantId};
use crate::session::covered_wall::expectation::Unmet;
use crate::session::{
    Bundle, CameTrue, CoveredWall, Entry, Expectations, Mark, Marked, Own, Session, SpokenRound, WallEvent, Written,
};

impl Session {
    pub(in crate::session) fn apply_wall(&mut self, event: &WallEvent) {
        let block = event.block();
        if let WallEvent::Revealed { numbers, counted, shown, expectations, .. } = event {
            // The server has the words; a device receives what it may show.
            let entries = if numbers.is_empty() { shown.clone() } else { self.revealed(block, numbers) };
            let expectations = if numbers.is_empty() && self.internal.is_none() {
                expectations.clone()
            } else {
                counted.then(|| self.count_expectations(block))
            };
            self.collected.walls.entry(block).or_default().open(entries, *counted, expectations);
        } else {
            self.collected.walls.entry(block).or_default().apply(event);
        }
        // An audience that knows nothing of a wall has none.
        self.collected.walls.retain(|_, wall| *wall != CoveredWall::default());
    }

    /// The entries that are revealed, with their numbers.
    fn revealed(&self, block: BlockId, numbers: &[EntryId]) -> BTreeMap<EntryId, Entry> {
        numbers.iter().copied().zip(self.covered_entries(block)).collect()
    }

    /// Everything on a wall that is covered, as it will hang there: those of people in order of joining, then what the
    /// facilitator entered.
    pub(super) fn covered_entries(&self, block: BlockId) -> Vec<Entry> {
        let Some(wall) = self.collected.walls.get(&block) else { return Vec::new() };
        let name = |person| self.participants.get(person).map(|person| person.name.as_str());
        let of_people =
            wall.own.iter().filter_map(|(person, own)| own.covered().map(|written| written.entries(name(person))));
        of_people.chain(wall.entered.iter().map(|written| written.entries(None))).flatten().collect()
    }

    /// What became of the expectations, including the answers that were not counted yet.
    fn count_expectations(&self, block: BlockId) -> Expectations {
        let Some(wall) = self.collected.walls.get(&block) else { return Expectations::default() };
        let mut counted = wall.expectations.clone().unwrap_or_default();
        for (person, own) in wall.own.iter().filter(|(_, own)| !own.is_counted) {
            match own.came_true {
                Some(CameTrue::Yes) => counted.yes += 1,
                Some(CameTrue::Partly) => counted.partly += 1,
                Some(CameTrue::No) => {
                    counted.no += 1;
                    counted.unmet.extend(self.unmet(*person));
                }
                None => {}
            }
        }
        counted.unmet.sort();
        counted
    }

    fn unmet(&self, person: ParticipantId) -> Option<Unmet> {
        let sentence = self.expectation_of(person)?.words.sentence.as_ref()?;
        let name = || self.participants.get(&person).map(|person| person.name.clone());
        Some(Unmet { text: sentence.text.clone(), by: if sentence.named { name() } else { None } })
    }
}

impl CoveredWall {
    fn open(&mut self, entries: BTreeMap<EntryId, Entry>, counted: bool, expectations: Option<Expectations>) {
        self.is_open = true;
        (self.waiting, self.waiting_entered) = (0, 0);
        self.entered.clear();
        self.entries.extend(entries);
        for own in self.own.values_mut() {
            if own.covered().is_some()
                && let Some(written) = &mut own.written
            {
                written.is_on_wall = true;
            }
            own.is_counted |= counted && own.came_true.is_some();
        }
        if expectations.is_some() {
            self.expectations = expectations;
        }
    }

    fn apply(&mut self, event: &WallEvent) {
        match event {
            WallEvent::PromptChosen { prompt, .. } => self.prompt.clone_from(prompt),
            WallEvent::Written { participant: Some(person), words: Some(words), .. } => {
                let written = Written { words: words.clone(), name: None, is_on_wall: false };
                self.own.entry(*person).or_default().written = Some(written);
            }
            WallEvent::Written { participant: None, words: Some(words), name, .. } => {
                self.entered.push(Written { words: words.clone(), name: name.clone(), is_on_wall: false });
            }
            WallEvent::Written { words: None, is_entered, .. } => {
                self.waiting += 1;
                self.waiting_entered += usize::from(*is_entered);
            }
            WallEvent::TakenBack { participant: Some(person), .. } => {
                self.change_own(*person, |own| own.written = None);
            }
            WallEvent::TakenBack { participant: None, .. } => self.waiting = self.waiting.saturating_sub(1),
            WallEvent::SetAside { participant: Some(person), is_aside, .. } => {
                self.change_own(*person, |own| own.is_aside = *is_aside);
            }
            WallEvent::SetAside { participant: None, is_aside: true, .. } => {
                self.waiting = self.waiting.saturating_sub(1);
            }
            WallEvent::SetAside { participant: None, is_aside: false, .. } => self.waiting += 1,
            // Needs the names of people, so the session applies it.
            WallEvent::Revealed { .. } => {}
            WallEvent::Lit { entry, .. } => self.lit = *entry,
            WallEvent::BundleMade { bundle, name, entries, .. } => {
                self.unbundle(entries);
                let made = Bundle { name: name.clone(), entries: entries.iter().copied().collect(), mark: None };
                self.bundles.insert(*bundle, made);
                self.last_bundle = self.last_bundle.max(*bundle);
            }
            WallEvent::BundleNamed { bundle, name, .. } => {
                if let Some(bundle) = self.bundles.get_mut(bundle) {
                    bundle.name = Some(name.clone());
                }
            }
            WallEvent::BundleDropped { bundle, .. } => {
                self.bundles.remove(bundle);
            }
            WallEvent::Bundled { bundle, entries, .. } => {
                self.unbundle(entries);
                if let Some(bundle) = bundle.and_then(|bundle| self.bundles.get_mut(&bundle)) {
                    bundle.entries.extend(entries);
                }
            }
            WallEvent::TakenOff { entry, is_gone, .. } => {
                self.lit = self.lit.filter(|lit| lit != entry);
                if *is_gone {
                    self.entries.remove(entry);
                } else if let Some(entry) = self.entries.get_mut(entry) {
                    entry.off = true;
                }
            }
            WallEvent::PutBack { entry, shown, .. } => {
                if let Some(shown) = shown {
                    self.entries.insert(*entry, (**shown).clone());
                } else if let Some(entry) = self.entries.get_mut(entry) {
                    entry.off = false;
                }
            }
            WallEvent::Marked { what, mark, .. } => self.mark(*what, *mark),
            WallEvent::RoundBegun { speakers, .. } => {
                self.spoken = Some(SpokenRound { speakers: speakers.clone(), turn: 0 });
            }
            WallEvent::TurnGiven { to, passed, .. } => {
                if let Some(spoken) = &mut self.spoken {
                    spoken.go_to(*to, *passed);
                }
            }
            WallEvent::SpeakersChanged { spoken, .. } => self.spoken = Some(spoken.clone()),
            WallEvent::RoundEnded { .. } => self.spoken = None,
            WallEvent::CameTrueAnswered { participant, answer, .. } => {
                self.change_own(*participant, |own| own.came_true = Some(*answer));
            }
            WallEvent::Resolved { participant, resolve, .. } => {
                self.change_own(*participant, |own| own.resolve.clone_from(resolve));
            }
        }
    }

    fn change_own(&mut self, person: ParticipantId, change: impl FnOnce(&mut Own)) {
        let own = self.own.entry(person).or_default();
        change(own);
        if *own == Own::default() {
            self.own.remove(&person);
        }
    }

    fn unbundle(&mut self, entries: &[EntryId]) {
        for bundle in self.bundles.values_mut() {
            bundle.entries.retain(|entry| !entries.contains(entry));
        }
    }

    fn mark(&mut self, what: Marked, mark: Option<Mark>) {
        match what {
            Marked::Entry(entry) => {
                if let Some(entry) = self.entries.get_mut(&entry) {
                    entry.mark = mark;
                }
            }
            Marked::Bundle(bundle) => {
                if let Some(bundle) = self.bundles.get_mut(&bundle) {
                    bundle.mark = mark;
                }
            }
        }
    }
}
