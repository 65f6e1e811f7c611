//! A question before something that can't be undone, as the content of a dialog.

use leptos::prelude::*;
use shared::text::common;

use crate::language::say;

/// The question, its consequences and its two answers.
#[component]
pub fn Asked(
    /// The id of its heading.
    id: &'static str,
    title: Signal<&'static str>,
    explained: Signal<&'static str>,
    /// The answer that does it.
    yes: Signal<&'static str>,
    /// Why it could not be done.
    failed: RwSignal<Option<String>>,
    on_yes: Callback<()>,
    on_no: Callback<()>,
    /// More about the consequences.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <h2 id=id>{title}</h2>
        <p>{explained}</p>
        {children.map(|children| children())}
        <p class="wrong" role="alert">{failed}</p>
        <div class="modal__end">
            <button class="btn" type="button" on:click=move |_| on_no.run(())>{say(common::cancel)}</button>
            <button class="btn btn--main" type="button" on:click=move |_| on_yes.run(())>{yes}</button>
        </div>
    }
}
