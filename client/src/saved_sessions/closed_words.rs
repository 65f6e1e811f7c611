//! The facilitator's words that somebody closed in this tab: a reload does not bring them back.

use std::collections::BTreeSet;

use shared::code::JoinCode;
use shared::time::Timestamp;

use crate::storage;

fn key(code: JoinCode) -> String {
    format!("ao:closed:{code}")
}

/// When the words were said that were closed.
pub fn closed_words(code: JoinCode) -> BTreeSet<Timestamp> {
    let kept = storage::of_tab().and_then(|tab| tab.get_item(&key(code)).ok().flatten());
    kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
}

/// Remembers which are closed.
pub fn remember_closed_words(code: JoinCode, closed: &BTreeSet<Timestamp>) {
    if let (Some(tab), Ok(kept)) = (storage::of_tab(), serde_json::to_string(closed)) {
        let _ = tab.set_item(&key(code), &kept);
    }
}
