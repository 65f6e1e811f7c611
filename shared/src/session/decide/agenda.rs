//! When each room needs to be looked at, so that a change in one room does not cost a look at all the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::decide::Context;
use crate::session::decide::due::{can_be_due, due_in, next_due_in};
use crate::session::{Event, LookBackEvent, PeopleEvent, RoomEvent, Session};
use crate::time::Timestamp;

/// The rooms of a session by the moment at which something may be due in them. It gives the same answers as
/// [`super::due`] and [`super::next_due`], provided that it hears of every event that is applied and of everybody who
/// comes or goes.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// For rooms in which something may be due later.
    moments: BTreeMap<RoomNumber, Timestamp>,
    by_moment: BTreeSet<(Timestamp, RoomNumber)>,
    changed: Changed,
}

/// The rooms that changed since they were looked at.
#[derive(Clone, Debug, Default)]
enum Changed {
    /// Any of them.
    #[default]
    Any,
    /// Only these.
    Only(BTreeSet<RoomNumber>),
}

impl Agenda {
    /// Takes note of an event that was just applied.
    pub fn note(&mut self, event: &Event) {
        match event {
            Event::Room(RoomEvent::MessageSent { .. })
            | Event::People(PeopleEvent::Renamed { .. } | PeopleEvent::Expected { .. })
            | Event::Preparation(_)
            | Event::Access(_)
            | Event::Debrief(_)
            | Event::Gathering(_)
            | Event::Wall(_)
            | Event::Talk(_)
            | Event::NothingChanged => {}
            Event::Room(RoomEvent::Merged { from, into }) => self.note_rooms([*from, *into]),
            Event::People(PeopleEvent::Moved { from, to, .. }) => self.note_rooms(from.iter().copied().chain([*to])),
            Event::People(
                PeopleEvent::Joined { room, .. }
                | PeopleEvent::Removed { from: room, .. }
                | PeopleEvent::Restored { to: room, .. },
            ) => self.note_rooms(*room),
            Event::Room(_)
            | Event::Round(_)
            | Event::Argument(_)
            | Event::Ballot(_)
            | Event::LookBack(LookBackEvent::Answered { .. }) => match event.room() {
                Some(room) => self.note_rooms([room]),
                None => self.changed = Changed::Any,
            },
            Event::Lifecycle(_)
            | Event::Programme(_)
            | Event::LookBack(LookBackEvent::Opened { .. })
            | Event::People(PeopleEvent::Mixed { .. } | PeopleEvent::MixUndone { .. }) => self.changed = Changed::Any,
        }
    }

    /// Takes note of somebody who came, went, or is expected.
    pub fn note_presence(&mut self, session: &Session, participant: ParticipantId) {
        self.note_rooms(session.participants.get(&participant).and_then(|person| person.room));
    }

    fn note_rooms(&mut self, rooms: impl IntoIterator<Item = RoomNumber>) {
        if let Changed::Only(changed) = &mut self.changed {
            changed.extend(rooms);
        }
    }

    /// Everything that is due at this moment, as [`super::due`].
    pub fn due(&mut self, session: &Session, context: Context<'_>) -> Vec<Event> {
        self.look_at_changed_rooms(session, context);
        let reached = self.by_moment.iter().take_while(|(moment, _)| *moment <= context.now);
        let rooms: BTreeSet<RoomNumber> = reached.map(|(_, room)| *room).collect();
        let due = |number| session.rooms.get(&number).map(|room| due_in(session, room, context)).unwrap_or_default();
        let events = rooms.iter().copied().flat_map(due).collect();
        // Due events are applied next; where nothing was due, the moment has passed.
        self.note_rooms(rooms);
        events
    }

    /// The next moment at which something may be due, as [`super::next_due`]; now, where something is already due.
    pub fn next_due(&mut self, session: &Session, context: Context<'_>) -> Option<Timestamp> {
        self.look_at_changed_rooms(session, context);
        self.by_moment.first().map(|(moment, _)| *moment)
    }

    fn look_at_changed_rooms(&mut self, session: &Session, context: Context<'_>) {
        let rooms = match std::mem::replace(&mut self.changed, Changed::Only(BTreeSet::new())) {
            Changed::Any => session.rooms.keys().chain(self.moments.keys()).copied().collect(),
            Changed::Only(rooms) => rooms,
        };
        for number in rooms {
            let room = session.rooms.get(&number).filter(|_| can_be_due(session));
            let moment = room.and_then(|room| {
                let is_due = !due_in(session, room, context).is_empty();
                if is_due { Some(context.now) } else { next_due_in(session, room, context) }
            });
            self.put(number, moment);
        }
    }

    fn put(&mut self, room: RoomNumber, moment: Option<Timestamp>) {
        let before = match moment {
            Some(moment) => self.moments.insert(room, moment),
            None => self.moments.remove(&room),
        };
        self.by_moment.extend(moment.map(|moment| (moment, room)));
        if let Some(before) = before.filter(|before| Some(*before) != moment) {
            self.by_moment.remove(&(before, room));
        }
    }
}
