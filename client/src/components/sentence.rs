//! A field for one sentence: Enter submits, Escape leaves and keeps the words, *Annuleer* discards them.

use leptos::html;
use leptos::prelude::*;
use shared::text::common;
use wasm_bindgen::JsCast;

use super::in_sight::show;
use super::words::{Wording, WordsBox, WordsRemarks};
use crate::drafts::Draft;
use crate::language::say;

/// The field, with its buttons.
#[component]
pub fn Sentence(
    /// Keeps what is typed.
    draft: Draft,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Maximum length, in characters.
    most: usize,
    /// Called with what was typed, if it is neither empty nor too long.
    on_done: Callback<String>,
    /// Called when it is left.
    on_leave: Callback<()>,
    /// Something else is asked first. For places where its buttons are not always there.
    #[prop(optional, into)]
    held: Signal<bool>,
    /// Called when somebody presses Enter in that state.
    #[prop(optional, into)]
    on_held: Option<Callback<()>>,
) -> impl IntoView {
    let wording = Wording::new(draft, most);
    let done = move |()| {
        if held.get_untracked() {
            if let Some(on_held) = on_held {
                on_held.run(());
            }
        } else if let Some(words) = wording.to_send() {
            on_done.run(words);
        }
    };
    let cancel = move |_| {
        draft.forget();
        on_leave.run(());
    };
    let form: NodeRef<html::Div> = NodeRef::new();
    // Scrolls until the buttons are in view as well.
    Effect::new(move |_| {
        if let Some(form) = form.get() {
            request_animation_frame(move || show(&form));
        }
    });
    // The button that answered the question is gone, and the focus with it: from the field, Enter saves.
    Effect::new(move |was_held: Option<bool>| {
        let is_held = held.get();
        if was_held == Some(true) && !is_held {
            request_animation_frame(move || focus_field(form));
        }
        is_held
    });
    view! {
        <div class="sentence" node_ref=form>
            <WordsBox wording=wording rows=2 name=label takes_focus=true on_enter=Callback::new(done) on_escape=on_leave />
            <p class="sentence__do" hidden=held>
                <button class="btn btn--main btn--sm" type="button" on:click=move |_| done(())>{say(common::save)}</button>
                <button class="btn btn--soft btn--sm" type="button" on:click=cancel>{say(common::cancel)}</button>
                <WordsRemarks wording=wording />
            </p>
        </div>
    }
}

/// Focuses the field, unless something has the focus already.
fn focus_field(form: NodeRef<html::Div>) {
    if document().active_element() != document().body().map(Into::into) {
        return;
    }
    let field = form.try_get_untracked().flatten().and_then(|form| form.query_selector("textarea").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
