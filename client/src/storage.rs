//! What a device remembers: in its local storage, if that is allowed. Otherwise (private windows, a full disk) in
//! memory, so that everything works until the page is closed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::prelude::{ArcRwSignal, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;

thread_local! {
    /// Values that local storage did not accept.
    static UNTIL_CLOSED: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
    /// Whether to tell people that their words can't be stored.
    static LOSES_WORDS: ArcRwSignal<bool> = ArcRwSignal::new(false);
    /// Set at the first failure, so that people hear of it only once.
    static WAS_FOUND: Cell<bool> = const { Cell::new(false) };
}

/// Session storage, which lasts as long as this tab, including reloads. Two tabs of one person do not overwrite each
/// other's.
pub fn of_tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The value under `key`, if there is one that can still be read.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    let until_closed = UNTIL_CLOSED.with_borrow(|kept| kept.get(key).cloned());
    let text = until_closed.or_else(|| local()?.get_item(key).ok().flatten())?;
    serde_json::from_str(&text).ok()
}

/// Stores `value` under `key`, and returns whether it outlasts the page.
pub fn write<T: Serialize>(key: &str, value: &T) -> bool {
    let Ok(text) = serde_json::to_string(value) else {
        return false;
    };
    let is_stored = local().is_some_and(|storage| storage.set_item(key, &text).is_ok());
    UNTIL_CLOSED.with_borrow_mut(|kept| {
        if is_stored {
            kept.remove(key);
        } else {
            kept.insert(key.to_owned(), text);
        }
    });
    is_stored
}

/// Stores words that people typed. [`loses_words`] becomes true at the first failure.
pub fn write_words<T: Serialize>(key: &str, value: &T) {
    if !write(key, value) && !WAS_FOUND.replace(true) {
        loses_words().set(true);
    }
}

/// Whether to tell people that what they type does not outlast the page. Set to false once they have read it.
pub fn loses_words() -> ArcRwSignal<bool> {
    LOSES_WORDS.with(ArcRwSignal::clone)
}

/// Does this storage outlast the page?
pub fn keeps() -> bool {
    const PROBE: &str = "ao:keeps";
    local().is_some_and(|storage| storage.set_item(PROBE, "").and_then(|()| storage.remove_item(PROBE)).is_ok())
}

/// Does the value under `key` survive closing the browser?
pub fn lasts(key: &str) -> bool {
    local().is_some_and(|storage| storage.get_item(key).ok().flatten().is_some())
}

/// Forgets the value under `key`.
pub fn forget(key: &str) {
    UNTIL_CLOSED.with_borrow_mut(|kept| kept.remove(key));
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}

/// All keys that begin with `prefix`.
pub fn keys(prefix: &str) -> Vec<String> {
    let mut keys: Vec<String> = UNTIL_CLOSED.with_borrow(|kept| kept.keys().cloned().collect());
    if let Some(storage) = local() {
        let count = storage.length().unwrap_or_default();
        keys.extend((0..count).filter_map(|place| storage.key(place).ok().flatten()));
    }
    keys.retain(|key| key.starts_with(prefix));
    keys
}
