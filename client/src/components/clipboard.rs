//! Putting something on the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;

/// Puts `text` on the clipboard and calls `done`. Where a page may not (browsers allow it on safe
/// addresses only), shows it to be copied by hand.
pub fn copy_text(text: String, done: impl Fn() + 'static) {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
    spawn_local(async move {
        if has_clipboard && navigator.clipboard().write_text(&text).await.is_ok() {
            done();
        } else {
            let _ = window().prompt_with_message_and_default("", &text);
        }
    });
}
