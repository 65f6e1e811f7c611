//! Asking first: for what ends something that people are in the middle of.

use leptos::prelude::*;

use super::desk::Desk;
use crate::language::{reader, say};
use crate::pages::steering::Modal;

/// The question that is open, with what it leads to.
#[component]
pub fn AskFirst(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if desk.question.with(Option::is_some) {
            open.set(true);
        }
    });
    let closed = move |()| desk.question.set(None);
    let yes = move |_| {
        if let Some(question) = desk.question.get_untracked() {
            desk.ask(question.command);
        }
        open.set(false);
    };
    let words = move |pick: fn(&super::desk::Question) -> super::desk::Words| {
        move || desk.question.with(|question| question.as_ref().map(|question| pick(question)(reader())))
    };
    view! {
        <Modal open=open labelled_by="ask-title" class="modal" on_closed=closed>
            <h2 id="ask-title">{words(|question| question.title)}</h2>
            <p>{words(|question| question.explained)}</p>
            <div class="modal__end">
                <button class="btn" type="button" on:click=move |_| open.set(false)>{say(shared::text::common::cancel)}</button>
                <button class="btn btn--main" type="button" on:click=yes>{words(|question| question.yes)}</button>
            </div>
        </Modal>
    }
}
