//! Choosing dilemmas from the library: planned ones, spares, and the rest.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::Dilemma;
use shared::limits;
use shared::text::entrance as text;

use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::dilemma::OwnDilemmas;

use super::super::fields::Wrong;
use super::super::key::Key;
use super::super::library::{Dilemmas, Glance, ReadWhole, WithLibrary};
use super::choosing::Choosing;
use super::draft::Draft;
use super::own_pile::OwnPile;
use super::row::Row;

/// Id of the button that shows the rest of the library, which gets the focus when a row leaves the list.
const REST: &str = "rest-of-library";

/// Picks and orders the dilemmas.
#[component]
pub fn DilemmaPicker(draft: Draft, key: Key) -> impl IntoView {
    let choosing = draft.choosing;
    let show = move |dilemmas: Dilemmas| {
        let library = dilemmas.iter().map(|dilemma| dilemma.id.as_str()).collect::<Vec<_>>();
        let own = draft.own.all.get_untracked();
        let names = library.iter().copied().chain(own.iter().map(|own| own.dilemma.id.as_str())).collect::<Vec<_>>();
        // What was kept may come from another library, and own dilemmas may have been thrown away.
        let known = choosing.get_untracked().known(&names);
        let is_new = known.all().is_empty();
        choosing.set(if is_new { Choosing::at_first(library.into_iter()) } else { known });
        view! { <Piles dilemmas=dilemmas choosing=choosing own=draft.own /> }.into_any()
    };
    view! {
        <WithLibrary key=key show=show />
        <Wrong of="dilemmas" error=Signal::derive(move || draft.dilemmas_error()) alone=true />
    }
}

#[component]
fn Piles(dilemmas: Dilemmas, choosing: RwSignal<Choosing>, own: OwnDilemmas) -> impl IntoView {
    // The last change, for people who can't see it happen.
    let news = RwSignal::new(String::new());
    let find = {
        let dilemmas = dilemmas.clone();
        move |ids: &[String]| -> Vec<Arc<Dilemma>> {
            let own = own.all.get();
            let offered = || own.iter().map(|own| &own.dilemma).chain(dilemmas.iter());
            ids.iter().filter_map(|id| offered().find(|dilemma| dilemma.id == *id).cloned()).collect()
        }
    };
    // One that was thrown away leaves the choice too.
    let library = dilemmas.iter().map(|dilemma| dilemma.id.clone()).collect::<Vec<_>>();
    Effect::new(move |_| {
        let own = own.all.get();
        let names = library.iter().map(String::as_str).chain(own.iter().map(|own| own.dilemma.id.as_str()));
        let names = names.collect::<Vec<_>>();
        let known = choosing.with_untracked(|choosing| choosing.clone().known(&names));
        if choosing.with_untracked(|choosing| *choosing != known) {
            choosing.set(known);
        }
    });
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
                    <For each=move || planned.get() key=|one| words_key(one) let:one>
                        <Chosen one=one choosing=choosing news=news />
                    </For>
                </ol>
                <Show when=move || planned.with(Vec::is_empty)><p class="pile__none">{say(text::nothing_planned)}</p></Show>
            </div>
            <div class="pile pile--spares">
                <h3>{say(text::spares)}</h3>
                <p class="fill__hint">{say(text::spares_words)}</p>
                <ol>
                    <For each=move || spares.get() key=|one| words_key(one) let:one>
                        <Chosen one=one choosing=choosing news=news />
                    </For>
                </ol>
                <Show when=move || spares.with(Vec::is_empty)><p class="pile__none">{say(text::no_spares)}</p></Show>
            </div>
        </div>
        <OwnPile own=own choosing=choosing news=news />
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

/// A row of a dilemma is made anew when its words change: those of one's own do.
fn words_key(one: &Dilemma) -> String {
    serde_json::to_string(one).unwrap_or_default()
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
