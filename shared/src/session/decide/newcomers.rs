//! Ballots that are void because somebody comes into the room. It is recorded before they are in: what is shown to them
//! as they come in has no count any more that would tell of single people.

use std::collections::BTreeSet;

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::about::{events_of_debrief, events_of_room, events_of_round, events_of_session};
use crate::session::{Event, Session};

/// Voids the ballots that would tell somebody who comes in with these events what single people voted.
pub(super) fn voids_before(session: &Session, events: &[Event]) -> Vec<Event> {
    let told = events.iter().flat_map(|event| comings(session, event)).filter(|&(participant, room)| {
        let round = session.rooms.get(&room).and_then(|room| room.open_round());
        round.is_some_and(|round| round.ballots.would_tell(participant))
    });
    let rooms: BTreeSet<RoomNumber> = told.map(|(_, room)| room).collect();
    rooms.into_iter().map(|room| Event::BallotsVoided { room }).collect()
}

/// The people who come to see the rounds of a room, each with that room.
fn comings(session: &Session, event: &Event) -> Vec<(ParticipantId, RoomNumber)> {
    match event {
        Event::ParticipantJoined { participant, room: Some(room), .. }
        | Event::ParticipantMoved { participant, to: room, .. }
        | Event::ParticipantRestored { participant, to: Some(room) } => vec![(*participant, *room)],
        Event::RoomsMixed { placements } | Event::MixUndone { placements } => placements.clone(),
        Event::RoomsMerged { from, into } => {
            let of = |room| session.members(room).map(|(member, _)| member);
            of(*from).map(|member| (member, *into)).chain(of(*into).map(|member| (member, *from))).collect()
        }
        Event::ParticipantJoined { room: None, .. }
        | Event::ParticipantRestored { to: None, .. }
        | Event::ParticipantRenamed { .. }
        | Event::ParticipantRemoved { .. }
        | Event::RoomsAdded { .. }
        | Event::NothingChanged
        | events_of_session!()
        | events_of_room!(_)
        | events_of_round!(_)
        | events_of_debrief!() => Vec::new(),
    }
}
