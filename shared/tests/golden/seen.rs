//! What each audience holds of a session, as its differences from the session itself.

use serde_json::{Map, Value, json};
use shared::session::Session;
use shared::view::{Audience, project_state};

/// For every audience: what is hidden from it, by its path in the session, and what it holds instead.
pub fn by_all(session: &Session) -> Value {
    let seen = audiences(session).map(|audience| (name(audience), by(session, audience)));
    Value::Object(seen.collect())
}

/// Every path at which two values differ, with both values. In the order of the first, then what only the second has.
pub fn differences(one: &Value, other: &Value) -> Vec<(String, Option<Value>, Option<Value>)> {
    let mut found = Vec::new();
    collect("", Some(one), Some(other), &mut found);
    found
}

fn collect(
    path: &str,
    one: Option<&Value>,
    other: Option<&Value>,
    found: &mut Vec<(String, Option<Value>, Option<Value>)>,
) {
    match (one, other) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            let only_there = other.keys().filter(|key| !one.contains_key(*key));
            for key in one.keys().chain(only_there) {
                collect(&format!("{path}/{key}"), one.get(key), other.get(key), found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            for place in 0..one.len().max(other.len()) {
                collect(&format!("{path}/{place}"), one.get(place), other.get(place), found);
            }
        }
        (one, other) if one == other => {}
        (one, other) => found.push((path.to_owned(), one.cloned(), other.cloned())),
    }
}

fn by(session: &Session, audience: Audience) -> Value {
    let value = |session: &Session| serde_json::to_value(session).unwrap();
    let (mut hidden, mut otherwise) = (Vec::new(), Map::new());
    for (path, _, seen) in differences(&value(session), &value(&project_state(session, audience))) {
        match seen {
            None => hidden.push(path),
            Some(seen) => drop(otherwise.insert(path, seen)),
        }
    }
    json!({ "hidden": hidden, "otherwise": otherwise })
}

fn audiences(session: &Session) -> impl Iterator<Item = Audience> {
    let rooms = session.rooms.keys().copied().map(Audience::Room);
    let people = session.participants.keys().copied().map(Audience::Participant);
    let followers = session.participants.keys().copied().map(Audience::Follower);
    [Audience::Facilitator, Audience::Plenary].into_iter().chain(rooms).chain(people).chain(followers)
}

fn name(audience: Audience) -> String {
    match audience {
        Audience::Facilitator => "facilitator".into(),
        Audience::Plenary => "plenary".into(),
        Audience::Room(room) => format!("room {room}"),
        Audience::Participant(participant) => format!("participant {participant}"),
        Audience::Follower(participant) => format!("follower {participant}"),
    }
}
