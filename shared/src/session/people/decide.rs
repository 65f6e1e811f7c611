//! Moving, mixing, removing and renaming people.

use std::collections::BTreeSet;

use crate::ids::{ParticipantId, RoomNumber};
use crate::limits;
use crate::session::covered_wall::{decide as walls, turns};
use crate::session::decide::{Context, facilitator_only, usable_room};
use crate::session::people::grouping::mix;
use crate::session::words::clean;
use crate::session::{Author, Event, PeopleCommand, PeopleEvent, PresenterHow, Rejection, Room, RoomEvent, Session};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &PeopleCommand,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    if !matches!(command, PeopleCommand::Rename { .. }) {
        facilitator_only(author)?;
    }
    match command {
        PeopleCommand::Move { participant, room } => move_person(session, *participant, *room, context),
        PeopleCommand::Mix { per_room } => mix_rooms(session, *per_room, context),
        PeopleCommand::UndoMix => undo_mix(session, context),
        PeopleCommand::Expect { count } => expect(session, *count),
        PeopleCommand::Remove { participant } => remove_people(session, &[*participant], context),
        PeopleCommand::Restore { participant } => restore_person(session, *participant),
        PeopleCommand::RemoveMany { participants } => remove_people(session, participants, context),
        PeopleCommand::RestoreMany { participants } => {
            many(participants, |participant| restore_person(session, participant))
        }
        PeopleCommand::Rename { name } => {
            let Author::Participant(participant) = author else {
                return Err(Rejection::MembersOnly);
            };
            let known = session.participants.get(&participant).ok_or(Rejection::NoSuchPerson)?;
            let name = clean(name, limits::NAME_MAX)?;
            if known.name == name {
                return Ok(Vec::new());
            }
            let in_turn = turns::rename(session, participant, &name).map(Event::Wall);
            let renamed = Event::People(PeopleEvent::Renamed { participant, name });
            Ok(std::iter::once(renamed).chain(in_turn).collect())
        }
    }
}

fn expect(session: &Session, count: Option<u16>) -> Result<Vec<Event>, Rejection> {
    if count.is_some_and(|count| !limits::EXPECTED.contains(&count)) {
        return Err(Rejection::OutOfRange { least: *limits::EXPECTED.start(), most: *limits::EXPECTED.end() });
    }
    let changes = count != session.settings.expected;
    Ok(changes.then_some(Event::People(PeopleEvent::Expected { count })).into_iter().collect())
}

fn move_person(
    session: &Session,
    participant: ParticipantId,
    to: RoomNumber,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let person = session.participants.get(&participant).ok_or(Rejection::NoSuchPerson)?;
    if person.removed.is_some() {
        return Err(Rejection::NoSuchPerson);
    }
    let destination = usable_room(session, to)?;
    if person.room == Some(to) {
        return Ok(Vec::new());
    }
    // The role changes hands first, so that the presenter is never outside the room.
    let mut events = give_up_role(session, participant, &[participant], context);
    events.push(Event::People(PeopleEvent::Moved { participant, from: person.room, to }));
    if destination.presenter.is_none() && context.presence.is_connected(participant) {
        events.push(Event::Room(RoomEvent::PresenterChanged {
            room: to,
            to: Some((participant, PresenterHow::FirstToEnter)),
        }));
    }
    Ok(events)
}

/// If somebody who leaves has the role, hands it to a member who stays. `away` are all who leave.
fn give_up_role(session: &Session, leaving: ParticipantId, away: &[ParticipantId], context: Context<'_>) -> Vec<Event> {
    let Some(left) = session.room_of(leaving).filter(|room| room.is_presented_by(leaving)) else {
        return Vec::new();
    };
    let others = || session.members(left.number).map(|(member, _)| member).filter(|member| !away.contains(member));
    // People with a connection come before those who just dropped out.
    let successor = others()
        .find(|&member| context.presence.is_connected(member))
        .or_else(|| others().find(|&member| context.presence.counts(member, context.now)));
    let to = successor.map(|member| (member, PresenterHow::PredecessorMoved));
    vec![Event::Room(RoomEvent::PresenterChanged { room: left.number, to })]
}

fn mix_rooms(session: &Session, per_room: u8, context: Context<'_>) -> Result<Vec<Event>, Rejection> {
    if !limits::PER_ROOM.contains(&per_room) {
        return Err(Rejection::OutOfRange {
            least: (*limits::PER_ROOM.start()).into(),
            most: (*limits::PER_ROOM.end()).into(),
        });
    }
    between_rounds(session)?;
    if session.rooms.values().any(|room| room.mixed_after.len() >= limits::MIXES_MAX) {
        return Err(Rejection::Full);
    }
    let Some(internal) = &session.internal else { return Err(Rejection::Unavailable) };
    let people = session.participants.iter().filter(|(_, person)| person.removed.is_none()).map(|(id, _)| *id);
    // Absent people are spread over the others' rooms, so that no room consists only of them. Followers of the
    // plenary screen count as present, because they return to their room from it.
    let (here, away): (Vec<_>, Vec<_>) = people.partition(|person| context.presence.counts(*person, context.now));
    let everybody: Vec<ParticipantId> = if here.is_empty() { away.clone() } else { here };
    let wanted = everybody.len().div_ceil(per_room.into()).max(1);
    let usable: Vec<RoomNumber> = session.usable_rooms().map(|room| room.number).collect();
    let mut events = Vec::new();
    let mut rooms: Vec<RoomNumber> = usable.into_iter().take(wanted).collect();
    if rooms.len() < wanted {
        let last = session.rooms.keys().next_back().map_or(0, |room| room.0);
        let missing = u16::try_from(wanted - rooms.len()).unwrap_or(u16::MAX);
        if last.saturating_add(missing) > limits::ROOMS_MAX {
            return Err(Rejection::Full);
        }
        events.push(Event::Room(RoomEvent::Added { first: RoomNumber(last + 1), count: missing }));
        rooms.extend((last + 1..=last + missing).map(RoomNumber));
    }
    let mut placements = mix(&everybody, &rooms, &internal.met, context.random);
    let is_placed: BTreeSet<ParticipantId> = everybody.into_iter().collect();
    let absent: Vec<ParticipantId> = away.into_iter().filter(|person| !is_placed.contains(person)).collect();
    placements.extend(mix(&absent, &rooms, &internal.met, context.random));
    if placements.is_empty() {
        return Err(Rejection::NothingToStart);
    }
    let presenters = presenters(&placements, context);
    events.push(Event::People(PeopleEvent::Mixed { placements }));
    events.extend(presenters);
    Ok(events)
}

fn undo_mix(session: &Session, context: Context<'_>) -> Result<Vec<Event>, Rejection> {
    between_rounds(session)?;
    let before = session.internal.as_ref().and_then(|internal| internal.before_mix.clone());
    let placements = before.ok_or(Rejection::NoMix)?;
    // People who were removed since, or whose room was merged, stay where they are.
    let is_usable = |room: &RoomNumber| usable_room(session, *room).is_ok();
    let is_there = |person: &ParticipantId| session.participants.get(person).is_some_and(|it| it.removed.is_none());
    let placements: Vec<_> =
        placements.into_iter().filter(|(person, room)| is_there(person) && is_usable(room)).collect();
    let presenters = presenters(&placements, context);
    Ok(std::iter::once(Event::People(PeopleEvent::MixUndone { placements })).chain(presenters).collect())
}

/// A presenter for every room that somebody is placed in.
fn presenters(placements: &[(ParticipantId, RoomNumber)], context: Context<'_>) -> Vec<Event> {
    let mut presented = BTreeSet::new();
    placements
        .iter()
        .filter(|(person, room)| context.presence.is_connected(*person) && presented.insert(*room))
        .map(|(person, room)| {
            Event::Room(RoomEvent::PresenterChanged { room: *room, to: Some((*person, PresenterHow::FirstToEnter)) })
        })
        .collect()
}

fn between_rounds(session: &Session) -> Result<(), Rejection> {
    if session.rooms.values().any(|room: &Room| room.open_round().is_some()) {
        return Err(Rejection::RoomsBusy);
    }
    Ok(())
}

/// Decides something for several people as it would for each of them.
fn many(
    participants: &[ParticipantId],
    one: impl Fn(ParticipantId) -> Result<Vec<Event>, Rejection>,
) -> Result<Vec<Event>, Rejection> {
    if participants.len() > limits::REMOVED_AT_ONCE_MAX {
        return Err(Rejection::Full);
    }
    let each: BTreeSet<ParticipantId> = participants.iter().copied().collect();
    Ok(each.into_iter().map(one).collect::<Result<Vec<_>, _>>()?.concat())
}

fn remove_people(session: &Session, away: &[ParticipantId], context: Context<'_>) -> Result<Vec<Event>, Rejection> {
    let mut events = many(away, |participant| remove_person(session, participant, away, context))?;
    events.extend(turns::leave(session, away).map(Event::Wall));
    Ok(events)
}

fn remove_person(
    session: &Session,
    participant: ParticipantId,
    away: &[ParticipantId],
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let person = session.participants.get(&participant).ok_or(Rejection::NoSuchPerson)?;
    if person.removed.is_some() {
        return Ok(Vec::new());
    }
    let mut events = give_up_role(session, participant, away, context);
    events.push(Event::People(PeopleEvent::Removed { participant, from: person.room }));
    events.extend(walls::set_aside(session, participant, true).into_iter().map(Event::Wall));
    Ok(events)
}

fn restore_person(session: &Session, participant: ParticipantId) -> Result<Vec<Event>, Rejection> {
    let person = session.participants.get(&participant).ok_or(Rejection::NoSuchPerson)?;
    let Some(removal) = person.removed else { return Ok(Vec::new()) };
    // If their room was merged, they go to the room that it became.
    let to = removal.from.and_then(|room| final_room(session, room));
    let restored = Event::People(PeopleEvent::Restored { participant, to });
    let words = walls::set_aside(session, participant, false).into_iter().map(Event::Wall);
    Ok(std::iter::once(restored).chain(words).collect())
}

/// The room itself, or the room that it was merged into in the end.
fn final_room(session: &Session, room: RoomNumber) -> Option<RoomNumber> {
    let way = std::iter::successors(session.rooms.get(&room), |room| session.rooms.get(&room.merged_into?));
    // Imported data may contain cycles.
    way.take(session.rooms.len()).find(|room| room.merged_into.is_none()).map(|room| room.number)
}
