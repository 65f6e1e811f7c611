//! A field for one sentence: Enter is done, Escape leaves it. What is too long is not cut off
//! but said, so that nobody loses the end of a thought.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use shared::text::{common, room as text};

use crate::language::{reader, say};

/// From so many characters left on, the field counts along.
const COUNT_FROM: usize = 40;

/// How many characters it is too long.
fn over(words: &str, most: usize) -> usize {
    words.trim().chars().count().saturating_sub(most)
}

/// The field, with its buttons.
#[component]
pub fn Sentence(
    /// What is typed.
    value: RwSignal<String>,
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// Characters at most.
    most: usize,
    /// Called with what was typed, when there is something and it is not too long.
    on_done: Callback<String>,
    /// Called when it is left as it was.
    on_leave: Callback<()>,
) -> impl IntoView {
    let area: NodeRef<html::Textarea> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            let _ = area.focus();
        }
    });
    let length = move || value.with(|words| words.trim().chars().count());
    let counting = move || match (value.with(|words| over(words, most)), length()) {
        (0, length) => (length + COUNT_FROM >= most).then(|| text::characters_left(reader(), most - length)),
        (over, _) => Some(text::characters_over(reader(), over)),
    };
    let done = move || {
        let words = value.get_untracked().trim().to_owned();
        if !words.is_empty() && over(&words, most) == 0 {
            on_done.run(words);
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        // Not while a composed character is being chosen.
        "Enter" if !event.shift_key() && !event.is_composing() => {
            event.prevent_default();
            done();
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            on_leave.run(());
        }
        _ => {}
    };
    view! {
        <div class="sentence">
            <textarea
                class="input"
                node_ref=area
                rows="2"
                aria-label=label
                aria-invalid=move || value.with(|words| over(words, most) > 0).then_some("true")
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=on_key
            ></textarea>
            <p class="sentence__do">
                <button class="btn btn--main btn--sm" type="button" on:click=move |_| done()>{say(common::save)}</button>
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| on_leave.run(())>{say(common::cancel)}</button>
                <span class="sentence__count" role="status">{counting}</span>
            </p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_around_do_not_count() {
        assert_eq!(over("  vier  ", 4), 0);
        assert_eq!(over("vijfé", 4), 1);
    }
}
