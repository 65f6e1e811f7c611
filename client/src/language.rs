//! The language of the screens, switchable in place.

use leptos::prelude::*;
use shared::language::Language;

use crate::storage;

const KEY: &str = "ao:language";

/// The language that the reader sees; [`provide`] it once, at the root.
#[derive(Clone, Copy)]
pub struct Reader(RwSignal<Language>);

/// Makes the language known to everything below: the reader's own choice, else that of the browser.
pub fn provide() {
    let browser = web_sys::window().and_then(|window| window.navigator().language());
    let language = storage::read::<Language>(KEY)
        .or_else(|| browser.and_then(|tag| Language::from_tag(&tag)))
        .unwrap_or_default();
    let signal = RwSignal::new(language);
    provide_context(Reader(signal));
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", signal.get().tag());
        }
    });
}

/// The reader's language, tracked.
pub fn reader() -> Language {
    expect_context::<Reader>().0.get()
}

/// The language as something to look at later.
pub fn reader_signal() -> Signal<Language> {
    expect_context::<Reader>().0.into()
}

/// The reader chose a language. It is remembered on this device.
pub fn choose(language: Language) {
    storage::write(KEY, &language);
    expect_context::<Reader>().0.set(language);
}

/// A session has a language of its own: used unless the reader chose one.
pub fn suggest(language: Language) {
    if storage::read::<Language>(KEY).is_none() {
        expect_context::<Reader>().0.set(language);
    }
}

/// A text in the reader's language, for a view: `{say(room::ask_help)}`.
pub fn say(text: fn(Language) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let language = reader_signal();
    move || text(language.get())
}
