//! The presenter's role, which is offered, asked for and handed over, never seized; calls for help, messages, and
//! adding and merging rooms.

use crate::ids::RoomNumber;
use crate::limits;
use crate::session::decide::{Member, existing_room, facilitator_only, selected, usable_room};
use crate::session::words::clean;
use crate::session::{Author, Event, PresenterHow, Rejection, RoomCommand, RoomEvent, Rooms, RoundEvent, Session};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &RoomCommand,
) -> Result<Vec<Event>, Rejection> {
    match command {
        RoomCommand::HandOver { to } => {
            let member = Member::of(session, author)?;
            if member.room.is_presented_by(*to) {
                return Ok(Vec::new());
            }
            let member = Member::presenting(session, author)?;
            let successor = session.participants.get(to).ok_or(Rejection::NoSuchPerson)?;
            if successor.room != Some(member.room.number) {
                return Err(Rejection::NoSuchPerson);
            }
            Ok(vec![Event::Room(RoomEvent::PresenterChanged {
                room: member.room.number,
                to: Some((*to, PresenterHow::HandedOver)),
            })])
        }
        RoomCommand::KeepRole => {
            let member = Member::presenting(session, author)?;
            let asked = member.room.presenter.is_some_and(|presenter| presenter.requested_by.is_some());
            Ok(asked
                .then_some(Event::Room(RoomEvent::PresenterRequested { room: member.room.number, by: None }))
                .into_iter()
                .collect())
        }
        RoomCommand::RequestRole => {
            let member = Member::of(session, author)?;
            let Some(presenter) = member.room.presenter else {
                return Ok(vec![Event::Room(RoomEvent::PresenterChanged {
                    room: member.room.number,
                    to: Some((member.id, PresenterHow::FirstToEnter)),
                })]);
            };
            if presenter.participant == member.id || presenter.requested_by == Some(member.id) {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Room(RoomEvent::PresenterRequested { room: member.room.number, by: Some(member.id) })])
        }
        RoomCommand::WithdrawRequest => {
            let member = Member::of(session, author)?;
            let asks = member.room.presenter.is_some_and(|presenter| presenter.requested_by == Some(member.id));
            Ok(asks
                .then_some(Event::Room(RoomEvent::PresenterRequested { room: member.room.number, by: None }))
                .into_iter()
                .collect())
        }
        RoomCommand::AcceptRole => {
            let member = Member::of(session, author)?;
            if member.presents() {
                return Ok(Vec::new());
            }
            if member.room.presenter.is_none_or(|presenter| presenter.offered_since.is_none()) {
                return Err(Rejection::NotOnOffer);
            }
            Ok(vec![Event::Room(RoomEvent::PresenterChanged {
                room: member.room.number,
                to: Some((member.id, PresenterHow::Accepted)),
            })])
        }
        RoomCommand::AskHelp { on } => {
            let member = Member::of(session, author)?;
            if member.room.help_since.is_some() == *on {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Room(RoomEvent::HelpAsked { room: member.room.number, on: *on, heard: false })])
        }
        RoomCommand::SendMessage { rooms, text } => {
            facilitator_only(author)?;
            let text = clean(text, limits::MESSAGE_MAX)?;
            Ok(match rooms {
                Rooms::All => vec![Event::Room(RoomEvent::MessageSent { room: None, text })],
                Rooms::Only(_) => selected(session, rooms)?
                    .into_iter()
                    .map(|room| Event::Room(RoomEvent::MessageSent { room: Some(room.number), text: text.clone() }))
                    .collect(),
            })
        }
        RoomCommand::AssignPresenter { participant } => {
            facilitator_only(author)?;
            let room = session.room_of(*participant).ok_or(Rejection::NoSuchPerson)?;
            if room.is_presented_by(*participant) {
                return Ok(Vec::new());
            }
            Ok(vec![Event::Room(RoomEvent::PresenterChanged {
                room: room.number,
                to: Some((*participant, PresenterHow::Assigned)),
            })])
        }
        RoomCommand::AnswerHelp { room } => {
            facilitator_only(author)?;
            let room = existing_room(session, *room)?;
            Ok(room
                .help_since
                .map(|_| Event::Room(RoomEvent::HelpAsked { room: room.number, on: false, heard: true }))
                .into_iter()
                .collect())
        }
        RoomCommand::Add { count } => facilitator_only(author).and_then(|()| add_rooms(session, *count)),
        RoomCommand::Merge { from, into } => facilitator_only(author).and_then(|()| merge_rooms(session, *from, *into)),
    }
}

fn add_rooms(session: &Session, count: u16) -> Result<Vec<Event>, Rejection> {
    let last = session.rooms.keys().next_back().map_or(0, |room| room.0);
    let most = limits::ROOMS_MAX.saturating_sub(last);
    if most == 0 {
        return Err(Rejection::Full);
    }
    if !(1..=most).contains(&count) {
        return Err(Rejection::OutOfRange { least: 1, most });
    }
    Ok(vec![Event::Room(RoomEvent::Added { first: RoomNumber(last + 1), count })])
}

fn merge_rooms(session: &Session, from: RoomNumber, into: RoomNumber) -> Result<Vec<Event>, Rejection> {
    if session.rooms.get(&from).is_some_and(|room| room.merged_into == Some(into)) {
        return Ok(Vec::new());
    }
    let (source, destination) = (usable_room(session, from)?, usable_room(session, into)?);
    if from == into {
        return Err(Rejection::SameRoom);
    }
    if let Some(round) = source.open_round() {
        let fits = match destination.open_round() {
            Some(open) => open.dilemma == round.dilemma,
            None => !destination.has_had(round.dilemma),
        };
        if !fits {
            return Err(Rejection::OtherDilemma { room: into });
        }
    }
    let mut events = Vec::new();
    // Arguments written in silence move too and become visible to everybody.
    for room in [source, destination] {
        if room.open_round().is_some_and(|round| round.silence.is_some()) {
            events.push(Event::Round(RoundEvent::SilenceEnded { room: room.number, appearing: Vec::new() }));
        }
    }
    // A room without a presenter gets the presenter of the other.
    let comes = source.presenter.filter(|_| destination.presenter.is_none());
    events.extend(source.presenter.map(|_| Event::Room(RoomEvent::PresenterChanged { room: from, to: None })));
    events.push(Event::Room(RoomEvent::Merged { from, into }));
    events.extend(comes.map(|presenter| {
        Event::Room(RoomEvent::PresenterChanged {
            room: into,
            to: Some((presenter.participant, PresenterHow::PredecessorMoved)),
        })
    }));
    Ok(events)
}
