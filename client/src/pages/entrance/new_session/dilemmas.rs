//! Choosing dilemmas from the library: planned ones, spares, and the rest.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::Dilemma;
use shared::limits;
use shared::text::entrance as text;

use crate::components::{Icon, icons};
use crate::language::{reader, reader_signal, say};

use super::super::fields::{Wrong, focus_on};
use super::super::key::Key;
use super::super::library::{Dilemmas, Glance, ReadWhole, WithLibrary};
use super::choosing::Choosing;
use super::draft::Draft;

/// Id of the button that shows the rest of the library, which gets the focus when a row leaves the list.
const REST: &str = "rest-of-library";

/// Picks and orders the dilemmas.
#[component]
pub fn DilemmaPicker(draft: Draft, key: Key) -> impl IntoView {
    let choosing = draft.choosing;
    let show = move |dilemmas: Dilemmas| {
        let library = dilemmas.iter().map(|dilemma| dilemma.id.as_str()).collect::<Vec<_>>();
        // What was kept may come from another library.
        let known = choosing.get_untracked().known(&library);
        let is_new = known.all().is_empty();
        choosing.set(if is_new { Choosing::at_first(library.into_iter()) } else { known });
        view! { <Piles dilemmas=dilemmas choosing=choosing /> }.into_any()
    };
    view! {
        <WithLibrary key=key show=show />
        <Wrong of="dilemmas" error=Signal::derive(move || draft.dilemmas_error()) alone=true />
    }
}

#[component]
fn Piles(dilemmas: Dilemmas, choosing: RwSignal<Choosing>) -> impl IntoView {
    // The last change, for people who can't see it happen.
    let news = RwSignal::new(String::new());
    let find = {
        let dilemmas = dilemmas.clone();
        move |ids: &[String]| -> Vec<Arc<Dilemma>> {
            ids.iter().filter_map(|id| dilemmas.iter().find(|dilemma| dilemma.id == *id).cloned()).collect()
        }
    };
    let planned = {
        let find = find.clone();
        Signal::derive(move || choosing.with(|choosing| find(choosing.planned())))
    };
    let spares = Signal::derive(move || choosing.with(|choosing| find(choosing.spares())));
    let rest = Signal::derive(move || {
        choosing.with(|choosing| dilemmas.iter().filter(|one| !choosing.has(&one.id)).cloned().collect::<Vec<_>>())
    });
    view! {
        <div class="piles">
            <div class="pile">
                <h3>{say(text::planned)}</h3>
                <p class="fill__hint">{say(text::planned_words)}</p>
                <ol>
                    <For each=move || planned.get() key=|one| one.id.clone() let:one>
                        <Chosen one=one choosing=choosing news=news />
                    </For>
                </ol>
                <Show when=move || planned.with(Vec::is_empty)><p class="pile__none">{say(text::nothing_planned)}</p></Show>
            </div>
            <div class="pile pile--spares">
                <h3>{say(text::spares)}</h3>
                <p class="fill__hint">{say(text::spares_words)}</p>
                <ol>
                    <For each=move || spares.get() key=|one| one.id.clone() let:one>
                        <Chosen one=one choosing=choosing news=news />
                    </For>
                </ol>
                <Show when=move || spares.with(Vec::is_empty)><p class="pile__none">{say(text::no_spares)}</p></Show>
            </div>
        </div>
        <details class="fold">
            <summary id=REST>
                <Icon path=icons::DOWN />{move || text::more_in_library(reader(), rest.with(Vec::len))}
            </summary>
            <Show when=move || rest.with(Vec::is_empty)><p class="pile__none">{say(text::library_used_up)}</p></Show>
            <Show when=move || choosing.with(Choosing::is_full)>
                <p class="pile__none">{move || text::most_dilemmas(reader(), limits::DILEMMAS_MAX)}</p>
            </Show>
            <ul>
                <For each=move || rest.get() key=|one| one.id.clone() let:one>
                    <OnTheShelf one=one choosing=choosing news=news />
                </For>
            </ul>
        </details>
        <p class="sr" role="status">{news}</p>
    }
}

/// A chosen dilemma, with buttons to move it or leave it out.
#[component]
fn Chosen(one: Arc<Dilemma>, choosing: RwSignal<Choosing>, news: RwSignal<String>) -> impl IntoView {
    let row = Row::of(&one, choosing, news);
    let can_go_earlier = Memo::new(move |_| row.looks(Choosing::can_go_earlier));
    let can_go_later = Memo::new(move |_| row.looks(Choosing::can_go_later));
    view! {
        <li class="offer">
            <Glance dilemma=one.clone() />
            <div class="moves">
                <button
                    class="btn btn--quiet moves__up"
                    type="button"
                    id=row.button("earlier")
                    aria-label=move || text::earlier(reader(), &row.question())
                    aria-disabled=move || (!can_go_earlier.get()).then_some("true")
                    on:click=move |_| row.change(Choosing::earlier, row.button("earlier"))
                >
                    <Icon path=icons::DOWN />
                </button>
                <button
                    class="btn btn--quiet"
                    type="button"
                    id=row.button("later")
                    aria-label=move || text::later(reader(), &row.question())
                    aria-disabled=move || (!can_go_later.get()).then_some("true")
                    on:click=move |_| row.change(Choosing::later, row.button("later"))
                >
                    <Icon path=icons::DOWN />
                </button>
                <button
                    class="btn btn--quiet"
                    type="button"
                    aria-label=move || text::leave_out(reader(), &row.question())
                    on:click=move |_| row.change(Choosing::leave_out, REST.to_owned())
                >
                    <Icon path=icons::CROSS />
                </button>
            </div>
            <ReadWhole dilemma=one />
        </li>
    }
}

/// A dilemma that was not chosen.
#[component]
fn OnTheShelf(one: Arc<Dilemma>, choosing: RwSignal<Choosing>, news: RwSignal<String>) -> impl IntoView {
    let row = Row::of(&one, choosing, news);
    let is_full = move || choosing.with(Choosing::is_full).then_some("true");
    view! {
        <li class="offer">
            <Glance dilemma=one.clone() />
            <div class="moves">
                <button
                    class="btn btn--soft btn--sm"
                    type="button"
                    aria-label=move || text::to_plan_this(reader(), &row.question())
                    aria-disabled=is_full
                    on:click=move |_| row.change(Choosing::plan, REST.to_owned())
                >
                    <Icon path=icons::PLUS />{say(text::to_plan)}
                </button>
                <button
                    class="btn btn--soft btn--sm"
                    type="button"
                    aria-label=move || text::to_spares_this(reader(), &row.question())
                    aria-disabled=is_full
                    on:click=move |_| row.change(Choosing::spare, REST.to_owned())
                >
                    <Icon path=icons::PLUS />{say(text::to_spares)}
                </button>
            </div>
            <ReadWhole dilemma=one />
        </li>
    }
}

/// What the buttons of a row need.
#[derive(Clone, Copy)]
struct Row {
    one: StoredValue<Arc<Dilemma>>,
    choosing: RwSignal<Choosing>,
    news: RwSignal<String>,
}

impl Row {
    fn of(one: &Arc<Dilemma>, choosing: RwSignal<Choosing>, news: RwSignal<String>) -> Self {
        Self { one: StoredValue::new(one.clone()), choosing, news }
    }

    fn question(self) -> String {
        self.one.with_value(|one| one.text(reader()).question.clone())
    }

    fn button(self, what: &str) -> String {
        self.one.with_value(|one| format!("{what}-{}", one.id))
    }

    fn looks(self, look: fn(&Choosing, &str) -> bool) -> bool {
        self.one.with_value(|one| self.choosing.with(|choosing| look(choosing, &one.id)))
    }

    /// Changes the choice, announces what became of this dilemma, and keeps the focus near.
    fn change(self, change: fn(&mut Choosing, &str), focus: String) {
        let one = self.one.get_value();
        let language = reader_signal().get_untracked();
        let question = &one.text(language).question;
        // From here on the row may be gone, moved to another list.
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
