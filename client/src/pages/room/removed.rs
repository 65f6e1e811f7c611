//! The page of somebody whom the facilitator removed: what it means, and what to do. It blames nobody.

use leptos::prelude::*;
use shared::text::looking_back as text;

use crate::components::PlainTop;
use crate::language::say;

/// Shown instead of the room until it is undone.
#[component]
pub fn RemovedPage() -> impl IntoView {
    view! {
        <div class="page">
            <PlainTop />
            <main id="content" class="plain" tabindex="-1">
                <h1>{say(text::removed)}</h1>
                <p class="plain__say">{say(text::removed_how)}</p>
                <p class="plain__say">{say(text::removed_what_to_do)}</p>
            </main>
        </div>
    }
}
