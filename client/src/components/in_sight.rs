//! Scrolls a part of the page into view.

use leptos::ev;
use leptos::prelude::*;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls `part` into view, no further than needed.
pub fn show(part: &Element) {
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Nearest);
    part.scroll_into_view_with_scroll_into_view_options(&how);
}

/// Keeps the field that is written in in view, with the margins and padding that the style sheet gives it for its button:
/// browsers leave these out, a keyboard that opens takes half of the height, and a field grows with what is written in it.
pub fn keep_field_in_sight() {
    let later = || request_animation_frame(show_field);
    window_event_listener(ev::focusin, move |_| later());
    window_event_listener(ev::resize, move |_| later());
    window_event_listener(ev::input, move |_| later());
}

fn show_field() {
    if let Some(field) = document().active_element()
        && field.matches(".input,.page--room textarea").unwrap_or(false)
    {
        show(&field);
    }
}
