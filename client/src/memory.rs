//! The sessions that this device is in: what lets it come back as the same participant.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::code::JoinCode;
use shared::ids::{CommandId, DilemmaNumber, RoomNumber, RoundNumber};
use shared::session::SecretLink;
use shared::wire::Joined;

use crate::link::{Kept, Outbox};
use crate::storage;

/// The sessions, the latest first.
const SESSIONS: &str = "ao:in";
/// Sessions remembered at most; a device that is in more is shared by a whole school.
const SESSIONS_MAX: usize = 12;

/// A session that this device is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The code in its address.
    pub code: JoinCode,
    /// What it is called.
    pub title: String,
}

fn token_key(code: JoinCode) -> String {
    format!("ao:token:{code}")
}

/// Remembers that this device came into a session called `title`.
pub fn remember(code: JoinCode, joined: &Joined, title: &str) {
    storage::write(&token_key(code), joined);
    let mut sessions = sessions();
    sessions.retain(|session| session.code != code);
    sessions.insert(0, Remembered { code, title: title.to_owned() });
    for dropped in sessions.drain(SESSIONS_MAX.min(sessions.len())..) {
        storage::forget(&token_key(dropped.code));
        storage::forget(&rooms_key(dropped.code));
        storage::forget(&stay_key(dropped.code));
        forget_outbox(dropped.code);
    }
    storage::write(SESSIONS, &sessions);
}

/// What this device got when it came into the session, if it ever did: its number and its token.
pub fn token(code: JoinCode) -> Option<Joined> {
    storage::read(&token_key(code))
}

/// Forgets a session: it is over, or its server does not know this device any more.
pub fn forget(code: JoinCode) {
    storage::forget(&token_key(code));
    storage::forget(&rooms_key(code));
    storage::forget(&stay_key(code));
    forget_outbox(code);
    let mut sessions = sessions();
    sessions.retain(|session| session.code != code);
    storage::write(SESSIONS, &sessions);
}

/// Forgets a session that was deleted, with the links to it.
pub fn forget_deleted(code: JoinCode) {
    forget(code);
    for link in [SecretLink::Plenary, SecretLink::Report] {
        forget_issued(code, link);
    }
}

/// The sessions that this device is in, the latest first.
pub fn sessions() -> Vec<Remembered> {
    storage::read(SESSIONS).unwrap_or_default()
}

/// The rooms that this device's participant was in: who follows the plenary screen holds no people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRooms {
    /// Where they are now.
    pub now: Option<RoomNumber>,
    /// Where they talked each dilemma through; groups may have been mixed since.
    pub about: BTreeMap<DilemmaNumber, RoomNumber>,
}

fn rooms_key(code: JoinCode) -> String {
    format!("ao:rooms:{code}")
}

/// Remembers where this device's participant is and was.
pub fn remember_rooms(code: JoinCode, rooms: &OwnRooms) {
    storage::write(&rooms_key(code), rooms);
}

/// Where this device's participant is and was, as far as is known.
pub fn own_rooms(code: JoinCode) -> OwnRooms {
    storage::read(&rooms_key(code)).unwrap_or_default()
}

fn stay_key(code: JoinCode) -> String {
    format!("ao:stays:{code}")
}

/// Remembers that this device's participant stays with the debrief while this round of their room runs.
pub fn remember_stay(code: JoinCode, round: Option<(RoomNumber, RoundNumber)>) {
    storage::write(&stay_key(code), &round);
}

/// The round of their room during which they stay with the debrief.
pub fn stays_in_hall(code: JoinCode) -> Option<(RoomNumber, RoundNumber)> {
    storage::read(&stay_key(code)).flatten()
}

fn outbox_prefix(code: JoinCode) -> String {
    format!("ao:outbox:{code}:")
}

fn asked_key(code: JoinCode, id: CommandId) -> String {
    format!("{}{}", outbox_prefix(code), id.0)
}

/// Keeps what was asked for until it is answered. Every command has a key of its own: tabs write past each other.
pub fn keep_asked(code: JoinCode, kept: &Kept) {
    storage::write(&asked_key(code, kept.id), kept);
}

/// It is answered.
pub fn forget_asked(code: JoinCode, id: CommandId) {
    storage::forget(&asked_key(code, id));
}

/// What was asked for on this device, in any tab, and is not answered. A newer page may not know one command of an
/// older one: that one is dropped, the others are still sent.
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

fn forget_outbox(code: JoinCode) {
    storage::keys(&outbox_prefix(code)).iter().for_each(|key| storage::forget(key));
}

fn link_key(code: JoinCode, link: SecretLink) -> String {
    match link {
        SecretLink::Plenary => format!("ao:plenary:{code}"),
        SecretLink::Report => format!("ao:report:{code}"),
    }
}

/// Remembers the secret of a link on the device that it was given out on: its board can show the way there.
pub fn remember_issued(code: JoinCode, link: SecretLink, secret: &str) {
    storage::write(&link_key(code, link), &secret);
}

/// The secret of a link, if it was given out on this device.
pub fn issued(code: JoinCode, link: SecretLink) -> Option<String> {
    storage::read(&link_key(code, link))
}

/// Forgets a link: it opens nothing any more.
pub fn forget_issued(code: JoinCode, link: SecretLink) {
    storage::forget(&link_key(code, link));
}

/// Remembers the secret of a session's plenary screen on the device that opened the session.
pub fn remember_plenary(code: JoinCode, secret: &str) {
    remember_issued(code, SecretLink::Plenary, secret);
}

/// The secret of a session's plenary screen, if this device knows it.
pub fn plenary(code: JoinCode) -> Option<String> {
    issued(code, SecretLink::Plenary)
}
