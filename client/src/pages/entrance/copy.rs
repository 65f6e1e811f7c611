//! Links and texts, each with a button to copy it.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use shared::language::Language;
use shared::text::entrance as text;
use wasm_bindgen::JsCast;

use crate::components::{Icon, copied, icons};
use crate::language::{reader, say};

/// The outcome of copying.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copying {
    NotYet,
    Done,
    /// The browser refused: the text is selected so that it can be copied by hand.
    ByHand,
}

/// Copies a text. If the browser refuses, uncovers the field and selects its content.
async fn copy(value: String, field: &str, uncover: Callback<()>) -> Copying {
    if copied(&value).await {
        return Copying::Done;
    }
    uncover.run(());
    tick().await;
    let Some(element) = document().get_element_by_id(field) else {
        return Copying::NotYet;
    };
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        let _ = input.focus();
        input.select();
    } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        let _ = area.focus();
        area.select();
    }
    Copying::ByHand
}

#[component]
fn CopyButton(
    field: &'static str,
    what: fn(Language) -> &'static str,
    value: Signal<String>,
    /// Called when it can only be copied from the field itself.
    uncover: Callback<()>,
) -> impl IntoView {
    let copying = RwSignal::new(Copying::NotYet);
    let press = move |_| {
        let value = value.get_untracked();
        spawn_local(async move {
            let went = copy(value, field, uncover).await;
            let _ = copying.try_set(went);
        });
    };
    view! {
        <button class="btn" type="button" aria-label=move || text::copy_this(reader(), what(reader())) on:click=press>
            {move || {
                let path = if copying.get() == Copying::Done { icons::CHECK } else { icons::COPY };
                view! { <Icon path=path /> }
            }}
            {say(text::copy)}
        </button>
        <span class="copy__said" role="status">
            {move || match copying.get() {
                Copying::NotYet => "",
                Copying::Done => text::copied(reader()),
                Copying::ByHand => text::copy_yourself(reader()),
            }}
        </span>
    }
}

/// One line to copy.
#[component]
pub fn CopyLine(
    id: &'static str,
    label: fn(Language) -> &'static str,
    value: Signal<String>,
    /// Covers what follows the `#`, because others may be looking at this screen.
    #[prop(optional)]
    secret: bool,
) -> impl IntoView {
    let covered = RwSignal::new(secret);
    let uncover = Callback::new(move |()| covered.set(false));
    let shown = move || value.with(|value| if covered.get() { with_dots(value) } else { value.clone() });
    view! {
        <div class="copy">
            <input class="input" id=id type="text" readonly aria-label=say(label) autocomplete="off" prop:value=shown />
            {secret.then(|| view! {
                <button
                    class="btn btn--soft"
                    type="button"
                    aria-pressed=move || (!covered.get()).to_string()
                    aria-controls=id
                    on:click=move |_| covered.update(|covered| *covered = !*covered)
                >
                    <Icon path=icons::EYE />{say(text::show)}
                </button>
            })}
            <CopyButton field=id what=label value=value uncover=uncover />
        </div>
    }
}

/// Several lines to copy.
#[component]
pub fn CopyText(
    id: &'static str,
    label: fn(Language) -> &'static str,
    value: Signal<String>,
    /// The language of the text.
    language: Language,
) -> impl IntoView {
    // In a browser whose fields do not grow with their text, one line may need two.
    let rows = move || value.with(|value| value.lines().count() + 1);
    view! {
        <div class="copy copy--text">
            <textarea class="input" id=id readonly rows=rows aria-label=say(label) lang=language.tag() prop:value=value></textarea>
            <CopyButton field=id what=label value=value uncover=Callback::new(|()| ()) />
        </div>
    }
}

/// A link with its secret covered.
fn with_dots(link: &str) -> String {
    let (address, _) = link.split_once('#').unwrap_or((link, ""));
    format!("{address}#••••••••••••")
}
