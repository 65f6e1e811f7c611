//! The key that the operator of a server may ask of who opens a session.

use leptos::prelude::*;
use shared::text::entrance as text;

use crate::language::reader;
use crate::storage;

use super::fields::TextField;

/// Where the key is kept: for this tab, so that who opens several sessions types it once.
const KEPT: &str = "ao:key";

/// The key as it is typed, and whether one is needed.
#[derive(Clone, Copy)]
pub struct Key {
    /// The server asks for one.
    pub needed: RwSignal<bool>,
    typed: RwSignal<String>,
}

impl Key {
    /// As it was typed before in this tab. Whether it is needed comes with the library.
    pub fn new() -> Self {
        let kept = storage::of_tab().and_then(|tab| tab.get_item(KEPT).ok().flatten());
        Self { needed: RwSignal::new(false), typed: RwSignal::new(kept.unwrap_or_default()) }
    }

    /// What is told to the server, which asked for it.
    pub fn told(self) -> Option<String> {
        let typed = self.typed.with_untracked(|typed| typed.trim().to_owned());
        (self.needed.get_untracked() && !typed.is_empty()).then_some(typed)
    }

    /// It is needed, and nothing is typed.
    pub fn is_missing(self) -> bool {
        self.needed.get() && self.typed.with(|typed| typed.trim().is_empty())
    }

    /// It was the right one.
    pub fn keep(self) {
        if let (Some(key), Some(tab)) = (self.told(), storage::of_tab()) {
            let _ = tab.set_item(KEPT, &key);
        }
    }
}

/// Asks for the key, where one is needed. That it is missing is only said once the form was sent.
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
