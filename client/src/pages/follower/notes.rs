//! The three questions that guide the debrief, with the notes of the plenary.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Question;
use shared::text::{hall as text, plenary};

use super::heading::Heading;
use super::state::FollowerState;
use crate::hyphens::written;
use crate::language::{reader, say};

/// The three questions about one dilemma.
#[component]
pub fn NotesPart(follower: FollowerState, number: DilemmaNumber) -> impl IntoView {
    let part = move |question: Question| {
        let notes = Memo::new(move |_| {
            follower.state.plenary.with(|plenary| {
                plenary.notes_on(number, question).map(|(id, note)| (id, note.text.clone())).collect::<Vec<_>>()
            })
        });
        view! {
            <section>
                <h2>{move || text::question(reader(), question)}</h2>
                // A list whose additions are announced by themselves.
                <ul aria-live="polite" aria-relevant="additions">
                    <For each=move || notes.get() key=|note| note.clone() children=|(_, words)| view! { <li>{written(words)}</li> } />
                </ul>
                <Show when=move || notes.with(Vec::is_empty)><p class="muted">{say(plenary::nothing_noted)}</p></Show>
            </section>
        }
    };
    view! {
        <Heading follower=follower number=number kicker=text::questions />
        <div class="hall__notes">{Question::ALL.map(part).into_iter().collect_view()}</div>
    }
}
