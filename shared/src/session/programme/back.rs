//! The people who are back from the break that runs.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::Participant;
use crate::view::Audience;

/// How many of some people are back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct BackOf {
    /// Those who are back.
    pub back: usize,
    /// All of them.
    pub of: usize,
}

/// Counts the people who are back in each room, and those without a room first. People who were removed count nowhere.
pub fn back_by_room<'a>(
    back: &BTreeSet<ParticipantId>,
    people: impl IntoIterator<Item = (&'a ParticipantId, &'a Participant)>,
) -> BTreeMap<Option<RoomNumber>, BackOf> {
    let mut rooms: BTreeMap<Option<RoomNumber>, BackOf> = BTreeMap::new();
    for (id, person) in people.into_iter().filter(|(_, person)| person.removed.is_none()) {
        let room = rooms.entry(person.room).or_default();
        room.of += 1;
        room.back += usize::from(back.contains(id));
    }
    rooms
}

/// The people who are back, as an audience may know them: the facilitator and the plenary screen all of them, others
/// only whether they are themselves.
pub(super) fn projected(back: &BTreeSet<ParticipantId>, audience: Audience) -> BTreeSet<ParticipantId> {
    match audience {
        Audience::Facilitator | Audience::Plenary => back.clone(),
        Audience::Room(_) => BTreeSet::new(),
        Audience::Participant(own) | Audience::Follower(own) => back.get(&own).copied().into_iter().collect(),
    }
}
