//! The log of what each facilitator did (*Wie deed wat*), latest first.

use leptos::prelude::*;
use shared::session::{Session, Steered};
use shared::text::{connection, team as text};

use super::confirm_dialog::BoardDialog;
use crate::components::{Icon, clock_time, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::act_words::act_words;
use crate::pages::facilitator::state::{Dialog, FacilitatorState};

/// The dialog with the list.
#[component]
pub fn SteeredDialog(board: FacilitatorState) -> impl IntoView {
    view! {
        <BoardDialog board=board dialog=Dialog::Steered labelled_by="steered-title">
            <div class="links__top">
                <h2 id="steered-title">{say(text::who_did_what)}</h2>
                <button class="btn btn--quiet" type="button" aria-label=say(connection::close) on:click=move |_| board.dialog.set(None)>
                    <Icon path=icons::CROSS />
                </button>
            </div>
            <SteeredList board=board />
        </BoardDialog>
    }
}

#[component]
fn SteeredList(board: FacilitatorState) -> impl IntoView {
    let all = Memo::new(move |_| {
        let language = reader();
        board.facts.with(|facts| {
            let Some(facts) = facts else { return Vec::new() };
            let line =
                |done: &Steered| (clock_time(done.at, language), doer(board, facts, done), words(board, facts, done));
            facts.team.steered.iter().rev().map(line).collect::<Vec<_>>()
        })
    });
    let line = |(at, by, words): (String, String, String)| {
        view! {
            <li>
                <p class="sent__to"><time class="num muted">{at}</time>" · "<b>{by}</b></p>
                <p class="sent__text">{words}</p>
            </li>
        }
    };
    view! {
        {move || all.with(Vec::is_empty).then(|| view! { <p class="muted">{say(text::nothing_done)}</p> })}
        <ol class="sent__list sent__list--all" aria-labelledby="steered-title">{move || all.get().into_iter().map(line).collect_view()}</ol>
    }
}

/// The facilitator behind an entry: *Jij*, *De begeleider*, or a name. Tracked.
pub fn doer(board: FacilitatorState, facts: &Session, done: &Steered) -> String {
    let name = done.by.and_then(|by| facts.team.name_of(by));
    text::doer(reader(), board.me.get() == Some(done.by), name).to_owned()
}

/// The thing done, as a sentence. Tracked.
pub fn words(board: FacilitatorState, facts: &Session, done: &Steered) -> String {
    board.names.with(|names| act_words(&done.act, facts, names, reader()))
}
