//! Folds what the connection brings into this device's state, and updates the signals that it touches.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::{ParticipantId, RoomNumber, Seq};
use shared::link::Status;
use shared::session::people::presence::{GRACE, VOID_AFTER, WRITES_FOR};
use shared::session::{
    BallotCommand, Command, DebriefEvent, Event, PeopleEvent, Rejection, Room, RoomEvent, RoundEvent,
};
use shared::time::{SECOND, Timestamp};
use shared::view::Change;
use shared::wire::{Identity, Signal as Fleeting, ToDevice};

use super::{Live, Refusal};
use crate::link::{Link, News};
use crate::{language, saved_sessions};

impl Live {
    pub(super) fn hear(self, news: News, code: JoinCode) {
        match news {
            News::Frame(frame) => self.take(*frame),
            News::Status(status) => {
                if status == Status::Lost {
                    self.writing.set(BTreeMap::new());
                }
                // Needs the identity, which says what is ours.
                self.show_waiting();
                self.status.set(status);
                // A new connection has to hear it again, including that nobody is writing on a page that just loaded.
                if status == Status::Live {
                    self.say_writing(self.writes.get_value().map(|(writing, _)| writing));
                }
                if status != Status::Lost {
                    self.tabs.set(None);
                }
            }
            News::TooManyTabs(count) => self.tabs.set(Some(count)),
            News::Asked(kept) => {
                saved_sessions::keep_asked(code, &kept);
                self.show_waiting();
            }
            News::Answered(id) => {
                saved_sessions::forget_asked(code, id);
                self.show_waiting();
            }
            // The room already tells everybody who came too late to vote.
            News::GivenBack {
                command: Command::Ballot(BallotCommand::Cast { .. }),
                rejection: Some(Rejection::BallotsOpen),
                ..
            } if !self.has_voted() => {}
            News::GivenBack { id, room, command, rejection } => {
                self.note_refusal(Refusal { command, room, rejection, id, is_back: false });
            }
        }
    }

    /// Has this participant voted in a round that is still open?
    fn has_voted(self) -> bool {
        let Some(Identity::Participant(me)) = self.identity.get_untracked() else { return false };
        let cast = |room: &Room| room.open_round().is_some_and(|round| round.ballots.cast.contains_key(&me));
        self.rooms.with_untracked(|rooms| rooms.values().any(|room| room.with_untracked(|room| cast(room))))
    }

    pub(super) fn take(self, frame: ToDevice) {
        match frame {
            ToDevice::Welcome { you, snapshot, online, following, .. } => {
                if let Some(snapshot) = snapshot {
                    self.inner.update_value(|inner| inner.held = Some(*snapshot));
                }
                self.identity.set(Some(you));
                self.online.set(Arc::new(online.into_iter().collect()));
                self.following.set(Arc::new(following.into_iter().collect()));
                self.tick();
                self.show_everything();
            }
            ToDevice::Change { seq, change } => self.fold(seq, &change),
            ToDevice::Signal(Fleeting::Presence { here, following, away, silent }) => {
                let now = self.now.get_untracked();
                self.dropped.update(|dropped| {
                    dropped.retain(|participant, _| !here.contains(participant));
                    let left = away
                        .iter()
                        .filter(|participant| !silent.contains(participant))
                        .filter(|participant| self.online.with_untracked(|online| online.contains(*participant)));
                    dropped.extend(left.map(|participant| (*participant, now)));
                });
                self.following.update(|known| {
                    let known = Arc::make_mut(known);
                    here.iter().chain(&away).for_each(|moved| {
                        known.remove(moved);
                    });
                    known.extend(following);
                });
                self.online.update(|online| {
                    let online = Arc::make_mut(online);
                    online.extend(here);
                    away.iter().for_each(|gone| {
                        online.remove(gone);
                    });
                });
            }
            ToDevice::Signal(Fleeting::Writing { participant, writing }) => {
                self.writing.update(|known| match writing {
                    Some(writing) => {
                        known.insert(participant, writing);
                    }
                    None => {
                        known.remove(&participant);
                    }
                })
            }
            // The connection handles these itself.
            ToDevice::Ack { .. }
            | ToDevice::Rejected { .. }
            | ToDevice::AreYouThere
            | ToDevice::Pong { .. }
            | ToDevice::Goodbye(_) => {}
        }
    }

    /// Folds a change and wakes only the screens that depend on what it touched.
    fn fold(self, seq: Seq, change: &Change) {
        self.inner.update_value(|inner| {
            if let Some(held) = &mut inner.held {
                change.apply_to(held);
            }
        });
        match change {
            Change::Event { event, .. } => {
                self.show_event(event);
                self.latest.set(Some((seq, event.clone())));
            }
            Change::Uncovered { event, .. } => {
                self.show_plenary();
                self.show_rooms();
                self.latest.set(Some((seq, event.clone())));
            }
            Change::Seated(_) => self.show_facts(),
            Change::Gone { .. } | Change::Placed { .. } | Change::Snapshot(_) => self.show_everything(),
        }
    }

    /// In a new phase nobody counts as writing until their next keystroke.
    fn end_writing(self, event: &Event) {
        let (Event::Round(RoundEvent::Started { room, .. })
        | Event::Round(RoundEvent::PhaseChanged { room, .. })
        | Event::Round(RoundEvent::TimeUp { room })
        | Event::Round(RoundEvent::Closed { room, .. })) = event
        else {
            return;
        };
        let is_theirs = |participant: &ParticipantId| {
            self.people
                .with_untracked(|people| people.get(participant).is_some_and(|person| person.room == Some(*room)))
        };
        if self.writing.with_untracked(|writing| writing.keys().any(is_theirs)) {
            self.writing.update(|writing| writing.retain(|participant, _| !is_theirs(participant)));
        }
        if matches!(self.identity.get_untracked(), Some(Identity::Participant(me)) if is_theirs(&me)) {
            self.tell_writing(None);
        }
    }

    fn show_event(self, event: &Event) {
        self.end_writing(event);
        match event {
            Event::People(PeopleEvent::Joined { .. } | PeopleEvent::Renamed { .. }) => self.show_people(),
            Event::People(
                PeopleEvent::Moved { .. }
                | PeopleEvent::Removed { .. }
                | PeopleEvent::Restored { .. }
                | PeopleEvent::Mixed { .. }
                | PeopleEvent::MixUndone { .. },
            )
            | Event::Room(RoomEvent::Added { .. } | RoomEvent::Merged { .. }) => {
                self.show_people();
                self.show_rooms();
            }
            Event::Debrief(DebriefEvent::RoomRevealed { room, .. }) => {
                self.show_plenary();
                self.show_room(*room);
            }
            Event::Debrief(_) | Event::Gathering(_) => self.show_plenary(),
            Event::Round(RoundEvent::TimeGivenBack { room, .. }) => {
                self.show_room(*room);
                // A board that lists lost time shows that this room has been given its share.
                if self.facts.with_untracked(|facts| facts.as_ref().is_some_and(|facts| facts.absence.is_some())) {
                    self.show_facts();
                }
            }
            Event::Room(RoomEvent::MessageSent { room: Some(room), .. }) => {
                self.show_room(*room);
                // The facilitator is looking at the messages sent.
                if self.facts.with_untracked(|facts| facts.as_ref().is_some_and(|facts| facts.sent.is_some())) {
                    self.show_facts();
                }
            }
            Event::Room(_) | Event::Round(_) | Event::Argument(_) | Event::Ballot(_) | Event::LookBack(_) => {
                match event.room() {
                    Some(room) => self.show_room(room),
                    None => self.show_facts(),
                }
            }
            Event::People(PeopleEvent::Expected { .. })
            | Event::Lifecycle(_)
            | Event::Programme(_)
            | Event::Preparation(_)
            | Event::Access(_)
            | Event::Wall(_)
            | Event::Talk(_)
            | Event::NothingChanged => self.show_facts(),
        }
    }

    pub(super) fn show_everything(self) {
        self.show_facts();
        self.show_people();
        self.show_rooms();
        self.show_plenary();
    }

    fn show_facts(self) {
        let facts =
            self.inner.with_value(|inner| inner.held.as_ref().map(|held| Arc::new(held.clone_without_people())));
        if let Some(facts) = &facts {
            language::suggest(facts.settings.language);
        }
        self.facts.set(facts);
    }

    fn show_people(self) {
        let people = self.inner.with_value(|inner| inner.held.as_ref().map(|held| BTreeMap::clone(&held.participants)));
        self.people.set(Arc::new(people.unwrap_or_default()));
    }

    fn show_plenary(self) {
        let plenary = self.inner.with_value(|inner| inner.held.as_ref().map(|held| held.plenary.clone()));
        self.plenary.set(plenary.unwrap_or_default());
    }

    fn show_rooms(self) {
        let held =
            self.inner.with_value(|inner| inner.held.as_ref().map(|held| held.rooms.clone())).unwrap_or_default();
        let known = self.rooms.get_untracked();
        let same_rooms = known.keys().eq(held.keys());
        for (number, room) in &held {
            if let Some(signal) = known.get(number)
                && **signal.read_untracked() != *room
            {
                signal.set(Arc::new(room.clone()));
            }
        }
        if !same_rooms {
            let rooms = held
                .into_iter()
                .map(|(number, room)| {
                    let signal = known.get(&number).cloned().unwrap_or_else(|| ArcRwSignal::new(Arc::new(room)));
                    (number, signal)
                })
                .collect();
            self.rooms.set(rooms);
        }
    }

    fn show_room(self, number: RoomNumber) {
        let room = self.inner.with_value(|inner| inner.held.as_ref().and_then(|held| held.rooms.get(&number).cloned()));
        let signal = self.rooms.with_untracked(|rooms| rooms.get(&number).cloned());
        if let (Some(room), Some(signal)) = (room, signal) {
            signal.set(Arc::new(room));
        }
    }

    /// A copy of the connection, because its effects may call back into this model.
    pub(super) fn link(self) -> Option<Link> {
        self.inner.with_value(|inner| inner.link.clone())
    }

    fn show_waiting(self) {
        if let Some(link) = self.link() {
            self.waiting.set(link.waiting());
        }
    }

    pub(super) fn tick(self) {
        if let Some(now) = self.link().and_then(|link| link.server_time()) {
            self.now.set(now);
            if self.writes.get_value().is_some_and(|(_, last_key)| now - last_key >= WRITES_FOR) {
                self.tell_writing(None);
            }
            // Wakes the screens twice: when people start to count as away, and later when nobody waits for them any
            // more.
            let counts_as_away = |left: &Timestamp| (GRACE..GRACE + SECOND).contains(&(now - *left));
            if self.dropped.with_untracked(|dropped| dropped.values().any(counts_as_away)) {
                self.dropped.notify();
            }
            let is_over = |left: &Timestamp| now - *left >= VOID_AFTER;
            if self.dropped.with_untracked(|dropped| dropped.values().any(is_over)) {
                self.dropped.update(|dropped| dropped.retain(|_, left| !is_over(left)));
            }
        }
    }
}
