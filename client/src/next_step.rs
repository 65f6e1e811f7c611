//! Moves the focus along when a step that was pressed by key is replaced by the next one. Otherwise the keyboard would
//! start again at the top of the page.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::{document, set_timeout};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::components::focus_content;

/// How often to check whether the step is gone.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// The maximum number of checks: a slow server takes a few seconds to answer.
const LOOKS: u32 = 50;

thread_local! {
    /// Was the last press made with a key?
    static BY_KEY: Cell<bool> = const { Cell::new(false) };
}

/// Records whether the last press was made with a key.
pub fn pressed_by_key(is: bool) {
    BY_KEY.set(is);
}

/// The screen changed, perhaps through somebody else, and the focused element may be gone with it.
pub fn screen_changed() {
    let look = || {
        if BY_KEY.get() && is_nowhere() {
            focus_next();
        }
    };
    set_timeout(look, LOOK_EVERY);
}

/// Moves the focus on once `step` is gone, unless somebody has moved it by then.
pub fn follow(step: Element) {
    look(step, LOOKS);
}

fn look(step: Element, more: u32) {
    let again = move || {
        if step.is_connected() {
            if more > 0 {
                look(step, more - 1);
            }
        } else if is_nowhere() {
            focus_next();
        }
    };
    set_timeout(again, LOOK_EVERY);
}

/// Is the focus on nothing? True when the focused element is gone.
fn is_nowhere() -> bool {
    let body = document().body().map(Element::from);
    document().active_element().is_none_or(|active| Some(active) == body)
}

fn focus_next() {
    let next = document().query_selector("main [data-step], .dock [data-step]").ok().flatten();
    match next.and_then(|next| next.dyn_into::<HtmlElement>().ok()).filter(|next| next.offset_parent().is_some()) {
        Some(next) => {
            let _ = next.focus();
        }
        None => focus_content(),
    }
}
