//! The language of the screens, switchable in place.

use std::cell::OnceCell;

use leptos::prelude::*;
use shared::language::Language;

use crate::storage;

/// A text in the reader's language.
pub type Words = fn(Language) -> &'static str;

const KEY: &str = "ao:language";

thread_local! {
    /// The language that the reader sees. Not a context: answers of the server and timers come from
    /// outside of any component, and they speak to the reader as well.
    static READER: OnceCell<RwSignal<Language>> = const { OnceCell::new() };
}

/// Makes the language known, once, at the root: the reader's own choice, else that of the browser.
pub fn provide() {
    let browser = web_sys::window().and_then(|window| window.navigator().language());
    let language =
        storage::read::<Language>(KEY).or_else(|| browser.and_then(|tag| Language::from_tag(&tag))).unwrap_or_default();
    let signal = RwSignal::new(language);
    READER.with(|reader| {
        let _ = reader.set(signal);
    });
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", signal.get().tag());
        }
    });
}

fn signal() -> RwSignal<Language> {
    READER.with(|reader| *reader.get_or_init(|| RwSignal::new(Language::default())))
}

/// The reader's language, tracked.
pub fn reader() -> Language {
    signal().get()
}

/// The language as something to look at later.
pub fn reader_signal() -> Signal<Language> {
    signal().into()
}

/// The reader chose a language. It is remembered on this device.
pub fn choose(language: Language) {
    storage::write(KEY, &language);
    signal().set(language);
}

/// A session has a language of its own: used unless the reader chose one.
pub fn suggest(language: Language) {
    if storage::read::<Language>(KEY).is_none() && signal().get_untracked() != language {
        signal().set(language);
    }
}

/// A text in the reader's language, for a view: `{say(room::ask_help)}`.
pub fn say(text: fn(Language) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let language = reader_signal();
    move || text(language.get())
}
