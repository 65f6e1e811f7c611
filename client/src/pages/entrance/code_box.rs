//! The box for a join code.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::code::JoinCode;
use shared::text::entrance as text;

use crate::api;
use crate::components::{Icon, icons};
use crate::language::{reader, reader_signal, say};

use super::fields::{Wrong, focus_first_wrong};

#[derive(Clone, PartialEq, Eq)]
enum Trouble {
    Missing,
    Malformed,
    /// The server's answer.
    Refused(String),
}

/// Asks for a code and checks whether a session has it.
#[component]
pub fn CodeBox(
    /// Its initial content.
    #[prop(optional)]
    typed: String,
    /// Called with the code of an existing session.
    on_found: impl Fn(JoinCode) + Clone + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(typed);
    let trouble = RwSignal::new(None::<Trouble>);
    let looking = RwSignal::new(false);
    let language = reader_signal();
    let complain = move |what: Trouble| {
        trouble.set(Some(what));
        focus_first_wrong();
    };
    let look = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if looking.get_untracked() {
            return;
        }
        let text = typed.get_untracked();
        if text.trim().is_empty() {
            return complain(Trouble::Missing);
        }
        let Some(code) = JoinCode::found_in(&text) else {
            return complain(Trouble::Malformed);
        };
        trouble.set(None);
        looking.set(true);
        let on_found = on_found.clone();
        spawn_local(async move {
            let answer = api::door(code, language.get_untracked()).await;
            // The reader may have left the page in the meantime.
            if looking.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(door) => on_found(door.code),
                Err(failure) => complain(Trouble::Refused(failure.message)),
            }
        });
    };
    let error = Signal::derive(move || {
        trouble.get().map(|trouble| match trouble {
            Trouble::Missing => text::code_missing(reader()).to_owned(),
            Trouble::Malformed => text::code_malformed(reader()).to_owned(),
            Trouble::Refused(message) => message,
        })
    });
    let is_wrong = move || error.with(Option::is_some);
    view! {
        <form class="knock" novalidate on:submit=look>
            <label for="code">{say(text::code_label)}</label>
            <div class="codebox" class:is-wrong=is_wrong>
                <input
                    id="code"
                    class="code"
                    name="code"
                    type="text"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    enterkeyhint="go"
                    placeholder=say(text::code_example)
                    aria-describedby="code-wrong"
                    aria-invalid=move || is_wrong().then_some("true")
                    data-wrong=move || is_wrong().then_some("")
                    prop:value=typed
                    on:input:target=move |event| {
                        typed.set(event.target().value());
                        trouble.set(None);
                    }
                />
                <button class="btn btn--main btn--lg" type="submit" aria-busy=move || looking.get().to_string()>
                    {move || if looking.get() { text::looking(reader()) } else { text::take_part(reader()) }}
                    <Icon path=icons::FORWARD />
                </button>
            </div>
            <Wrong of="code" error=error />
        </form>
    }
}
