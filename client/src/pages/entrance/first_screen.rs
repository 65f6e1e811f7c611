//! The first screen: what the page itself shows of the start page before the client runs. Somebody may be typing in it.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

/// Where the page stands until the client runs.
const STARTING: &str = "starting";

thread_local! {
    static TYPED: RefCell<Option<Typed>> = const { RefCell::new(None) };
}

/// What somebody typed before the client ran.
pub struct Typed {
    /// The code, or a part of it.
    pub code: String,
    /// The cursor stands in the field.
    pub has_focus: bool,
}

/// Keeps what was typed, for the page that takes the place of the first screen.
pub fn keep_what_was_typed() {
    let fields = document().query_selector_all("#starting .code");
    let Ok(fields) = fields else { return };
    let fields = (0..fields.length()).filter_map(|index| fields.get(index)?.dyn_into::<HtmlInputElement>().ok());
    let focused = document().active_element();
    let typed = fields.map(|field| Typed {
        code: field.value(),
        has_focus: focused.as_ref().is_some_and(|focused| focused == AsRef::<Element>::as_ref(&field)),
    });
    // One of the two is in the reader's language; the other is hidden.
    let typed = typed.into_iter().find(|typed| typed.has_focus || !typed.code.is_empty());
    TYPED.set(typed);
}

/// What was typed, once.
pub fn take_typed() -> Option<Typed> {
    TYPED.take()
}

/// Takes the first screen away: the client's own page stands there now.
pub fn remove() {
    if let Some(starting) = document().get_element_by_id(STARTING) {
        starting.remove();
    }
}
