//! A dilemma in a list: what its buttons do, and what is announced of it.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::Dilemma;
use shared::text::entrance as text;

use super::super::fields::focus_on;
use super::choosing::Choosing;
use crate::language::{reader, reader_signal};

/// What the buttons of a row need.
#[derive(Clone, Copy)]
pub struct Row {
    one: StoredValue<Arc<Dilemma>>,
    choosing: RwSignal<Choosing>,
    news: RwSignal<String>,
}

impl Row {
    pub fn of(one: &Arc<Dilemma>, choosing: RwSignal<Choosing>, news: RwSignal<String>) -> Self {
        Self { one: StoredValue::new(one.clone()), choosing, news }
    }

    pub fn question(self) -> String {
        self.one.with_value(|one| one.text(reader()).question.clone())
    }

    pub fn button(self, what: &str) -> String {
        self.one.with_value(|one| format!("{what}-{}", one.id))
    }

    pub fn looks(self, look: fn(&Choosing, &str) -> bool) -> bool {
        self.one.with_value(|one| self.choosing.with(|choosing| look(choosing, &one.id)))
    }

    /// Changes the choice, announces what became of this dilemma, and keeps the focus near.
    pub fn change(self, change: fn(&mut Choosing, &str), focus: String) {
        let one = self.one.get_value();
        let language = reader_signal().get_untracked();
        let question = &one.text(language).question;
        // The row may be gone from here on, moved to another list.
        self.choosing.update(|choosing| change(choosing, &one.id));
        let place = |ids: &[String]| Some((ids.iter().position(|id| *id == one.id)? + 1, ids.len()));
        let told = self.choosing.with_untracked(|choosing| {
            if let Some((place, count)) = place(choosing.planned()) {
                text::is_planned(language, question, place, count)
            } else if let Some((place, count)) = place(choosing.spares()) {
                text::is_spare(language, question, place, count)
            } else {
                text::is_left_out(language, question)
            }
        });
        self.news.set(told);
        focus_on(focus);
    }
}
