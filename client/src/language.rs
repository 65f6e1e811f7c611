//! The language of the screens, switchable in place.

use std::cell::OnceCell;

use leptos::prelude::*;
use shared::language::Language;

use crate::storage;

/// A text in the reader's language.
pub type Words = fn(Language) -> &'static str;

const KEY: &str = "ao:language";

thread_local! {
    /// The language that the reader sees. Not a context, because the server's answers and timers come from outside any
    /// component and are shown to the reader too.
    static READER: OnceCell<RwSignal<Language>> = const { OnceCell::new() };
}

/// Sets the language, once, at the root: the reader's own choice, or else the browser's.
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

/// The reader's language as a signal.
pub fn reader_signal() -> Signal<Language> {
    signal().into()
}

/// Sets the language that the reader chose, and remembers it on this device.
pub fn choose(language: Language) {
    storage::write(KEY, &language);
    signal().set(language);
}

/// Switches to a session's language, unless the reader chose one.
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
