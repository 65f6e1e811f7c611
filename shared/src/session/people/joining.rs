//! Joining a session, and choosing the room.

use crate::ids::{ParticipantId, RoomNumber};
use crate::limits;
use crate::session::ballot::newcomers::voids_before;
use crate::session::decide::{Context, usable_room};
use crate::session::words::clean;
use crate::session::{Event, PeopleEvent, Placement, Rejection, Room, SecretHash, Session};

/// A request to join.
#[derive(Clone, Debug)]
pub struct Join {
    /// The name as they typed it.
    pub name: String,
    /// The room that their link names or that they picked.
    pub room: Option<RoomNumber>,
    /// The hash of the token of their device.
    pub token: SecretHash,
}

/// Lets somebody join.
///
/// # Errors
/// If the session is over or full, the name is invalid, or the room is missing or unknown.
pub fn decide_join(session: &Session, join: &Join, context: Context<'_>) -> Result<Vec<Event>, Rejection> {
    if session.ended_at.is_some() && !session.look_back {
        return Err(Rejection::SessionEnded);
    }
    if session.door_locked {
        return Err(Rejection::DoorLocked);
    }
    let Some(internal) = &session.internal else {
        return Err(Rejection::DoorClosed);
    };
    // Removed people take no place. They are remembered, so they need a limit as well.
    let ever = session.participants.len();
    if ever >= limits::PARTICIPANTS_EVER_MAX || (ever >= limits::PARTICIPANTS_MAX && is_full(session, context)) {
        return Err(Rejection::Full);
    }
    let number = internal.last_participant.0.checked_add(1).ok_or(Rejection::Full)?;
    let name = clean(&join.name, limits::NAME_MAX)?;
    if let Some(room) = join.room {
        usable_room(session, room)?;
    }
    let room = match (join.room, session.settings.placement) {
        // The facilitator places everybody, whatever room a request names; after the end nobody is there to do so.
        (_, Placement::ByFacilitator) if session.ended_at.is_none() => None,
        (Some(room), _) => Some(room),
        // People who join to look back were in a room, and know which.
        (None, _) if session.ended_at.is_some() => return Err(pick_a_room(session)),
        (None, Placement::Spread) => spread(session, context),
        (None, Placement::Pick) => return Err(pick_a_room(session)),
        (None, Placement::ByFacilitator) => None,
    };
    let joined =
        Event::People(PeopleEvent::Joined { participant: ParticipantId(number), name, room, token: Some(join.token) });
    let mut events = voids_before(session, std::slice::from_ref(&joined));
    events.push(joined);
    Ok(events)
}

fn is_full(session: &Session, context: Context<'_>) -> bool {
    let counts = |id| context.presence.counts(id, context.now);
    let here = session.participants.iter().filter(|(id, person)| person.removed.is_none() && counts(**id));
    here.count() >= limits::PARTICIPANTS_MAX
}

fn pick_a_room(session: &Session) -> Rejection {
    Rejection::PickARoom { most: session.rooms.keys().last().map_or(0, |room| room.0) }
}

/// The smallest of the rooms that have not chosen yet, so that a late joiner still has a say; at random among equals.
/// Only people who are there count. Once rooms are at work, nobody is put alone in an empty room if there is another.
fn spread(session: &Session, context: Context<'_>) -> Option<RoomNumber> {
    let mut sizes = std::collections::BTreeMap::<RoomNumber, usize>::new();
    let there = session.participants.iter().filter(|(person, _)| context.presence.counts(**person, context.now));
    for room in there.filter_map(|(_, participant)| participant.room) {
        *sizes.entry(room).or_default() += 1;
    }
    let size = |room: &Room| sizes.get(&room.number).copied().unwrap_or(0);
    let has_chosen = |room: &Room| !room.is_fresh() && room.last_round().is_some_and(|round| !round.is_open());
    let at_work = session.rooms.values().any(|room| room.open_round().is_some());
    let undecided: Vec<&Room> =
        session.usable_rooms().filter(|room| !has_chosen(room) && (!at_work || size(room) > 0)).collect();
    let rooms = if undecided.is_empty() { session.usable_rooms().collect() } else { undecided };
    let smallest = rooms.iter().map(|room| size(room)).min()?;
    let equals: Vec<RoomNumber> = rooms.iter().filter(|room| size(room) == smallest).map(|room| room.number).collect();
    let drawn = context.random % u64::try_from(equals.len()).ok()?;
    equals.get(usize::try_from(drawn).ok()?).copied()
}
