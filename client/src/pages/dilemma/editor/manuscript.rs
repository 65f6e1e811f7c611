//! A dilemma that is being written. Its draft holds the words; everything else follows from them.

use leptos::prelude::*;
use shared::dilemma::{Dilemma, DilemmaField, DilemmaText, Problem, Scenario};
use shared::language::Language;
use shared::session::Side;

use crate::drafts::{DRAFT_BYTES_MAX, Draft};
use crate::language::reader_signal;

/// The dilemma, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Manuscript {
    draft: Draft,
    /// The words as typed.
    pub dilemma: Memo<Dilemma>,
    /// Everything that is wrong with them.
    pub problems: Memo<Vec<Problem>>,
    /// The language that is written now.
    pub language: RwSignal<Language>,
    /// Somebody wanted to use it: from then on what is missing is pointed out.
    pub tried: RwSignal<bool>,
}

impl Manuscript {
    /// The manuscript in a draft.
    pub fn of(draft: Draft) -> Self {
        let blank = move || Dilemma::blank("own".into(), reader_signal().get_untracked());
        let dilemma = Memo::new(move |_| serde_json::from_str(&draft.words()).unwrap_or_else(|_| blank()));
        let language = RwSignal::new(dilemma.with_untracked(|dilemma: &Dilemma| dilemma.language));
        // A translation that is dropped, or another dilemma to begin with, may leave only the other language.
        Effect::new(move |_| {
            let written = dilemma.with(|dilemma| dilemma.versions().map(|(language, _)| language).collect::<Vec<_>>());
            if !written.contains(&language.get_untracked()) {
                language.set(written.first().copied().unwrap_or_default());
            }
        });
        Self {
            draft,
            dilemma,
            problems: Memo::new(move |_| dilemma.with(|dilemma| dilemma.tidied().problems())),
            language,
            tried: RwSignal::new(false),
        }
    }

    /// Replaces the whole dilemma.
    pub fn replace(self, dilemma: &Dilemma) {
        if let Ok(words) = serde_json::to_string(dilemma) {
            self.draft.set(words);
        }
    }

    /// Changes the dilemma.
    pub fn change(self, change: impl FnOnce(&mut Dilemma)) {
        let mut dilemma = self.dilemma.get_untracked();
        change(&mut dilemma);
        self.replace(&dilemma);
    }

    /// Changes the words in the language that is written now.
    pub fn write(self, change: impl FnOnce(&mut DilemmaText)) {
        let language = self.language.get_untracked();
        self.change(|dilemma| {
            if language == dilemma.language {
                change(&mut dilemma.original);
            } else if let Some(translation) = &mut dilemma.translation {
                change(translation);
            }
        });
    }

    /// Changes a scenario in that language.
    pub fn write_scenario(self, side: Side, change: impl FnOnce(&mut Scenario)) {
        self.write(|words| match side {
            Side::Left => change(&mut words.left),
            Side::Right => change(&mut words.right),
        });
    }

    /// What `pick` finds in the words of the language that is written now.
    pub fn read<T: PartialEq + Send + Sync + 'static>(
        self,
        pick: impl Fn(&DilemmaText) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| {
            let language = self.language.get();
            self.dilemma.with(|dilemma| pick(dilemma.text(language)))
        })
    }

    /// What is wrong at a place in the language that is written now.
    pub fn problems_at(self, side: Option<Side>, field: DilemmaField) -> Memo<Vec<Problem>> {
        Memo::new(move |_| {
            let language = Some(self.language.get());
            let is_here = |problem: &&Problem| {
                let place = problem.place;
                place.language == language && place.side == side && place.field == field
            };
            self.problems.with(|problems| problems.iter().filter(is_here).copied().collect())
        })
    }

    /// Are there words in two languages? Tracked.
    pub fn is_in_both(self) -> bool {
        self.dilemma.with(|dilemma| dilemma.translation.is_some())
    }

    /// Is it kept on this device? Tracked.
    pub fn is_kept(self) -> bool {
        self.draft.words().len() <= DRAFT_BYTES_MAX
    }

    /// Was anything written? Tracked.
    pub fn has_words(self) -> bool {
        self.dilemma.track();
        self.draft.is_kept()
    }

    /// The dilemma as it is used, if a session would take it. From now on what is missing is pointed out.
    pub fn finished(self) -> Option<Dilemma> {
        self.tried.set(true);
        let refused = self.problems.with_untracked(|problems| problems.iter().find(|one| one.is_refused()).copied());
        match refused {
            None => Some(self.dilemma.get_untracked().tidied()),
            Some(problem) => {
                // What is wrong may be in the language that is not in sight.
                if let Some(language) = problem.place.language {
                    self.language.set(language);
                }
                None
            }
        }
    }
}
