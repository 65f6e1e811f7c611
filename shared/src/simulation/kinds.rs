//! Names everything that can happen, for tests that claim to cover it. The names are the tags in JSON, which serde
//! knows, so there is no list to maintain.

use std::fmt;
use std::iter::once;

use serde::Serialize;
use serde::de::value::{MapAccessDeserializer, MapDeserializer};
use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer as _};
use serde_json::Value;

use crate::session::{ArgumentEvent, BallotEvent, DecidedBy, Event, Outcome, PresenterHow, RoomEvent, RoundEvent};

/// Variants within some events that need their own names.
const NOW_AND_THEN: &[&str] = &[
    "silent",
    "silent_by",
    "changed",
    "changed_by",
    "by_hands",
    "missing",
    "reopens",
    "NotChosen",
    "to all",
    "to a room",
];

/// Everything that tests should cover: every kind of event, every way in which a room can come to its choice or
/// somebody can become the presenter, and the variants within some events.
pub fn everything() -> impl Iterator<Item = String> {
    let others = [tags::<DecidedBy>(UNKNOWN.into_deserializer()), tags::<PresenterHow>(UNKNOWN.into_deserializer())];
    let others = others.into_iter().flatten().chain(NOW_AND_THEN).map(|name| (*name).to_owned());
    tags::<Event>(UNKNOWN.into_deserializer()).iter().flat_map(|slice| kinds_in(slice)).chain(others)
}

/// The entries of [`everything`] that an event covers.
pub fn met_in(event: &Event) -> Vec<String> {
    let named = |name: &str| Some(name.to_owned());
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kind itself is named above, and most have no variants")]
    let within = match event {
        Event::Round(RoundEvent::Closed { outcome: Some(Outcome::Chosen(choice)), .. }) => Some(tag_of(&choice.way)),
        Event::Round(RoundEvent::Closed { outcome: Some(Outcome::NotChosen), .. }) => named("NotChosen"),
        Event::Room(RoomEvent::PresenterChanged { to: Some((_, how)), .. }) => Some(tag_of(how)),
        Event::Argument(ArgumentEvent::Added { silent: true, .. }) => named("silent"),
        Event::Argument(ArgumentEvent::Deleted { silent_by: Some(_), .. }) => named("silent_by"),
        Event::Ballot(BallotEvent::Cast { changed: true, .. }) => named("changed"),
        Event::Ballot(BallotEvent::Counted { by_hands: true, .. }) => named("by_hands"),
        Event::Ballot(BallotEvent::Counted { changed_by: Some(_), .. }) => named("changed_by"),
        Event::Ballot(BallotEvent::Counted { missing: 1.., .. }) => named("missing"),
        Event::Round(RoundEvent::TimeGivenBack { reopens: Some(_), .. }) => named("reopens"),
        Event::Room(RoomEvent::MessageSent { room: None, .. }) => named("to all"),
        Event::Room(RoomEvent::MessageSent { room: Some(_), .. }) => named("to a room"),
        _ => None,
    };
    [Some(kind_of(event)), within].into_iter().flatten().collect()
}

/// A tag that no enum has.
const UNKNOWN: &str = "?";

/// The kinds of events in a slice.
fn kinds_in(slice: &'static str) -> Vec<String> {
    let in_slice = MapDeserializer::new(once((slice, UNKNOWN)));
    match tags::<Event>(MapAccessDeserializer::new(in_slice)) {
        // `NothingChanged` belongs to no slice.
        [] => vec![slice.to_owned()],
        kinds => kinds.iter().map(|kind| kind_in(slice, kind)).collect(),
    }
}

/// The kind of an event.
fn kind_of(event: &Event) -> String {
    let json = serde_json::to_value(event).unwrap_or_default();
    let slice = tag(&json);
    json.get(slice).map_or_else(|| slice.to_owned(), |event| kind_in(slice, tag(event)))
}

fn kind_in(slice: &str, kind: &str) -> String {
    format!("{slice}::{kind}")
}

/// The tag of a value of an enum.
fn tag_of(value: &impl Serialize) -> String {
    tag(&serde_json::to_value(value).unwrap_or_default()).to_owned()
}

fn tag(json: &Value) -> &str {
    let of_object = || json.as_object().and_then(|fields| fields.keys().next()).map(String::as_str);
    json.as_str().or_else(of_object).unwrap_or_default()
}

/// The tags that an enum expected where it found an unknown one.
fn tags<'de, T: Deserialize<'de>>(unknown: impl Deserializer<'de, Error = Expected>) -> &'static [&'static str] {
    T::deserialize(unknown).err().map_or(&[], |Expected(tags)| tags)
}

/// The error of deserializing an unknown tag.
#[derive(Debug)]
struct Expected(&'static [&'static str]);

impl Error for Expected {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}

impl std::error::Error for Expected {}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected one of {:?}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ParticipantId, RoomNumber};
    use crate::session::LifecycleEvent;

    #[test]
    fn what_is_met_is_in_the_list_of_everything() {
        let all: Vec<String> = everything().collect();
        let room = RoomNumber(1);
        let to = Some((ParticipantId(1), PresenterHow::HandedOver));
        for event in [
            Event::NothingChanged,
            Event::Lifecycle(LifecycleEvent::Ended),
            Event::Room(RoomEvent::PresenterChanged { room, to }),
            Event::Room(RoomEvent::MessageSent { room: None, text: String::new() }),
        ] {
            let met = met_in(&event);
            assert!(met.iter().all(|one| all.contains(one)), "{met:?} is not in {all:?}");
        }
        for slice in ["lifecycle::imported", "look_back::answered", "nothing_changed", "lot", "predecessor_moved"] {
            assert!(all.iter().any(|one| one == slice), "{slice} is not in {all:?}");
        }
    }
}
