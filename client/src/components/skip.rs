//! Past the header, for who goes by keyboard.

use leptos::prelude::*;
use shared::text::common;
use wasm_bindgen::JsCast;

use crate::language::say;

/// The landmark that it leads to; it needs `tabindex="-1"`.
const CONTENT: &str = "content";

/// Moves the focus to the content: of the link past the header, and of a button that goes once it is pressed.
pub fn focus_content() {
    let content = document().get_element_by_id(CONTENT);
    if let Some(content) = content.and_then(|content| content.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = content.focus();
    }
}

/// The first thing that the keyboard comes by. The router keeps links to itself, so the focus is moved here.
#[component]
pub fn SkipLink() -> impl IntoView {
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus_content();
    };
    view! { <a class="skip" href=format!("#{CONTENT}") on:click=skip>{say(common::to_content)}</a> }
}
