//! The dilemmas that were written on this device, chosen like those of the library, and the way to write one.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::Dilemma;
use shared::text::{dilemma as text, entrance};

use super::super::library::{Glance, ReadWhole};
use super::choosing::Choosing;
use super::row::Row;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::dilemma::{EditorDialog, OwnDilemma, OwnDilemmas, Purpose};

/// Id of the button that begins a new one, which gets the focus when a row leaves the list.
const WRITE: &str = "write-dilemma";

/// Own dilemmas.
#[component]
pub fn OwnPile(own: OwnDilemmas, choosing: RwSignal<Choosing>, news: RwSignal<String>) -> impl IntoView {
    let writing = RwSignal::new(None);
    let plan = move |dilemma: Arc<Dilemma>| {
        if choosing.with_untracked(|choosing| !choosing.has(&dilemma.id)) {
            Row::of(&dilemma, choosing, news).change(Choosing::plan, WRITE.to_owned());
        }
    };
    let any = Memo::new(move |_| own.all.with(|all| !all.is_empty()));
    view! {
        <div class="owns">
            <Show when=move || any.get()>
                <div class="pile">
                    <h3>{say(text::own_dilemmas)}</h3>
                    <p class="fill__hint">{say(text::own_words)}</p>
                    <ul>
                        <For each=move || own.all.get() key=|own| (own.number, own.dilemma.clone().original.question.clone(), own.is_finished()) let:one>
                            <OwnRow one=one choosing=choosing news=news writing=writing />
                        </For>
                    </ul>
                </div>
            </Show>
            <button class="btn btn--soft" type="button" id=WRITE on:click=move |_| writing.set(Some(own.next()))>
                <Icon path=icons::PLUS />{say(text::write_one)}
            </button>
        </div>
        <EditorDialog writing=writing draft=Callback::new(move |number| own.draft(number)) purpose=Purpose::Own { plan: Callback::new(plan) } />
    }
}

/// One of them.
#[component]
fn OwnRow(
    one: OwnDilemma,
    choosing: RwSignal<Choosing>,
    news: RwSignal<String>,
    writing: RwSignal<Option<u32>>,
) -> impl IntoView {
    let row = Row::of(&one.dilemma, choosing, news);
    let id = one.dilemma.id.clone();
    let is_chosen = Memo::new(move |_| choosing.with(|choosing| choosing.has(&id)));
    let is_finished = one.is_finished();
    let is_full = move || choosing.with(Choosing::is_full).then_some("true");
    let number = one.number;
    let called = move || match row.question() {
        question if question.is_empty() => text::no_question_yet(reader()).to_owned(),
        question => question,
    };
    let has_question = !row.question().is_empty();
    view! {
        <li class="offer">
            {if has_question {
                view! { <Glance dilemma=one.dilemma.clone() /> }.into_any()
            } else {
                view! { <span class="glance"><span class="glance__question">{say(text::no_question_yet)}</span></span> }.into_any()
            }}
            <div class="moves">
                <Show when=move || is_finished && !is_chosen.get()>
                    <button class="btn btn--soft btn--sm" type="button" aria-label=move || entrance::to_plan_this(reader(), &row.question()) aria-disabled=is_full on:click=move |_| row.change(Choosing::plan, WRITE.to_owned())>
                        <Icon path=icons::PLUS />{say(entrance::to_plan)}
                    </button>
                    <button class="btn btn--soft btn--sm" type="button" aria-label=move || entrance::to_spares_this(reader(), &row.question()) aria-disabled=is_full on:click=move |_| row.change(Choosing::spare, WRITE.to_owned())>
                        <Icon path=icons::PLUS />{say(entrance::to_spares)}
                    </button>
                </Show>
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| writing.set(Some(number))>
                    {say(if is_finished { text::change } else { text::go_on_writing })}<span class="sr">": "{called}</span>
                </button>
            </div>
            {if is_finished {
                view! { <ReadWhole dilemma=one.dilemma /> }.into_any()
            } else {
                view! { <p class="owns__state">{say(text::not_finished)}</p> }.into_any()
            }}
        </li>
    }
}
