//! The first screen: what the page itself shows of the start page or a session's door before the client runs. Somebody
//! may be typing in it, and may have pressed its button.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::wire::Door;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement};

use crate::components::keep_field_in_sight;

/// The page's element until the client runs.
const STARTING: &str = "starting";

thread_local! {
    static DOOR: RefCell<Option<Door>> = const { RefCell::new(None) };
}

/// Keeps what the page knows of a session, for the client's page.
pub fn keep_door() {
    let told = document().get_element_by_id(STARTING).and_then(|starting| starting.get_attribute("data-door"));
    DOOR.set(told.and_then(|door| serde_json::from_str(&door).ok()));
}

/// The door of that session, once, if the page brought it.
pub fn take_door(code: JoinCode) -> Option<Door> {
    DOOR.take().filter(|door| door.code == code)
}

/// Lets the client's own page take the place of the first screen, before any of it is seen. The router has drawn
/// it by then. A page in the background is not painted.
pub fn give_way() {
    let take_over = || {
        hand_over();
        // Only from here on: the page must not move while it changes hands.
        keep_field_in_sight();
    };
    if document().hidden() {
        set_timeout(take_over, Duration::ZERO);
    } else {
        request_animation_frame(take_over);
    }
}

/// Takes the first screen away. What was typed and the focus move to the fields of the same name, so that somebody who
/// is typing can continue, and a press of its button, which `start.js` notes, becomes a press of the new one.
fn hand_over() {
    let Some(starting) = document().get_element_by_id(STARTING) else { return };
    let focused = document().active_element();
    // There is a field in each language; only the one in the reader's is visible and typed in.
    for field in fields(&starting) {
        let has_focus = focused.as_ref().is_some_and(|focused| focused == AsRef::<Element>::as_ref(&field));
        let typed = field.value();
        let Some(same) = find::<HtmlInputElement>(&format!("main#content [name={}]", field.name())) else { continue };
        if !typed.is_empty() {
            same.set_value(&typed);
            tell(&same);
        }
        if has_focus {
            // Without scrolling, because the first screen is still above and is about to go.
            let still = FocusOptions::new();
            still.set_prevent_scroll(true);
            let _ = same.focus_with_options(&still);
        }
    }
    let is_pressed = starting.query_selector("[data-pressed]").ok().flatten().is_some();
    starting.remove();
    if let Some(button) = find::<HtmlElement>("main#content form [type=submit]").filter(|_| is_pressed) {
        button.click();
    }
}

/// As if it had been typed there.
fn tell(field: &HtmlInputElement) {
    if let Ok(event) = Event::new("input") {
        event.init_event_with_bubbles("input", true);
        let _ = field.dispatch_event(&event);
    }
}

fn fields(within: &Element) -> impl Iterator<Item = HtmlInputElement> {
    let found = within.query_selector_all("input").ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |index| found.as_ref()?.get(index)?.dyn_into().ok())
}

fn find<T: JsCast>(selector: &str) -> Option<T> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}
