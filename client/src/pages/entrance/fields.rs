//! Form fields: a label, a hint, and what is wrong with the value.

use leptos::prelude::*;
use shared::language::Language;
use wasm_bindgen::JsCast;

use crate::components::show_field;
use crate::language::say;

/// Moves the focus to the first field with an error, once it is drawn.
pub fn focus_first_wrong() {
    request_animation_frame(|| {
        let wrong = document().query_selector("[data-wrong]").ok().flatten();
        focus(wrong);
        // The field may have had the focus before its error appeared.
        show_field();
    });
}

/// Moves the focus to an element once it is drawn, because something moved under the reader's hands.
pub fn focus_on(id: String) {
    request_animation_frame(move || focus(document().get_element_by_id(&id)));
}

fn focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The error of a field: attached below it, and announced when it appears.
#[component]
pub fn Wrong(
    /// The field's id; this element's id is that with `-wrong` appended.
    #[prop(into)]
    of: String,
    error: Signal<Option<String>>,
    /// Takes the focus itself, because the error is in no single field.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    view! {
        <p
            class="wrong"
            id=of + "-wrong"
            aria-live="polite"
            tabindex=alone.then_some("-1")
            data-wrong=move || (alone && error.with(Option::is_some)).then_some("")
        >
            {error}
        </p>
    }
}

/// One line of text.
#[component]
pub fn TextField(
    id: &'static str,
    label: fn(Language) -> &'static str,
    hint: fn(Language) -> &'static str,
    value: RwSignal<String>,
    error: Signal<Option<String>>,
    /// What the browser may fill in: an `autocomplete` token of the HTML standard.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let is_wrong = move || error.with(Option::is_some);
    view! {
        <div class="fill">
            <label class="label" for=id>{say(label)}</label>
            <p class="fill__hint" id=format!("{id}-hint")>{say(hint)}</p>
            <input
                class="input"
                id=id
                name=id
                type="text"
                autocomplete=autocomplete
                aria-describedby=format!("{id}-hint {id}-wrong")
                aria-invalid=move || is_wrong().then_some("true")
                data-wrong=move || is_wrong().then_some("")
                bind:value=value
            />
            <Wrong of=id error=error />
        </div>
    }
}

/// A whole number, with large buttons for one less and one more.
#[component]
pub fn NumberField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    /// Shows the label to screen readers only, because the place of the field says enough.
    #[prop(optional)]
    label_unseen: bool,
    /// Words below the label.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    least: u16,
    most: u16,
    /// What was typed, valid or not.
    #[prop(into)]
    value: Signal<String>,
    on_change: impl Fn(String) + Copy + Send + Sync + 'static,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let is_wrong = move || error.with(Option::is_some);
    let step = move |by: i32| {
        let now = value.get_untracked().trim().parse::<i32>().unwrap_or(i32::from(least));
        on_change((now + by).clamp(i32::from(least), i32::from(most)).to_string());
    };
    let described = if hint.is_some() { format!("{id}-hint {id}-wrong") } else { format!("{id}-wrong") };
    let label_class = if label_unseen { "sr" } else { "label" };
    // The buttons do what the arrow keys do in the field, so the keyboard and screen readers skip them.
    view! {
        <div class="fill fill--number">
            <label class=label_class for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="fill__hint" id=format!("{id}-hint")>{hint}</p> })}
            <div class="stepper">
                <button type="button" tabindex="-1" aria-hidden="true" data-repeats="" on:click=move |_| step(-1)>"−"</button>
                <input
                    class="input num"
                    id=id.clone()
                    name=id.clone()
                    type="number"
                    inputmode="numeric"
                    autocomplete="off"
                    min=least
                    max=most
                    step="1"
                    aria-describedby=described
                    aria-invalid=move || is_wrong().then_some("true")
                    data-wrong=move || is_wrong().then_some("")
                    prop:value=value
                    on:input:target=move |event| on_change(event.target().value())
                />
                <button type="button" tabindex="-1" aria-hidden="true" data-repeats="" on:click=move |_| step(1)>"+"</button>
            </div>
            <Wrong of=id error=error />
        </div>
    }
}

/// One of several options, with what it means.
#[component]
pub fn Choice(
    /// The name of the group that it belongs to.
    group: &'static str,
    value: &'static str,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] words: Option<Signal<String>>,
    #[prop(into)] chosen: Signal<bool>,
    on_choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="option">
            <input type="radio" name=group value=value prop:checked=chosen on:change=move |_| on_choose() />
            <span><b>{title}</b>{words.map(|words| view! { <span class="option__words">{words}</span> })}</span>
        </label>
    }
}

/// An option that is on or off, with what it does and why.
#[component]
pub fn Switch(
    id: &'static str,
    title: fn(Language) -> &'static str,
    words: fn(Language) -> &'static str,
    on: Signal<bool>,
    on_switch: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <div class="option">
            <input type="checkbox" id=id name=id aria-describedby=format!("{id}-words") prop:checked=on on:change=move |event| on_switch(event_target_checked(&event)) />
            <span>
                <label for=id>{say(title)}</label>
                <span class="option__words" id=format!("{id}-words")>{say(words)}</span>
            </span>
        </div>
    }
}
