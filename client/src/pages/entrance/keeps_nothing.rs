//! A browser in which pages can store nothing: after a reload it no longer knows the participant.

use leptos::prelude::*;
use shared::text::entrance as text;

use crate::language::say;
use crate::storage;

/// Warns of that before somebody comes in, also when it is only found while they write.
#[component]
pub fn KeepsNothing() -> impl IntoView {
    let (keeps, loses_words) = (storage::keeps(), storage::loses_words());
    view! {
        <Show when=move || !keeps || loses_words.get()><p class="notice">{say(text::keeps_nothing)}</p></Show>
    }
}
