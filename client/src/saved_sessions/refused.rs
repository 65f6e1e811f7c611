//! Refused words that are in no form: the server did not accept them, and their form is gone.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shared::code::JoinCode;
use shared::ids::CommandId;
use shared::time::Timestamp;

use super::clock::shelf_time;
use super::who;
use crate::drafts::KEPT_FOR;
use crate::storage;

/// A refusal, and when it came by the shelf time.
#[derive(Deserialize, Serialize)]
struct Kept<T> {
    at: Timestamp,
    refusal: T,
}

fn prefix(code: JoinCode) -> String {
    format!("ao:refused:{code}:")
}

/// Prefix of this participant's keys, so that nobody at a shared computer sees another's words.
fn own_prefix(code: JoinCode) -> String {
    let participant = who(code).map(|who| who.joined.participant.to_string());
    format!("{}{}:", prefix(code), participant.unwrap_or_default())
}

fn key(code: JoinCode, id: CommandId) -> String {
    format!("{}{}", own_prefix(code), id.0)
}

/// Keeps a refusal until its words are copied, sent or thrown away. Every refusal has a key of its own, so that tabs do
/// not overwrite each other.
pub fn keep_refused(code: JoinCode, id: CommandId, refusal: &impl Serialize) {
    storage::write_words(&key(code, id), &Kept { at: shelf_time(), refusal });
}

/// Forgets a refusal whose words were dealt with.
pub fn forget_refused(code: JoinCode, id: CommandId) {
    storage::forget(&key(code, id));
}

/// The refusals kept by any tab. Forgets those that are too old or that a newer page wrote.
pub fn refused<T: DeserializeOwned>(code: JoinCode) -> Vec<T> {
    let now = shelf_time();
    let read = |key: String| {
        let kept = storage::read::<Kept<T>>(&key).filter(|kept| now - kept.at <= KEPT_FOR);
        if kept.is_none() {
            storage::forget(&key);
        }
        kept.map(|kept| kept.refusal)
    };
    storage::keys(&own_prefix(code)).into_iter().filter_map(read).collect()
}

pub(super) fn forget_all_refused(code: JoinCode) {
    storage::keys(&prefix(code)).iter().for_each(|key| storage::forget(key));
}
