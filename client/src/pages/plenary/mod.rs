//! To come.

use leptos::prelude::*;

/// To come.
#[component]
pub fn Plenary() -> impl IntoView {
    view! { <main></main> }
}
