//! The link past the header, for keyboard users.

use leptos::prelude::*;
use shared::text::common;
use wasm_bindgen::JsCast;

use crate::language::say;

/// Id of the landmark that it leads to, which needs `tabindex="-1"`.
const CONTENT: &str = "content";

/// Moves the focus to the content: for the link past the header, and for a button that disappears when pressed.
pub fn focus_content() {
    let content = document().get_element_by_id(CONTENT);
    if let Some(content) = content.and_then(|content| content.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = content.focus();
    }
}

/// The first element in tab order. The router intercepts links, so the focus is moved here.
#[component]
pub fn SkipLink() -> impl IntoView {
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus_content();
    };
    view! { <a class="skip" href=format!("#{CONTENT}") on:click=skip>{say(common::to_content)}</a> }
}
