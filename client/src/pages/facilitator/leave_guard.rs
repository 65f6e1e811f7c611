//! Guards against losing the session: this device remembers it, and leaving while groups are at work asks first.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::FacilitatorState;
use crate::pages::auth::SecretPage;
use crate::saved_sessions;

/// Remembers on this device that it facilitates this session, under its current title.
pub fn remember(board: FacilitatorState) {
    let session = Memo::new(move |_| {
        // A rehearsal lasts as long as its tab at most.
        board.facts.with(|facts| {
            let facts = facts.as_ref().filter(|facts| !facts.settings.rehearsal)?;
            Some((facts.code, facts.settings.title.clone()))
        })
    });
    Effect::new(move |_| {
        if let Some((code, title)) = session.get()
            && let Some(me) = board.me.get()
            && let Some(secret) = SecretPage::Board.secret(code)
        {
            saved_sessions::remember_led(code, &title, &secret, me.is_some());
        }
    });
}

/// Lets the browser ask before the board is closed or left while groups are at work, and only then.
pub fn ask_before_leaving(board: FacilitatorState) {
    let asking = window_event_listener_untyped("beforeunload", move |event| {
        let is_rehearsal =
            board.facts.with_untracked(|facts| facts.as_ref().is_some_and(|facts| facts.settings.rehearsal));
        if is_rehearsal || !board.any_open() {
            return;
        }
        event.prevent_default();
        // Browsers from before 2023 ask only if there is a text, which they don't show.
        if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
            event.set_return_value("ask");
        }
    });
    on_cleanup(move || asking.remove());
}
