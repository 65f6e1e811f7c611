//! A session in preparation: what was filled in, and what is wrong with it.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::dilemma::Dilemma;
use shared::language::Language;
use shared::limits;
use shared::session::words::clean;
use shared::session::{BlockKind, Placement, Rejection, Rules};
use shared::text::{dilemma as dilemma_text, entrance as text};
use shared::wire::NewSession;

use super::super::fields::{out_of_range, whole_number};
use super::super::minutes_field::{fit_minutes, minutes_at_first};
use super::choosing::Choosing;
use super::programme::Programme;
use crate::drafts::{Draft as KeptDraft, Kept, Place, drafts};
use crate::language::{reader, reader_signal};
use crate::pages::dilemma::{OwnDilemma, OwnDilemmas};
use crate::saved_sessions;

/// Number of rooms, by default.
const ROOMS_AT_FIRST: &str = "6";

/// The most bytes of own dilemmas in one request, which has 64 KiB for everything.
const OWN_BYTES_MAX: usize = 56 * 1024;

/// The form's values, as kept on the device until the session is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Filled {
    title: String,
    language: Language,
    choosing: Choosing,
    minutes: String,
    rooms: String,
    expected: String,
    placement: Placement,
    programme: Programme,
    #[serde(flatten)]
    rules: Rules,
}

impl Filled {
    /// A form that needs only a title.
    fn at_first() -> Self {
        Self {
            title: String::new(),
            language: reader_signal().get_untracked(),
            choosing: Choosing::default(),
            minutes: minutes_at_first(),
            rooms: ROOMS_AT_FIRST.to_owned(),
            expected: String::new(),
            placement: Placement::default(),
            programme: Programme::default(),
            rules: Rules { silent_minute: true, ..Rules::default() },
        }
    }
}

/// The form.
#[derive(Clone, Copy)]
pub struct Draft {
    pub title: RwSignal<String>,
    pub language: RwSignal<Language>,
    pub choosing: RwSignal<Choosing>,
    /// The dilemmas that were written on this device, chosen or not.
    pub own: OwnDilemmas,
    pub minutes: RwSignal<String>,
    pub rooms: RwSignal<String>,
    /// People expected; empty when unknown.
    pub expected: RwSignal<String>,
    pub placement: RwSignal<Placement>,
    pub programme: RwSignal<Programme>,
    pub rules: RwSignal<Rules>,
    /// The form was sent once: from then on missing values are pointed out.
    pub sent: RwSignal<bool>,
    /// Its values were kept from before.
    pub is_kept: RwSignal<bool>,
    /// Its values when somebody started over.
    begun: StoredValue<Option<Filled>>,
    /// The number of this tab's form.
    form: RwSignal<u32>,
    /// Where the values are kept.
    words: KeptDraft,
    /// The values as last kept by this tab.
    keeps: StoredValue<Option<String>>,
}

/// A form started on this device, perhaps in another tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherForm {
    kept: Kept,
    filled: Filled,
}

impl OtherForm {
    fn of(kept: Kept) -> Option<Self> {
        let filled = serde_json::from_str(&kept.words).ok()?;
        Some(Self { kept, filled })
    }

    /// The title of its session, as typed so far.
    pub fn title(&self) -> &str {
        self.filled.title.trim()
    }
}

impl Draft {
    /// The form kept on this device for a session that was not opened; or else one that needs only a title.
    pub fn new() -> Self {
        let form = RwSignal::new(saved_sessions::form_of_tab());
        let words = drafts().of(Signal::derive(move || Some(Place::new_session(form.get()))));
        // What can't be read comes from an older version.
        let kept = serde_json::from_str::<Filled>(&words.words_now()).ok();
        let is_kept = kept.is_some();
        let keeps = is_kept.then(|| words.words_now());
        let filled = kept.unwrap_or_else(Filled::at_first);
        let draft = Self {
            title: RwSignal::new(filled.title),
            language: RwSignal::new(filled.language),
            choosing: RwSignal::new(filled.choosing),
            own: OwnDilemmas::new(),
            minutes: RwSignal::new(filled.minutes),
            rooms: RwSignal::new(filled.rooms),
            expected: RwSignal::new(filled.expected),
            placement: RwSignal::new(filled.placement),
            programme: RwSignal::new(filled.programme),
            rules: RwSignal::new(filled.rules),
            sent: RwSignal::new(false),
            is_kept: RwSignal::new(is_kept),
            begun: StoredValue::new(None),
            form,
            words,
            keeps: StoredValue::new(keeps),
        };
        draft.keep();
        draft.stay();
        draft
    }

    /// Keeps the values on this device whenever one changes.
    fn keep(self) {
        let Self { words, begun, keeps, .. } = self;
        Effect::new(move |before: Option<Filled>| {
            let now = self.filled();
            // Filling the empty list when the library arrives is nobody's edit.
            let is_theirs = before.is_some_and(|mut before| {
                if before.choosing.all().is_empty() {
                    before.choosing = now.choosing.clone();
                }
                before != now
            });
            if begun.with_value(|begun| begun.as_ref() == Some(&now)) {
                self.forget();
            } else if is_theirs && let Ok(text) = serde_json::to_string(&now) {
                keeps.set_value(Some(text.clone()));
                words.set(text);
            }
            now
        });
    }

    /// Keeps this form even if another tab claims its place: a duplicated tab starts with the same number, and a form
    /// that another tab continues is removed from this one.
    fn stay(self) {
        let Self { form, words, keeps, .. } = self;
        Effect::new(move |_| {
            let there = words.words();
            let Some(own) = keeps.get_value().filter(|own| *own != there) else { return };
            if !there.is_empty() {
                form.set(saved_sessions::next_form());
            }
            words.set(own);
        });
    }

    /// Other forms started on this device, newest first. Tracked.
    pub fn others(self) -> Vec<OtherForm> {
        let own = Place::new_session(self.form.get());
        let others = drafts().forms().into_iter().rev().filter(|kept| kept.place != own);
        others.filter_map(OtherForm::of).collect()
    }

    /// Continues a form started elsewhere. The values of this form are kept, and offered in turn.
    pub fn go_on_with(self, other: OtherForm) {
        if self.words.is_kept() {
            self.form.set(saved_sessions::next_form());
        }
        self.keeps.set_value(Some(other.kept.words.clone()));
        self.words.set(other.kept.words);
        drafts().forget(other.kept.place);
        self.fill(other.filled);
        self.is_kept.set(true);
    }

    fn filled(self) -> Filled {
        Filled {
            title: self.title.get(),
            language: self.language.get(),
            choosing: self.choosing.get(),
            minutes: self.minutes.get(),
            rooms: self.rooms.get(),
            expected: self.expected.get(),
            placement: self.placement.get(),
            programme: self.programme.get(),
            rules: self.rules.get(),
        }
    }

    /// Starts over. The chosen dilemmas stay, because they are in view and easily changed.
    pub fn begin_anew(self) {
        let filled = Filled { choosing: self.choosing.get_untracked(), ..Filled::at_first() };
        self.begun.set_value(Some(filled.clone()));
        self.fill(filled);
        self.is_kept.set(false);
        self.forget();
    }

    fn fill(self, filled: Filled) {
        self.title.set(filled.title);
        self.language.set(filled.language);
        self.choosing.set(filled.choosing);
        self.minutes.set(filled.minutes);
        self.rooms.set(filled.rooms);
        self.expected.set(filled.expected);
        self.placement.set(filled.placement);
        self.programme.set(filled.programme);
        self.rules.set(filled.rules);
        self.sent.set(false);
    }

    /// Forgets the form: its session was opened, or it was started over.
    pub fn forget(self) {
        self.keeps.set_value(None);
        self.words.forget();
    }

    /// Minutes for a dilemma, if valid. Tracked, like everything below.
    pub fn fit_minutes(self) -> Option<u8> {
        self.minutes.with(|typed| fit_minutes(typed))
    }

    /// The number of rooms, if valid.
    pub fn fit_rooms(self) -> Option<u16> {
        self.rooms.with(|typed| whole_number(typed, 1, limits::ROOMS_MAX))
    }

    /// The number of people expected; `Some(None)` when unknown, `None` when invalid.
    pub fn fit_expected(self) -> Option<Option<u16>> {
        self.expected.with(|typed| match typed.trim() {
            "" => Some(None),
            typed => whole_number(typed, *limits::EXPECTED.start(), *limits::EXPECTED.end()).map(Some),
        })
    }

    /// What is wrong with the title. A missing title is pointed out only after the form was sent.
    pub fn title_error(self) -> Option<String> {
        match self.title.with(|title| clean(title, limits::TITLE_MAX)) {
            Ok(_) => None,
            Err(Rejection::EmptyText) => self.sent.get().then(|| text::title_missing(reader()).to_owned()),
            Err(too_long) => Some(too_long.message(reader())),
        }
    }

    /// What is wrong with the number of rooms.
    pub fn rooms_error(self) -> Option<String> {
        out_of_range(self.fit_rooms().is_some(), limits::ROOMS_MAX)
    }

    /// What is wrong with the number of people.
    pub fn expected_error(self) -> Option<String> {
        out_of_range(self.fit_expected().is_some(), *limits::EXPECTED.end())
    }

    /// What is wrong with the minutes of a block.
    pub fn block_error(self, key: u32) -> Option<String> {
        let block = self.programme.with(|programme| programme.block(key).cloned())?;
        out_of_range(block.fit_minutes().is_some(), limits::BLOCK_MINUTES_MAX)
    }

    /// What is wrong with the dilemmas.
    pub fn dilemmas_error(self) -> Option<String> {
        if !self.sent.get() {
            return None;
        }
        let chosen = self.chosen_own();
        if self.choosing.with(|choosing| choosing.planned().is_empty()) {
            Some(text::plan_one(reader()).to_owned())
        } else if chosen.iter().any(|own| !own.is_finished()) {
            Some(dilemma_text::finish_first(reader()).to_owned())
        } else {
            let bytes: usize =
                chosen.iter().filter_map(|own| serde_json::to_vec(&*own.dilemma).ok()).map(|it| it.len()).sum();
            (bytes > OWN_BYTES_MAX).then(|| dilemma_text::too_much_at_once(reader()).to_owned())
        }
    }

    /// The chosen dilemmas that were written on this device.
    fn chosen_own(self) -> Vec<OwnDilemma> {
        let is_chosen = |own: &&OwnDilemma| self.choosing.with(|choosing| choosing.has(&own.dilemma.id));
        self.own.all.with(|all| all.iter().filter(is_chosen).cloned().collect())
    }

    /// What is wrong with the programme as a whole.
    pub fn programme_error(self) -> Option<String> {
        let is_wrong = self.programme.with(|programme| !programme.has_dilemmas());
        is_wrong.then(|| text::block_of_dilemmas_missing(reader()).to_owned())
    }

    /// A remark rather than an error: the dilemmas take longer than the programme allows.
    pub fn time_remark(self) -> Option<String> {
        let planned = u32::try_from(self.choosing.with(|choosing| choosing.planned().len())).ok()?;
        let needed = planned * u32::from(self.fit_minutes()?);
        let given = self.programme.with(|programme| programme.minutes(Some(BlockKind::Dilemmas)));
        (needed > given && given > 0).then(|| text::takes_longer(reader(), needed, given))
    }

    /// The chosen dilemmas that were written on this device, if a session takes them.
    fn own_to_send(self) -> Option<Vec<Dilemma>> {
        self.dilemmas_error()
            .is_none()
            .then(|| self.chosen_own().into_iter().map(|own| Arc::unwrap_or_clone(own.dilemma)).collect())
    }

    /// The request that opens the session, if everything is valid.
    pub fn request(self) -> Option<NewSession> {
        let choosing = self.choosing.get();
        Some(NewSession {
            title: self.title.with(|title| clean(title, limits::TITLE_MAX)).ok()?,
            language: self.language.get(),
            planned: u16::try_from(choosing.planned().len()).ok().filter(|planned| *planned > 0)?,
            dilemmas: choosing.all().to_vec(),
            own: self.own_to_send()?,
            minutes: self.fit_minutes()?,
            rooms: self.fit_rooms()?,
            placement: self.placement.get(),
            programme: self.programme.with(Programme::fit)?,
            rules: self.rules.get(),
            expected: self.fit_expected()?,
        })
    }
}
