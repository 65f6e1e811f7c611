//! Shows people who change words what somebody else has made of them, before they save over it.

use leptos::prelude::*;
use shared::text::drafts as text;

use crate::drafts::Draft;
use crate::language::reader;

/// The words as they are now, if they differ from those at the opening of the field.
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
