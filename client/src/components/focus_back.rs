//! The focus after the closing of something that a button had opened in its place.

use leptos::html;
use leptos::prelude::*;

/// Gives the focus back to the button that opens something, once that closes and takes the focus with it: a keyboard
/// would start at the top of the page again.
pub fn focus_comes_back(opener: NodeRef<html::Button>, is_open: impl Fn() -> bool + 'static) {
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open();
        if was_open == Some(true) && !is_open {
            request_animation_frame(move || focus_if_lost(opener));
        }
        is_open
    });
}

fn focus_if_lost(opener: NodeRef<html::Button>) {
    let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
    if let Some(Some(opener)) = opener.try_get_untracked().filter(|_| is_lost) {
        let _ = opener.focus();
    }
}
