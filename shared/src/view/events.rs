//! Taking out of an event what an audience may not know.

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{Event, Session, Side};
use crate::time::Timestamp;
use crate::view::state::{is_revealed, project_state};
use crate::view::{Audience, Change};

/// The rooms in which an event is to be seen by everybody, and the one participant for whom
/// it looks different than for the rest of their room. `None` for the rooms: all of them.
pub fn rooms_concerned(event: &Event, after: &Session) -> (Option<Vec<RoomNumber>>, Option<ParticipantId>) {
    match event {
        Event::ParticipantJoined { participant, room, .. } => {
            (Some(room.iter().copied().collect()), Some(*participant))
        }
        Event::ParticipantRenamed { participant, .. } => {
            let room = after.participants.get(participant).and_then(|person| person.room);
            (Some(room.into_iter().collect()), Some(*participant))
        }
        Event::ParticipantMoved { participant, from, to } => {
            (Some(from.iter().copied().chain([*to]).collect()), Some(*participant))
        }
        Event::ArgumentAdded { room, author, silent: true, .. } => (Some(vec![*room]), Some(*author)),
        Event::ArgumentEdited { room, argument, .. }
        | Event::ArgumentMoved { room, argument, .. }
        | Event::ArgumentDeleted { room, argument } => {
            let silent_author = after
                .rooms
                .get(room)
                .and_then(|room| room.last_round()?.arguments.get(argument))
                .filter(|argument| argument.silent)
                .map(|argument| argument.author);
            (Some(vec![*room]), silent_author)
        }
        Event::FirstBallotCast { room, participant, .. } | Event::BallotCast { room, participant, .. } => {
            (Some(vec![*room]), Some(*participant))
        }
        Event::ScreenShown { .. } | Event::DilemmaRevealed { .. } | Event::SpotlightMoved { .. } => {
            (Some(Vec::new()), None)
        }
        Event::MessageSent { room: None, .. }
        | Event::SessionOpened(_)
        | Event::BlockStarted { .. }
        | Event::BlockEnded
        | Event::SessionEnded => (None, None),
        _ => (Some(event.room().into_iter().collect()), None),
    }
}

/// What `audience` is shown of an event that was just applied, with `after` the state it led to.
/// None: nothing at all.
pub fn project(event: &Event, at: Timestamp, after: &Session, audience: Audience) -> Option<Change> {
    let shown = |event: Event| Some(Change::Event { at, event });
    if matches!(event, Event::SessionOpened(_)) {
        // It is recorded with the hashes of the secret links.
        return Some(Change::Snapshot(Box::new(project_state(after, audience))));
    }
    match audience {
        Audience::Facilitator => shown(for_facilitator(event, after)?),
        Audience::Plenary => for_plenary(event, at, after),
        Audience::Room(room) => for_member(event, at, after, Some(room), None),
        Audience::Participant(own) => {
            let room = after.participants.get(&own).and_then(|person| person.room);
            match event {
                Event::ParticipantJoined { participant, .. } | Event::ParticipantMoved { participant, .. }
                    if *participant == own =>
                {
                    Some(Change::Snapshot(Box::new(project_state(after, audience))))
                }
                Event::ParticipantRenamed { participant, .. } if *participant == own => shown(event.clone()),
                _ => for_member(event, at, after, room, Some(own)),
            }
        }
    }
}

fn for_facilitator(event: &Event, after: &Session) -> Option<Event> {
    match event {
        Event::ArgumentAdded { silent: true, .. } | Event::BallotCast { changed: true, .. } => None,
        Event::ArgumentEdited { room, argument, .. } | Event::ArgumentMoved { room, argument, .. }
            if is_silent(after, *room, *argument) =>
        {
            None
        }
        _ => Some(without_secrets(event, after, None)),
    }
}

fn for_member(
    event: &Event,
    at: Timestamp,
    after: &Session,
    room: Option<RoomNumber>,
    own: Option<ParticipantId>,
) -> Option<Change> {
    let (rooms, _) = rooms_concerned(event, after);
    let concerns_room = match (&rooms, room) {
        (None, _) => true,
        (Some(rooms), Some(room)) => rooms.contains(&room),
        (Some(_), None) => false,
    };
    if !concerns_room {
        return None;
    }
    match event {
        Event::ParticipantMoved { participant, to, .. } => {
            if room == Some(*to) {
                // To the new room it is somebody who comes in.
                let name = after.participants.get(participant)?.name.clone();
                let event = Event::ParticipantJoined { participant: *participant, name, room, token: None };
                return Some(Change::Event { at, event });
            }
            Some(Change::Gone { participant: *participant })
        }
        Event::ArgumentAdded { silent: true, author, .. } if own != Some(*author) => None,
        Event::BallotCast { changed: true, participant, .. } if own != Some(*participant) => None,
        Event::ArgumentEdited { room, argument, .. } | Event::ArgumentMoved { room, argument, .. }
            if is_silent(after, *room, *argument) && own != silent_author(after, *room, *argument) =>
        {
            None
        }
        _ => Some(Change::Event { at, event: without_secrets(event, after, own) }),
    }
}

/// The plenary screen sees how far rooms are; what they wrote and chose only once it is revealed.
fn for_plenary(event: &Event, at: Timestamp, after: &Session) -> Option<Change> {
    let shown = |event: Event| Some(Change::Event { at, event });
    let revealed = |room: &RoomNumber| {
        let dilemma = last_dilemma(after, *room);
        dilemma.is_some_and(|dilemma| is_revealed(after, dilemma))
    };
    match event {
        Event::DilemmaRevealed { .. } => Some(Change::Snapshot(Box::new(project_state(after, Audience::Plenary)))),
        Event::ParticipantJoined { participant, room, .. } => {
            shown(Event::ParticipantJoined { participant: *participant, name: String::new(), room: *room, token: None })
        }
        Event::SilenceEnded { room, .. } => {
            revealed(room).then(|| Change::Event { at, event: without_secrets(event, after, None) })
        }
        Event::ArgumentAdded { room, silent, .. } => {
            if *silent || !revealed(room) {
                None
            } else {
                shown(event.clone())
            }
        }
        Event::ArgumentEdited { room, argument, .. } | Event::ArgumentMoved { room, argument, .. } => {
            if is_silent(after, *room, *argument) || !revealed(room) { None } else { shown(event.clone()) }
        }
        Event::ArgumentDeleted { room, .. }
        | Event::ArgumentSupported { room, .. }
        | Event::ReasonsAmended { room, .. }
        | Event::MinorityHeard { room, .. } => {
            if revealed(room) {
                shown(event.clone())
            } else {
                None
            }
        }
        Event::RoundClosed { room, outcome } => {
            let outcome = if revealed(room) { outcome.clone() } else { None };
            shown(Event::RoundClosed { room: *room, outcome })
        }
        // An opening is seen as a snapshot by every audience.
        Event::SessionOpened(_)
        | Event::ParticipantRenamed { .. }
        | Event::PresenterChanged { .. }
        | Event::PresenterOffered { .. }
        | Event::PresenterReturned { .. }
        | Event::PresenterRequested { .. }
        | Event::HelpAsked { .. }
        | Event::MessageSent { .. }
        | Event::SilenceStarted { .. }
        | Event::FirstBallotCast { .. }
        | Event::BallotCast { .. }
        | Event::BallotsCounted { .. }
        | Event::ReVoteCalled { .. }
        | Event::ReVoteClosed { .. }
        | Event::LotDrawn { .. } => None,
        // Listed one by one: a new event stays off the big screen until somebody decides otherwise.
        Event::BlockStarted { .. }
        | Event::BlockEnded
        | Event::SessionEnded
        | Event::ParticipantMoved { .. }
        | Event::RoundStarted { .. }
        | Event::PhaseChanged { .. }
        | Event::TimerPaused { .. }
        | Event::TimerResumed { .. }
        | Event::TimeAdded { .. }
        | Event::TimeUp { .. }
        | Event::ScreenShown { .. }
        | Event::SpotlightMoved { .. } => shown(event.clone()),
    }
}

/// The event without hashes and without sides of ballots that are not `own`;
/// the end of a silence with what appears.
fn without_secrets(event: &Event, after: &Session, own: Option<ParticipantId>) -> Event {
    let own_side = |participant: &ParticipantId, side: &Option<Side>| {
        if own == Some(*participant) { *side } else { None }
    };
    match event {
        Event::ParticipantJoined { participant, name, room, .. } => {
            Event::ParticipantJoined { participant: *participant, name: name.clone(), room: *room, token: None }
        }
        Event::FirstBallotCast { room, participant, side } => {
            Event::FirstBallotCast { room: *room, participant: *participant, side: own_side(participant, side) }
        }
        Event::BallotCast { room, participant, side, changed } => Event::BallotCast {
            room: *room,
            participant: *participant,
            side: own_side(participant, side),
            changed: *changed,
        },
        Event::SilenceEnded { room, .. } => {
            let round = after.rooms.get(room).and_then(|room| room.last_round());
            let appearing = round.map(|round| round.arguments.values().cloned().collect());
            Event::SilenceEnded { room: *room, appearing: appearing.unwrap_or_default() }
        }
        _ => event.clone(),
    }
}

fn last_dilemma(after: &Session, room: RoomNumber) -> Option<DilemmaNumber> {
    Some(after.rooms.get(&room)?.last_round()?.dilemma)
}

fn silent_author(after: &Session, room: RoomNumber, argument: crate::ids::ArgumentId) -> Option<ParticipantId> {
    let round = after.rooms.get(&room)?.last_round()?;
    round.arguments.get(&argument).filter(|argument| argument.silent).map(|argument| argument.author)
}

fn is_silent(after: &Session, room: RoomNumber, argument: crate::ids::ArgumentId) -> bool {
    silent_author(after, room, argument).is_some()
}
