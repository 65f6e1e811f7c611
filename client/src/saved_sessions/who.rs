//! The participant that this device acts for in a session. On a shared computer that is one person at a time: the
//! tokens and unsent words of earlier ones are set aside, so that nobody sends another's words and none are lost.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use shared::code::JoinCode;
use shared::ids::ParticipantId;
use shared::wire::{Identity, Joined};

use super::outbox::outbox_prefix;
use super::own_rooms::{OwnRooms, own_rooms, remember_rooms, rooms_key, stay_key};
use crate::storage;

/// The maximum number of people set aside in one session: a day's groups at one computer. The earliest one goes first.
const ASIDE_MAX: usize = 16;

/// Somebody who joined on this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Their number and their token.
    #[serde(flatten)]
    pub joined: Joined,
    /// Their name when they were last here; empty if an older page stored it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// Somebody that this device acted for earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Aside {
    who: Who,
    #[serde(default)]
    rooms: OwnRooms,
}

fn token_key(code: JoinCode) -> String {
    format!("ao:token:{code}")
}

fn aside_key(code: JoinCode) -> String {
    format!("ao:aside:{code}")
}

fn aside(code: JoinCode) -> Vec<Aside> {
    storage::read(&aside_key(code)).unwrap_or_default()
}

/// The participant that this tab acts for, if any. A tab keeps its participant even if somebody else has joined in
/// another tab since; a new tab acts for the last person who joined.
pub fn who(code: JoinCode) -> Option<Who> {
    let latest = latest(code);
    let Some(here) = here(code) else { return latest };
    let is_here = |who: &Who| who.joined.participant == here;
    latest.clone().filter(is_here).or_else(|| others(code).into_iter().find(is_here)).or(latest)
}

/// The participant who joined last on this device.
fn latest(code: JoinCode) -> Option<Who> {
    storage::read(&token_key(code))
}

fn here_key(code: JoinCode) -> String {
    format!("ao:here:{code}")
}

/// The participant that this tab acted for before it was reloaded.
fn here(code: JoinCode) -> Option<ParticipantId> {
    let kept = storage::of_tab()?.get_item(&here_key(code)).ok()??;
    kept.parse().ok().map(ParticipantId)
}

/// Makes this tab keep acting for this participant.
pub fn stay_here(code: JoinCode, participant: ParticipantId) {
    if let Some(tab) = storage::of_tab() {
        // If storage refuses that, after a reload the tab acts for the last person who joined.
        let _ = tab.set_item(&here_key(code), &participant.0.to_string());
    }
}

fn leave_here(code: JoinCode) {
    if let Some(tab) = storage::of_tab() {
        let _ = tab.remove_item(&here_key(code));
    }
}

/// The people that this device acted for earlier, latest first.
pub fn others(code: JoinCode) -> Vec<Who> {
    aside(code).into_iter().map(|aside| aside.who).collect()
}

/// Remembers a participant's current name.
pub fn remember_name(code: JoinCode, name: &str) {
    let is_here = |who: &Who| here(code).is_none_or(|here| here == who.joined.participant);
    if let Some(who) = latest(code).filter(|who| is_here(who) && who.name != name) {
        storage::write(&token_key(code), &Who { name: name.to_owned(), ..who });
    }
}

/// Makes this device act for `who`, and sets its previous participant aside.
pub fn be(code: JoinCode, who: &Who) {
    set_aside(code);
    let (mine, others) = split(aside(code), &who.joined);
    storage::write(&aside_key(code), &others);
    if let Some(mine) = mine {
        remember_rooms(code, &mine.rooms);
    }
    storage::write(&token_key(code), who);
    stay_here(code, who.joined.participant);
}

/// Makes this device act for nobody until somebody joins. Its participant can come back, and finds what they wrote.
pub fn set_aside(code: JoinCode) {
    leave_here(code);
    let Some(who) = latest(code) else { return };
    keep_outbox_for(code, who.joined.participant);
    let latest = Aside { who, rooms: own_rooms(code) };
    storage::write(&aside_key(code), &with(aside(code), latest));
    for key in [token_key(code), rooms_key(code), stay_key(code)] {
        storage::forget(&key);
    }
}

/// Forgets everybody that this device acted for in a session.
pub(super) fn forget_everybody(code: JoinCode) {
    leave_here(code);
    storage::forget(&token_key(code));
    storage::forget(&aside_key(code));
}

/// Assigns the commands that were asked for before the server said by whom, so that they are not sent for somebody who
/// joins later. Only their owner is read, because what reads every command is large, and the entrance does without it.
fn keep_outbox_for(code: JoinCode, participant: ParticipantId) {
    let Ok(owner) = serde_json::to_value(Identity::Participant(participant)) else { return };
    for key in storage::keys(&outbox_prefix(code)) {
        if let Some(kept) = storage::read(&key).and_then(|kept| owned_by(&owner, kept)) {
            storage::write(&key, &kept);
        }
    }
}

/// A [`Kept`](shared::link::Kept) that belongs to nobody yet, assigned to `owner`.
fn owned_by(owner: &Value, mut kept: Map<String, Value>) -> Option<Map<String, Value>> {
    let is_nobodys = kept.get("owner").is_none_or(Value::is_null);
    is_nobodys.then(|| {
        kept.insert("owner".to_owned(), owner.clone());
        kept
    })
}

fn with(mut all: Vec<Aside>, latest: Aside) -> Vec<Aside> {
    all.retain(|one| one.who.joined != latest.who.joined);
    all.insert(0, latest);
    all.truncate(ASIDE_MAX);
    all
}

/// Separates somebody from the people set aside.
fn split(all: Vec<Aside>, joined: &Joined) -> (Option<Aside>, Vec<Aside>) {
    let (mine, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.who.joined == *joined);
    (mine.into_iter().next(), others)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aside(number: u32) -> Aside {
        let joined = Joined {
            code: JoinCode::from_numbers([1; 6]),
            participant: ParticipantId(number),
            token: format!("token {number}"),
        };
        Aside { who: Who { joined, name: format!("Demo {number}") }, rooms: OwnRooms::default() }
    }

    #[test]
    fn a_person_set_aside_twice_is_kept_once_and_can_return() {
        let all = with(with(with(Vec::new(), aside(1)), aside(2)), aside(1));
        assert_eq!(all, [aside(1), aside(2)]);
        assert_eq!(split(all.clone(), &aside(2).who.joined), (Some(aside(2)), vec![aside(1)]));
        assert_eq!(split(all.clone(), &aside(3).who.joined), (None, all));
    }

    #[test]
    fn the_number_of_people_set_aside_is_bounded() {
        let all = (0..40).map(aside).fold(Vec::new(), with);
        assert_eq!((all.len(), &all[0]), (ASIDE_MAX, &aside(39)));
    }

    #[test]
    fn only_a_command_of_nobody_is_assigned_and_only_its_owner_changes() {
        let kept = |owner: Value| {
            let kept = serde_json::json!({ "owner": owner, "id": "one", "command": { "a": 1 } });
            serde_json::from_value::<Map<String, Value>>(kept).unwrap()
        };
        let owner = |number| serde_json::to_value(Identity::Participant(ParticipantId(number))).unwrap();
        assert_eq!(owned_by(&owner(7), kept(Value::Null)), Some(kept(owner(7))));
        assert_eq!(owned_by(&owner(7), kept(owner(8))), None);
    }

    #[test]
    fn data_of_older_pages_and_tests_is_still_read() {
        let old = r#"{"code":"AAAAAA","participant":7,"token":"secret"}"#;
        let who = serde_json::from_str::<Who>(old).unwrap();
        assert_eq!((who.joined.participant, who.name.as_str()), (ParticipantId(7), ""));
        assert_eq!(serde_json::to_string(&who).unwrap(), old, "and older pages read what is kept now");
        let named = Who { name: "Demo A".into(), ..who };
        let kept = serde_json::to_string(&named).unwrap();
        assert_eq!(serde_json::from_str::<Joined>(&kept).unwrap(), named.joined);
        assert_eq!(serde_json::from_str::<Who>(&kept).unwrap(), named);
    }
}
