//! The key that the server's operator may require for opening a session.

use leptos::prelude::*;
use shared::text::entrance as text;

use crate::language::reader;
use crate::storage;

use super::fields::TextField;

/// Where the tab stores the key, so that it is typed once for several sessions.
const KEPT: &str = "ao:key";

/// The key as it is typed, and whether one is needed.
#[derive(Clone, Copy)]
pub struct Key {
    /// The server requires one.
    pub needed: RwSignal<bool>,
    typed: RwSignal<String>,
}

impl Key {
    /// The key typed before in this tab. The library says whether one is needed.
    pub fn new() -> Self {
        let kept = storage::of_tab().and_then(|tab| tab.get_item(KEPT).ok().flatten());
        Self { needed: RwSignal::new(false), typed: RwSignal::new(kept.unwrap_or_default()) }
    }

    /// The key to send, if the server requires one.
    pub fn told(self) -> Option<String> {
        let typed = self.typed.with_untracked(|typed| typed.trim().to_owned());
        (self.needed.get_untracked() && !typed.is_empty()).then_some(typed)
    }

    /// One is needed, and nothing is typed.
    pub fn is_missing(self) -> bool {
        self.needed.get() && self.typed.with(|typed| typed.trim().is_empty())
    }

    /// Keeps a key that was right.
    pub fn keep(self) {
        if let (Some(key), Some(tab)) = (self.told(), storage::of_tab()) {
            let _ = tab.set_item(KEPT, &key);
        }
    }
}

/// Asks for the key, if one is needed. A missing key is pointed out only once the form was sent.
#[component]
pub fn KeyField(key: Key, sent: RwSignal<bool>) -> impl IntoView {
    let error =
        Signal::derive(move || (sent.get() && key.is_missing()).then(|| text::key_missing(reader()).to_owned()));
    view! {
        <Show when=move || key.needed.get()>
            <TextField id="key" label=text::key_label hint=text::key_hint value=key.typed error=error />
        </Show>
    }
}
