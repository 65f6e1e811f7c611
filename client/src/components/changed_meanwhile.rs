//! Tells whoever changes words what somebody else made of them meanwhile, before they save over it.

use leptos::prelude::*;
use shared::text::drafts as text;

use crate::drafts::Draft;
use crate::language::reader;

/// How the words stand now, if that is not how they stood when the field was opened.
#[component]
pub fn ChangedMeanwhile(draft: Draft) -> impl IntoView {
    let theirs = Memo::new(move |_| draft.theirs());
    let said = move || {
        theirs.get().map(|theirs| {
            if theirs.is_empty() {
                text::emptied_meanwhile(reader()).to_owned()
            } else {
                text::changed_meanwhile(reader(), &theirs)
            }
        })
    };
    view! { <div role="status">{move || said().map(|words| view! { <p class="notice"><span>{words}</span></p> })}</div> }
}
