//! To come.

use leptos::prelude::*;

/// To come.
#[component]
pub fn Board() -> impl IntoView {
    view! { <main></main> }
}
