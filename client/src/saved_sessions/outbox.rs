//! Commands that were asked for on this device and are not answered yet.

use shared::code::JoinCode;
use shared::ids::CommandId;
use shared::link::{Kept, Outbox};

use crate::storage;

pub(super) fn outbox_prefix(code: JoinCode) -> String {
    format!("ao:outbox:{code}:")
}

fn asked_key(code: JoinCode, id: CommandId) -> String {
    format!("{}{}", outbox_prefix(code), id.0)
}

/// Keeps a command until it is answered. Every command has its own key, so that tabs do not overwrite each other's.
pub fn keep_asked(code: JoinCode, kept: &Kept) {
    storage::write(&asked_key(code, kept.id), kept);
}

/// Forgets a command that was answered.
pub fn forget_asked(code: JoinCode, id: CommandId) {
    storage::forget(&asked_key(code, id));
}

/// The unanswered commands of this device, from any tab. A newer page may not know a command of an older one: that one
/// is dropped, the others are still sent.
pub fn outbox(code: JoinCode) -> Outbox {
    let read = |key: String| {
        let kept = storage::read(&key);
        if kept.is_none() {
            storage::forget(&key);
        }
        kept
    };
    Outbox::of(storage::keys(&outbox_prefix(code)).into_iter().filter_map(read).collect())
}

pub(super) fn forget_outbox(code: JoinCode) {
    storage::keys(&outbox_prefix(code)).iter().for_each(|key| storage::forget(key));
}
