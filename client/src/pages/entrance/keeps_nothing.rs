//! Browsers in which pages can store nothing, so that a reload loses the participant.

use leptos::prelude::*;
use shared::text::entrance as text;

use crate::language::say;
use crate::storage;

/// Warns of that before somebody joins.
#[component]
pub fn KeepsNothing() -> impl IntoView {
    (!storage::keeps()).then(|| view! { <p class="notice">{say(text::keeps_nothing)}</p> })
}
