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

/// What surrounds a field, from the outside in: a form with its buttons, and a field with its label and remarks.
const AROUND: [&str; 2] = ["form", ".fill"];
/// The part of the window that a form may take to be shown as a whole: a bar may cover the rest.
const SHOWN_WHOLE: f64 = 0.8;

/// Keeps the field in use in view, with its buttons and remarks where they fit, and with the margins and
/// padding that the style sheet gives it: browsers leave these out, a keyboard that opens takes half the height, and
/// a field grows with its text.
pub fn keep_field_in_sight() {
    let later = || request_animation_frame(show_field);
    window_event_listener(ev::focusin, move |_| later());
    window_event_listener(ev::resize, move |_| later());
    window_event_listener(ev::input, move |_| later());
}

/// Brings the field that has the focus into view, after something appeared next to it.
pub fn show_field() {
    let Some(field) = document().active_element() else { return };
    if !field.matches("input:not([type=radio],[type=checkbox]),textarea").unwrap_or(false) {
        return;
    }
    let most = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default() * SHOWN_WHOLE;
    for around in AROUND {
        if let Some(around) = field.closest(around).ok().flatten()
            && around.get_bounding_client_rect().height() <= most
        {
            show(&around);
        }
    }
    show(&field);
}
