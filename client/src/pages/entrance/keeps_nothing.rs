//! Browsers in which pages can store nothing, so that a reload loses the participant.

use leptos::prelude::*;
use shared::text::entrance as text;

use crate::language::say;
use crate::storage;

/// Warns of that before somebody joins, even if it only turns out while they type.
#[component]
pub fn KeepsNothing() -> impl IntoView {
    let (keeps, loses_words) = (storage::keeps(), storage::loses_words());
    view! {
        <Show when=move || !keeps || loses_words.get()><p class="notice">{say(text::keeps_nothing)}</p></Show>
    }
}
