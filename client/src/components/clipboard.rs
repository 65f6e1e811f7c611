//! Copies text to the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::text::entrance as text;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

use crate::language::reader_signal;

/// Copies `text` and calls `done`. If the browser does not allow that, shows the text so that it can be copied by hand.
pub fn copy_text(text: String, done: impl Fn() + 'static) {
    spawn_local(async move {
        if copied(&text).await {
            done();
        } else {
            let message = text::copy_yourself(reader_signal().get_untracked());
            let _ = window().prompt_with_message_and_default(message, &text);
        }
    });
}

/// Copies `text`, if the browser allows it: with the clipboard API, which needs a secure address, or else by selecting.
pub async fn copied(text: &str) -> bool {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
    (has_clipboard && navigator.clipboard().write_text(text).await.is_ok()) || copied_by_selecting(text).is_some()
}

/// Copies from a temporary field, which is added inside the focused element, where a selection may be copied.
fn copied_by_selecting(text: &str) -> Option<()> {
    let focused = document().active_element();
    let dialogs = document().query_selector_all("dialog[open]").ok()?;
    let around = dialogs.item(dialogs.length().wrapping_sub(1)).or_else(|| document().body().map(Into::into))?;
    let area: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_class_name("sr");
    area.set_read_only(true);
    area.set_value(text);
    around.append_child(&area).ok()?;
    area.select();
    let is_copied = document().unchecked_into::<HtmlDocument>().exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    is_copied.then_some(())
}
