//! Unsent words on this device.

use shared::code::JoinCode;
use uuid::Uuid;

use super::clock::now;
use crate::drafts::{DRAFT_BYTES_MAX, Kept, Place, Shelf};
use crate::storage;

/// Prefix of the drafts' keys. Each draft has its own key, so that tabs do not overwrite each other's.
const DRAFTS: &str = "ao:draft:";
/// Key of this tab's form number.
const FORM: &str = "ao:form";

fn draft_key(place: Place) -> Option<String> {
    serde_json::to_string(&place).ok().map(|place| format!("{DRAFTS}{place}"))
}

/// Is a draft kept under this key?
pub fn is_of_draft(key: &str) -> bool {
    key.starts_with(DRAFTS)
}

/// All unsent words on this device. Forgets what a newer page can no longer read, and what is too old or too much.
pub fn drafts() -> Shelf {
    let read = |key: String| {
        let kept = storage::read::<Kept>(&key);
        if kept.is_none() {
            storage::forget(&key);
        }
        kept
    };
    let mut found: Vec<Kept> = Vec::new();
    for kept in storage::keys(DRAFTS).into_iter().filter_map(read) {
        if !found.iter().any(|known| known.place == kept.place) {
            found.push(kept);
        }
    }
    let (shelf, dropped) = Shelf::of(found, now());
    dropped.into_iter().for_each(forget_draft);
    shelf
}

/// Keeps a draft.
pub fn keep_draft(kept: &Kept) {
    if let Some(key) = draft_key(kept.place).filter(|_| kept.words.len() <= DRAFT_BYTES_MAX) {
        storage::write(&key, kept);
    }
}

/// Forgets a draft that was sent or discarded.
pub fn forget_draft(place: Place) {
    if let Some(key) = draft_key(place) {
        storage::forget(&key);
    }
}

/// The number of this tab's form of a new session. It survives a reload.
pub fn form_of_tab() -> u32 {
    let kept = storage::of_tab().and_then(|tab| tab.get_item(FORM).ok().flatten());
    kept.and_then(|number| number.parse().ok()).unwrap_or_else(next_form)
}

/// Draws another form number for this tab.
pub fn next_form() -> u32 {
    let (number, ..) = Uuid::new_v4().as_fields();
    if let Some(tab) = storage::of_tab() {
        // Without session storage the form is offered again after a reload.
        let _ = tab.set_item(FORM, &number.to_string());
    }
    number
}

pub(super) fn forget_drafts(code: JoinCode, which: fn(&Place) -> bool) {
    drafts().places_in(code).into_iter().filter(which).for_each(forget_draft);
}
