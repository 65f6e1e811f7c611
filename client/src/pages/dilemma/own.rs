//! The dilemmas that were written on this device. Each is a draft, which is kept from its first letter on.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::Dilemma;
use uuid::Uuid;

use crate::drafts::{Draft, Drafts, Place, drafts};
use crate::language::reader_signal;

/// A dilemma that was written on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDilemma {
    /// Its number on this device.
    pub number: u32,
    /// Its words, as they would be used.
    pub dilemma: Arc<Dilemma>,
}

impl OwnDilemma {
    /// Would a session take it?
    pub fn is_finished(&self) -> bool {
        self.dilemma.refusal().is_none()
    }
}

/// All of them. Cheap to copy.
#[derive(Clone, Copy)]
pub struct OwnDilemmas {
    drafts: Drafts,
    /// Oldest first, by when they were begun.
    pub all: Memo<Vec<OwnDilemma>>,
}

impl OwnDilemmas {
    /// Those of this device.
    pub fn new() -> Self {
        let drafts = drafts();
        let all = Memo::new(move |_| {
            let read = |(number, words): (u32, String)| {
                let dilemma: Dilemma = serde_json::from_str(&words).ok()?;
                Some(OwnDilemma { number, dilemma: Arc::new(dilemma.tidied()) })
            };
            let mut all: Vec<_> = drafts.own_dilemmas().into_iter().filter_map(read).collect();
            all.sort_by_key(|own| own.number);
            all
        });
        Self { drafts, all }
    }

    /// Where the dilemma with this number is kept. Before its first letter it is blank.
    pub fn draft(self, number: u32) -> Draft {
        let language = reader_signal().get_untracked();
        let blank = Dilemma::blank(format!("own-{number:08x}"), language);
        let words = serde_json::to_string(&blank).unwrap_or_default();
        self.drafts.of(Signal::stored(Some(Place::own_dilemma(number)))).beginning_with(Signal::stored(words))
    }

    /// The number of a new one, above all others.
    pub fn next(self) -> u32 {
        let last = self.all.with_untracked(|all| all.iter().map(|own| own.number).max().unwrap_or_default());
        // Other devices count as well, and names of dilemmas should differ in a session with several facilitators.
        let (drawn, ..) = Uuid::new_v4().as_fields();
        last.saturating_add(1).saturating_add(drawn % STEP_MAX)
    }
}

/// The largest step from one number to the next.
const STEP_MAX: u32 = 1 << 20;
