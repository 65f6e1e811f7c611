//! To come.

use leptos::prelude::*;

macro_rules! page { ($($name:ident)+) => { $(
    /// To come.
    #[component]
    pub fn $name() -> impl IntoView { view! { <main></main> } }
)+ } }
page!(Home Join NewSessionPage NotFound Together);
