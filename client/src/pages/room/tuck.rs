//! A panel for what does not fit in a bar, which opens upward over the content.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::components::{Icon, icons};

/// Opens upward from a dock, over the content above it, and closes when the focus goes elsewhere.
#[component]
pub fn Tuck(class: &'static str, #[prop(into)] summary: ViewFn, children: ChildrenFn) -> impl IntoView {
    let tuck: NodeRef<html::Details> = NodeRef::new();
    // If it is removed while it has the focus, it still gets the event that the focus left, and is gone by then.
    let is_there = move || tuck.try_get_untracked().flatten();
    let close = move || {
        if let Some(tuck) = is_there() {
            let _ = tuck.remove_attribute("open");
        }
    };
    let left = move |event: FocusEvent| {
        use wasm_bindgen::JsCast;
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let is_within = is_there().is_some_and(|tuck| tuck.contains(to.as_ref()));
        // Without a new target, the window lost the focus, or a word in it was touched.
        if to.is_some() && !is_within {
            close();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <details class=format!("tuck {class}") node_ref=tuck on:focusout=left on:keydown=on_key>
            <summary>{summary.run()}<Icon path=icons::UP /></summary>
            <div class="tuck__up">{children()}</div>
        </details>
    }
}
