//! Voids ballots when somebody comes into the room. This is recorded before they are in, so that the snapshot they
//! get no longer has a count that shows single votes, and a whole room that comes in can vote.

use std::collections::BTreeSet;

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::{BallotEvent, Event, PeopleEvent, RoomEvent, Session};

/// The events that void ballots whose count would show somebody who comes in with `events` what single people voted, or
/// which were counted without a room that is merged into theirs.
pub(in crate::session) fn voids_before(session: &Session, events: &[Event]) -> Vec<Event> {
    let told = events.iter().flat_map(|event| comings(session, event)).filter(|&(participant, room)| {
        let round = session.rooms.get(&room).and_then(|room| room.open_round());
        round.is_some_and(|round| round.ballots.would_tell(participant))
    });
    let merged = events.iter().filter_map(|event| counted_without_them(session, event));
    let rooms: BTreeSet<RoomNumber> = told.map(|(_, room)| room).chain(merged).collect();
    rooms.into_iter().map(|room| Event::Ballot(BallotEvent::Voided { room })).collect()
}

/// The room that others are merged into while its ballots are open and nothing is locked: they could no longer vote.
fn counted_without_them(session: &Session, event: &Event) -> Option<RoomNumber> {
    let Event::Room(RoomEvent::Merged { from, into }) = event else { return None };
    let ballots = &session.rooms.get(into)?.open_round()?.ballots;
    let is_counted = ballots.count.is_some() && ballots.lot.is_none();
    (is_counted && session.members(*from).next().is_some()).then_some(*into)
}

/// The people whom this event lets see the rounds of a room, each with that room.
fn comings(session: &Session, event: &Event) -> Vec<(ParticipantId, RoomNumber)> {
    match event {
        Event::People(PeopleEvent::Joined { participant, room: Some(room), .. })
        | Event::People(PeopleEvent::Moved { participant, to: room, .. })
        | Event::People(PeopleEvent::Restored { participant, to: Some(room) }) => vec![(*participant, *room)],
        Event::People(PeopleEvent::Mixed { placements }) | Event::People(PeopleEvent::MixUndone { placements }) => {
            placements.clone()
        }
        Event::Room(RoomEvent::Merged { from, into }) => {
            let of = |room| session.members(room).map(|(member, _)| member);
            of(*from).map(|member| (member, *into)).chain(of(*into).map(|member| (member, *from))).collect()
        }
        Event::People(
            PeopleEvent::Joined { room: None, .. }
            | PeopleEvent::Restored { to: None, .. }
            | PeopleEvent::Renamed { .. }
            | PeopleEvent::Removed { .. }
            | PeopleEvent::Expected { .. },
        )
        | Event::Room(_)
        | Event::Lifecycle(_)
        | Event::Programme(_)
        | Event::Preparation(_)
        | Event::Access(_)
        | Event::Round(_)
        | Event::Argument(_)
        | Event::Ballot(_)
        | Event::Debrief(_)
        | Event::Gathering(_)
        | Event::LookBack(_)
        | Event::Wall(_)
        | Event::Talk(_)
        | Event::NothingChanged => Vec::new(),
    }
}
