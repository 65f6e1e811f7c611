//! To come.

use leptos::prelude::*;

/// To come.
#[component]
pub fn Participant() -> impl IntoView {
    view! { <main></main> }
}
