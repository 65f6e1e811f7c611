//! What is written on this device and not sent.

use shared::code::JoinCode;
use uuid::Uuid;

use super::clock::shelf_time;
use crate::drafts::{DRAFT_BYTES_MAX, Kept, Place, Shelf};
use crate::storage;

/// What is written and not sent, each draft under a key of its own: tabs write past each other.
const DRAFTS: &str = "ao:draft:";
/// The number of the form of this tab.
const FORM: &str = "ao:form";

fn draft_key(place: Place) -> Option<String> {
    serde_json::to_string(&place).ok().map(|place| format!("{DRAFTS}{place}"))
}

/// Is a draft kept under this key?
pub fn is_of_draft(key: &str) -> bool {
    key.starts_with(DRAFTS)
}

/// Everything that is written and not sent on this device. What a newer page does not understand any more, and what is
/// too old or too much, is forgotten.
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
    let (shelf, dropped) = Shelf::of(found, shelf_time());
    dropped.into_iter().for_each(forget_draft);
    shelf
}

/// Keeps what is written.
pub fn keep_draft(kept: &Kept) {
    if let Some(key) = draft_key(kept.place).filter(|_| kept.words.len() <= DRAFT_BYTES_MAX) {
        storage::write_words(&key, kept);
    }
}

/// It was sent, or thrown away.
pub fn forget_draft(place: Place) {
    if let Some(key) = draft_key(place) {
        storage::forget(&key);
    }
}

/// The number of the form of a new session that this tab fills in. It lasts over a reload.
pub fn form_of_tab() -> u32 {
    let kept = storage::of_tab().and_then(|tab| tab.get_item(FORM).ok().flatten());
    kept.and_then(|number| number.parse().ok()).unwrap_or_else(next_form)
}

/// Draws another number for this tab.
pub fn next_form() -> u32 {
    let (number, ..) = Uuid::new_v4().as_fields();
    if let Some(tab) = storage::of_tab() {
        // Without that storage the form is offered again after a reload.
        let _ = tab.set_item(FORM, &number.to_string());
    }
    number
}

pub(super) fn forget_drafts(code: JoinCode, which: fn(&Place) -> bool) {
    drafts().places_in(code).into_iter().filter(which).for_each(forget_draft);
}
