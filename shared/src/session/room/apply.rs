//! Applies events about rooms.

use crate::ids::RoomNumber;
use crate::session::{Message, Presenter, Room, RoomEvent, Sent, Session};
use crate::time::Timestamp;

impl Session {
    pub(in crate::session) fn apply_room(&mut self, event: &RoomEvent, at: Timestamp) {
        match event {
            RoomEvent::Added { first, count } => {
                let numbers = (first.0..=first.0.saturating_add(count.saturating_sub(1))).map(RoomNumber);
                self.rooms.extend(numbers.map(|number| (number, Room::new(number))));
            }
            RoomEvent::Merged { from, into } => self.merge(*from, *into),
            RoomEvent::MessageSent { room, text } => {
                if let Some(sent) = &mut self.sent {
                    Sent::keep(sent, at, *room, text);
                }
                let message = Message { at, text: text.clone() };
                match room {
                    Some(room) => {
                        if let Some(room) = self.rooms.get_mut(room) {
                            message.join(&mut room.messages);
                        }
                    }
                    None => message.join(&mut self.told),
                }
            }
            RoomEvent::PresenterChanged { room, .. }
            | RoomEvent::PresenterOffered { room }
            | RoomEvent::PresenterReturned { room }
            | RoomEvent::PresenterRequested { room, .. }
            | RoomEvent::HelpAsked { room, .. } => {
                if let Some(room) = self.rooms.get_mut(room) {
                    room.apply(event, at);
                }
            }
        }
    }

    fn merge(&mut self, from: RoomNumber, into: RoomNumber) {
        let members: Vec<_> = self.members(from).map(|(member, _)| member).collect();
        for member in members {
            self.participants.change(member, |person| person.room = Some(into));
        }
        let Some(source) = self.rooms.get_mut(&from) else { return };
        let is_open = source.open_round().is_some();
        let round = source.rounds.pop_if(|_| is_open);
        let help_since = source.help_since.take();
        (source.presenter, source.merged_into) = (None, Some(into));
        let Some(destination) = self.rooms.get_mut(&into) else { return };
        destination.help_since = destination.help_since.or(help_since);
        let Some(round) = round else { return };
        match destination.rounds.last_mut().filter(|open| open.is_open()) {
            Some(open) => {
                open.arguments.extend(round.arguments);
                open.first_ballots.extend(round.first_ballots);
            }
            None => destination.rounds.push(round),
        }
    }
}

impl Room {
    /// Applies an event about this room.
    fn apply(&mut self, event: &RoomEvent, at: Timestamp) {
        match event {
            RoomEvent::PresenterChanged { to, .. } => {
                self.presenter = to.map(|(participant, how)| Presenter {
                    participant,
                    since: at,
                    how,
                    offered_since: None,
                    requested_by: None,
                });
            }
            RoomEvent::PresenterOffered { .. } => {
                if let Some(presenter) = &mut self.presenter {
                    presenter.offered_since = Some(at);
                }
            }
            RoomEvent::PresenterReturned { .. } => {
                if let Some(presenter) = &mut self.presenter {
                    presenter.offered_since = None;
                }
            }
            RoomEvent::PresenterRequested { by, .. } => {
                if let Some(presenter) = &mut self.presenter {
                    presenter.requested_by = *by;
                }
            }
            RoomEvent::HelpAsked { on, .. } => self.help_since = on.then_some(at),
            RoomEvent::Added { .. } | RoomEvent::Merged { .. } | RoomEvent::MessageSent { .. } => {}
        }
    }
}
