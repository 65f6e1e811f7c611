//! A browser in which pages can store nothing: after a reload it no longer knows the participant.

use leptos::prelude::*;
use shared::text::entrance as text;

use crate::language::say;
use crate::storage;

/// Warns of that before somebody comes in.
#[component]
pub fn KeepsNothing() -> impl IntoView {
    (!storage::keeps()).then(|| view! { <p class="notice">{say(text::keeps_nothing)}</p> })
}
