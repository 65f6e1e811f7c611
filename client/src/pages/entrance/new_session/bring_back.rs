//! *Haal een sessie terug uit een bestand*: quiet, below the form, for the few who need it.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::text::{entrance, report as text};

use super::super::fields::Wrong;
use super::super::key::Key;
use super::created::CreatedSession;
use crate::api;
use crate::components::{Icon, icons};
use crate::drafts::{Attempt, Field, Place};
use crate::language::{reader_signal, say};

/// Picks a file and brings its session back.
#[component]
pub fn BringBack(opened: RwSignal<Option<CreatedSession>>, key: Key) -> impl IntoView {
    let language = reader_signal();
    let attempt = Attempt::at(Place::before_opening(Field::Attempt));
    let field = NodeRef::<Input>::new();
    let under_way = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let bring = move |_| {
        let Some(input) = field.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be picked again after it was corrected.
        input.set_value("");
        if untrack(|| key.is_missing()) {
            return refusal.set(Some(entrance::key_above(language.get_untracked()).into()));
        }
        refusal.set(None);
        under_way.set(true);
        spawn_local(async move {
            let language = language.get_untracked();
            let answer = async {
                let back = api::bring_back(file, attempt, key.told(), language).await?;
                let door = api::door(back.code, language).await?;
                Ok::<_, api::Failure>((back, door))
            };
            let answer = answer.await;
            if under_way.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok((back, door)) => {
                    attempt.succeeded();
                    key.keep();
                    let session = CreatedSession {
                        opened: back,
                        title: door.title,
                        language: door.language,
                        placement: door.placement,
                        rooms: door.rooms,
                        is_back: true,
                    };
                    session.keep();
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                    opened.set(Some(session));
                }
                Err(failure) => refusal.set(Some(failure.message)),
            }
        });
    };
    view! {
        <details class="bringback">
            <summary>{say(text::bring_back)}<Icon path=icons::DOWN /></summary>
            <p class="fill__hint" id="bring-back-hint">{say(text::bring_back_words)}</p>
            <label class="label" for="bring-back">{say(text::file)}</label>
            <input
                class="input"
                id="bring-back"
                type="file"
                accept=".json,application/json"
                aria-describedby="bring-back-hint bring-back-wrong"
                disabled=move || under_way.get()
                node_ref=field
                on:change=bring
            />
            <p role="status">{move || under_way.get().then(|| text::bringing_back(language.get()))}</p>
            <Wrong of="bring-back" error=refusal.into() />
        </details>
    }
}
