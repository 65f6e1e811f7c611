//! The facilitator's messages that were closed in this tab, so that a reload does not show them again.

use std::collections::BTreeSet;

use shared::code::JoinCode;
use shared::time::Timestamp;

use crate::storage;

fn key(code: JoinCode) -> String {
    format!("ao:closed:{code}")
}

/// The times of closed messages.
pub fn closed_words(code: JoinCode) -> BTreeSet<Timestamp> {
    let kept = storage::of_tab().and_then(|tab| tab.get_item(&key(code)).ok().flatten());
    kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
}

/// Remembers the times of closed messages.
pub fn remember_closed_words(code: JoinCode, closed: &BTreeSet<Timestamp>) {
    if let (Some(tab), Ok(kept)) = (storage::of_tab(), serde_json::to_string(closed)) {
        let _ = tab.set_item(&key(code), &kept);
    }
}
