//! A button that asks for confirmation in place.

use leptos::html::Button;
use leptos::prelude::*;
use shared::text::common;

use crate::language::{Words, reader, say};

/// The button, for what can't be undone.
#[component]
pub fn Sure(
    /// What it does.
    label: Words,
    /// The consequences.
    explained: Words,
    /// Called when people are sure.
    on_yes: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let yes = move |_| {
        asking.set(false);
        on_yes();
    };
    // Each answer replaces the pressed button, so the focus moves to what takes its place.
    let (ask, keep) = (NodeRef::<Button>::new(), NodeRef::<Button>::new());
    let was_asked = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(button) = keep.get() {
            was_asked.set_value(true);
            let _ = button.focus();
        }
    });
    Effect::new(move |_| {
        if let Some(button) = ask.get().filter(|_| was_asked.get_value()) {
            let _ = button.focus();
        }
    });
    view! {
        // Present before its words, so that they are announced.
        <p class="sr" role="status">{move || asking.get().then(|| explained(reader()))}</p>
        <Show
            when=move || asking.get()
            fallback=move || view! {
                <button class="btn btn--soft btn--sm" type="button" node_ref=ask on:click=move |_| asking.set(true)>{say(label)}</button>
            }
        >
            <div class="sure" role="group" aria-label=say(label)>
                <p>{say(explained)}</p>
                <button class="btn btn--main btn--sm" type="button" on:click=yes>{say(label)}</button>
                <button class="btn btn--quiet btn--sm" type="button" node_ref=keep on:click=move |_| asking.set(false)>
                    {say(common::cancel)}
                </button>
            </div>
        </Show>
    }
}
