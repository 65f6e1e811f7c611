//! A browser that lets pages keep nothing: who closes or reloads the page is nobody to it.

use leptos::prelude::*;
use shared::text::entrance as text;

use crate::language::say;
use crate::storage;

/// Says so, before somebody comes in.
#[component]
pub fn KeepsNothing() -> impl IntoView {
    (!storage::keeps()).then(|| view! { <p class="notice">{say(text::keeps_nothing)}</p> })
}
