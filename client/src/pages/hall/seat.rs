//! Where somebody sits in the hall: what they see of the debrief, and what of it is their own.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use shared::session::{Command, Screen, Side};
use shared::wire::Identity;

use crate::memory::{self, OwnRooms};
use crate::pages::plenary::Hall;

/// A seat in the hall. Cheap to copy into all parts of the page.
#[derive(Clone, Copy)]
pub struct Seat {
    /// What everybody in the hall sees.
    pub hall: Hall,
    /// Who sits here.
    me: Memo<Option<ParticipantId>>,
    /// The rooms that they were in.
    rooms: StoredValue<OwnRooms>,
    /// What they look at by themselves; none while they follow.
    pub own: RwSignal<Option<Screen>>,
    /// What this device shows.
    pub screen: Memo<Screen>,
}

impl Seat {
    /// A seat for whoever this device is in the session.
    pub fn take(code: JoinCode) -> Self {
        let hall = Hall::new();
        let identity = hall.live.identity();
        let me = Memo::new(move |_| match identity.get() {
            Some(Identity::Participant(me)) => Some(me),
            _ => None,
        });
        let own = RwSignal::new(None);
        let screen = Memo::new(move |_| own.get().unwrap_or_else(|| hall.plenary.with(|plenary| plenary.screen)));
        Self { hall, me, rooms: StoredValue::new(memory::own_rooms(code)), own, screen }
    }

    /// Does this device follow the plenary screen?
    pub fn follows(self) -> bool {
        self.own.with(Option::is_none)
    }

    /// The room in which they talked a dilemma through.
    pub fn room_about(self, dilemma: DilemmaNumber) -> Option<RoomNumber> {
        self.rooms.with_value(|rooms| rooms.about.get(&dilemma).copied())
    }

    /// The room that they are in.
    pub fn room(self) -> Option<RoomNumber> {
        self.rooms.with_value(|rooms| rooms.now)
    }

    /// Is any of a dilemma's results uncovered?
    pub fn is_open(self, dilemma: DilemmaNumber) -> Memo<bool> {
        Memo::new(move |_| self.hall.plenary.with(|plenary| plenary.is_partly_revealed(dilemma)))
    }

    /// The question of a dilemma, in the reader's language.
    pub fn question(self, dilemma: DilemmaNumber) -> Signal<String> {
        let words = self.hall.words(dilemma);
        Signal::derive(move || words.with(|words| words.as_ref().map(|it| it.question.clone())).unwrap_or_default())
    }

    /// The title of a scenario, in the reader's language.
    pub fn title(self, dilemma: DilemmaNumber, side: Side) -> Signal<String> {
        let words = self.hall.words(dilemma);
        Signal::derive(move || {
            words.with(|words| words.as_ref().map(|it| it.scenario(side).title.clone())).unwrap_or_default()
        })
    }

    /// What they guess that most rooms chose.
    pub fn guess(self, dilemma: DilemmaNumber) -> Memo<Option<Side>> {
        Memo::new(move |_| {
            let me = self.me.get()?;
            self.hall.plenary.with(|plenary| plenary.guesses.get(&dilemma)?.get(&me).copied().flatten())
        })
    }

    /// Do they recognise an argument?
    pub fn recognises(self, argument: ArgumentId) -> Memo<bool> {
        Memo::new(move |_| {
            self.me.get().is_some_and(|me| {
                self.hall
                    .plenary
                    .with(|plenary| plenary.recognised.get(&argument).is_some_and(|people| people.contains(&me)))
            })
        })
    }

    /// Marks an argument, or no longer.
    pub fn recognise(self, argument: ArgumentId, on: bool) {
        self.hall.live.ask(Command::Recognise { argument, on });
    }
}
