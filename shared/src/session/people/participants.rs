//! Everybody who takes part, found by their number and by their room.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::Participant;

/// Everybody who takes part, in order of joining. The members of a room are found without looking at everybody else,
/// because that is asked for every command, and a session has thousands of people.
#[derive(Clone, Debug, Default)]
pub struct Participants {
    all: BTreeMap<ParticipantId, Participant>,
    /// The numbers of those who are in a room, by room. Derived from `all`.
    by_room: BTreeMap<RoomNumber, BTreeSet<ParticipantId>>,
}

impl Participants {
    /// The people in a room, in order of joining.
    pub fn in_room(&self, room: RoomNumber) -> impl Iterator<Item = (ParticipantId, &Participant)> {
        let members = self.by_room.get(&room).into_iter().flatten();
        members.filter_map(|member| Some((*member, self.all.get(member)?)))
    }

    /// Adds somebody, or replaces whoever had that number.
    pub fn insert(&mut self, participant: ParticipantId, person: Participant) {
        let room = person.room;
        self.remove(participant);
        self.all.insert(participant, person);
        self.note(participant, None, room);
    }

    /// Takes somebody out.
    pub fn remove(&mut self, participant: ParticipantId) {
        if let Some(person) = self.all.remove(&participant) {
            self.note(participant, person.room, None);
        }
    }

    /// Changes somebody, if there is somebody with that number.
    pub fn change(&mut self, participant: ParticipantId, change: impl FnOnce(&mut Participant)) {
        let Some(person) = self.all.get_mut(&participant) else { return };
        let before = person.room;
        change(person);
        let after = person.room;
        self.note(participant, before, after);
    }

    /// Keeps only those for whom `is_kept` holds.
    pub fn retain(&mut self, is_kept: impl Fn(ParticipantId) -> bool) {
        self.all.retain(|participant, _| is_kept(*participant));
        *self = std::mem::take(&mut self.all).into_iter().collect();
    }

    fn note(&mut self, participant: ParticipantId, before: Option<RoomNumber>, after: Option<RoomNumber>) {
        if before == after {
            return;
        }
        if let Some(before) = before
            && let Some(members) = self.by_room.get_mut(&before)
        {
            members.remove(&participant);
            if members.is_empty() {
                self.by_room.remove(&before);
            }
        }
        if let Some(after) = after {
            self.by_room.entry(after).or_default().insert(participant);
        }
    }
}

impl Deref for Participants {
    type Target = BTreeMap<ParticipantId, Participant>;

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl FromIterator<(ParticipantId, Participant)> for Participants {
    fn from_iter<People: IntoIterator<Item = (ParticipantId, Participant)>>(people: People) -> Self {
        let all: BTreeMap<_, Participant> = people.into_iter().collect();
        let mut by_room = BTreeMap::<RoomNumber, BTreeSet<ParticipantId>>::new();
        for (participant, person) in &all {
            if let Some(room) = person.room {
                by_room.entry(room).or_default().insert(*participant);
            }
        }
        Self { all, by_room }
    }
}

impl IntoIterator for Participants {
    type Item = (ParticipantId, Participant);
    type IntoIter = std::collections::btree_map::IntoIter<ParticipantId, Participant>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl<'a> IntoIterator for &'a Participants {
    type Item = (&'a ParticipantId, &'a Participant);
    type IntoIter = std::collections::btree_map::Iter<'a, ParticipantId, Participant>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

impl PartialEq for Participants {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Eq for Participants {}

impl Serialize for Participants {
    fn serialize<To: Serializer>(&self, serializer: To) -> Result<To::Ok, To::Error> {
        self.all.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Participants {
    fn deserialize<From: Deserializer<'de>>(deserializer: From) -> Result<Self, From::Error> {
        BTreeMap::deserialize(deserializer).map(Self::from_iter)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Participants {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Participants".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<ParticipantId, Participant>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Somebody with this number comes, moves to another room or to none, or goes.
    fn steps() -> impl Strategy<Value = Vec<(u8, u32, Option<u16>)>> {
        proptest::collection::vec((0..3_u8, 0..6_u32, proptest::option::of(0..4_u16)), 0..40)
    }

    proptest! {
        #[test]
        fn the_members_of_a_room_are_those_who_say_that_they_are_in_it(steps in steps()) {
            let mut people = Participants::default();
            for (step, number, room) in steps {
                let (participant, room) = (ParticipantId(number), room.map(RoomNumber));
                match step {
                    0 => people.insert(participant, Participant::new(String::new(), room)),
                    1 => people.change(participant, |person| person.room = room),
                    _ => people.remove(participant),
                }
                for room in (0..4).map(RoomNumber) {
                    let expected = people.iter().filter(|(_, person)| person.room == Some(room)).map(|(id, _)| *id);
                    prop_assert!(expected.eq(people.in_room(room).map(|(id, _)| id)));
                }
            }
            let read: Participants = serde_json::from_str(&serde_json::to_string(&people).unwrap()).unwrap();
            prop_assert_eq!(&read.by_room, &people.by_room);
            prop_assert_eq!(read, people);
        }
    }
}
