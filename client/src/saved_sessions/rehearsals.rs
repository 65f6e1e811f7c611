//! Where the rehearsals of this tab were begun, for the way back. Nothing of a rehearsal outlasts its tab.

use shared::code::JoinCode;

use crate::storage;

fn key(code: JoinCode) -> String {
    format!("ao:rehearsal:{code}")
}

/// Remembers the page from which a rehearsal was begun.
pub fn remember_rehearsal(code: JoinCode, begun_at: &str) {
    if let Some(tab) = storage::of_tab() {
        let _ = tab.set_item(&key(code), begun_at);
    }
}

/// The page from which this tab began a rehearsal; `None` for any other session.
pub fn rehearsal_begun_at(code: JoinCode) -> Option<String> {
    storage::of_tab()?.get_item(&key(code)).ok().flatten()
}
