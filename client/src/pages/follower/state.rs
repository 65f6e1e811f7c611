//! A follower's state: what they see of the debrief, and what of it is their own.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber, RoundNumber};
use shared::session::result::Voiced;
use shared::session::{BlockKind, Command, DebriefCommand, Message, Phase, Room, Screen, Side};
use shared::time::Milliseconds;
use shared::wire::Identity;

use crate::model::RunningPart;
use crate::pages::plenary::PlenaryState;
use crate::saved_sessions::{self, OwnRooms};

/// A round that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenRound {
    /// Its room.
    pub room: RoomNumber,
    /// Its number in the room.
    pub number: RoundNumber,
    /// Its dilemma.
    pub dilemma: DilemmaNumber,
    /// Ballots are being cast.
    pub chooses: bool,
}

impl OpenRound {
    fn of(room: &Room) -> Option<Self> {
        let round = room.open_round()?;
        Some(Self {
            room: room.number,
            number: room.round_number(),
            dilemma: round.dilemma,
            chooses: round.phase == Phase::Choose,
        })
    }
}

/// Remembers the room of this device's participant, and the room in which they discuss a dilemma.
fn remember_rooms(code: JoinCode, rooms: StoredValue<OwnRooms>, now: Option<RoomNumber>, round: Option<OpenRound>) {
    let before = rooms.get_value();
    let mut after = OwnRooms { now, ..before.clone() };
    after.about.extend(round.map(|round| (round.dilemma, round.room)));
    if after != before {
        saved_sessions::remember_rooms(code, &after);
        rooms.set_value(after);
    }
}

/// A follower. Cheap to copy into all parts of the page.
#[derive(Clone, Copy)]
pub struct FollowerState {
    /// What everybody sees on the plenary screen.
    pub state: PlenaryState,
    /// The participant.
    me: Memo<Option<ParticipantId>>,
    /// The part that runs.
    pub running: Memo<Option<RunningPart>>,
    /// Their room.
    room: Memo<Option<RoomNumber>>,
    /// The rooms in which they discussed dilemmas.
    rooms: StoredValue<OwnRooms>,
    /// The round that runs in their room.
    pub round: Memo<Option<OpenRound>>,
    /// The screen that they browsed to; `None` while they follow.
    pub own: RwSignal<Option<Screen>>,
    /// What this device shows.
    pub screen: Memo<Screen>,
}

impl FollowerState {
    /// The follower for this device's participant in the session.
    pub fn take(code: JoinCode) -> Self {
        let state = PlenaryState::new();
        let identity = state.live.identity();
        let me = Memo::new(move |_| match identity.get() {
            Some(Identity::Participant(me)) => Some(me),
            _ => None,
        });
        let own = RwSignal::new(None);
        let screen = Memo::new(move |_| own.get().unwrap_or_else(|| state.plenary.with(|plenary| plenary.screen)));
        let room = Memo::new(move |_| state.facts.with(|facts| facts.as_ref()?.seat.as_ref()?.room));
        let round = Memo::new(move |_| {
            let own = room.get()?;
            state.rooms.with(|rooms| OpenRound::of(rooms.iter().find(|room| room.number == own)?))
        });
        let rooms = StoredValue::new(saved_sessions::own_rooms(code));
        Effect::new(move |_| remember_rooms(code, rooms, room.get(), round.get()));
        Self { state, me, running: state.live.running_part(), room, rooms, round, own, screen }
    }

    /// The kind of the part that runs.
    pub fn part(self) -> Option<BlockKind> {
        self.state.facts.with(|facts| facts.as_ref()?.running_kind())
    }

    /// Is the session over?
    pub fn has_ended(self) -> bool {
        self.state.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_some()))
    }

    /// Time left in their room's round.
    pub fn time_left(self) -> Option<Milliseconds> {
        let own = self.room.get()?;
        let now = self.state.live.now().get();
        self.state.rooms.with(|rooms| {
            let round = rooms.iter().find(|room| room.number == own)?.open_round()?;
            Some(if round.must_choose { 0 } else { round.timer.left(now) })
        })
    }

    /// The facilitator's messages to everybody and to their room, latest last.
    pub fn words(self) -> Memo<Vec<Message>> {
        Memo::new(move |_| {
            self.state.facts.with(|facts| {
                let Some(facts) = facts else { return Vec::new() };
                let to_room = facts.seat.as_ref().map(|follower| follower.told.as_slice()).unwrap_or_default();
                facts.words_to(to_room).into_iter().cloned().collect()
            })
        })
    }

    /// Does this device follow the plenary screen?
    pub fn follows(self) -> bool {
        self.own.with(Option::is_none)
    }

    /// The room in which they discussed a dilemma.
    pub fn room_about(self, dilemma: DilemmaNumber) -> Option<RoomNumber> {
        self.rooms.with_value(|rooms| rooms.about.get(&dilemma).copied())
    }

    /// Did a room of theirs say it: the one that they were in then, or are in now? People do not mark their own
    /// arguments as recognised.
    pub fn said(self, dilemma: DilemmaNumber, voiced: &Voiced) -> bool {
        let own = [self.room_about(dilemma), self.room()];
        own.into_iter().flatten().any(|own| voiced.rooms().any(|room| room == own))
    }

    /// Their room.
    pub fn room(self) -> Option<RoomNumber> {
        self.room.get()
    }

    /// Is any result of the dilemma revealed?
    pub fn is_open(self, dilemma: DilemmaNumber) -> Memo<bool> {
        Memo::new(move |_| self.state.plenary.with(|plenary| plenary.is_partly_revealed(dilemma)))
    }

    /// The question of a dilemma, in the reader's language.
    pub fn question(self, dilemma: DilemmaNumber) -> Signal<String> {
        let words = self.state.words(dilemma);
        Signal::derive(move || words.with(|words| words.as_ref().map(|it| it.question.clone())).unwrap_or_default())
    }

    /// The title of a scenario, in the reader's language.
    pub fn title(self, dilemma: DilemmaNumber, side: Side) -> Signal<String> {
        let words = self.state.words(dilemma);
        Signal::derive(move || {
            words.with(|words| words.as_ref().map(|it| it.scenario(side).title.clone())).unwrap_or_default()
        })
    }

    /// Their guess of what most rooms chose.
    pub fn guess(self, dilemma: DilemmaNumber) -> Memo<Option<Side>> {
        Memo::new(move |_| {
            let me = self.me.get()?;
            self.state.plenary.with(|plenary| plenary.guesses.get(&dilemma)?.get(&me).copied().flatten())
        })
    }

    /// Have they marked an argument as recognised?
    pub fn recognises(self, argument: ArgumentId) -> Memo<bool> {
        Memo::new(move |_| {
            self.me.get().is_some_and(|me| {
                self.state
                    .plenary
                    .with(|plenary| plenary.recognised.get(&argument).is_some_and(|people| people.contains(&me)))
            })
        })
    }

    /// Marks or unmarks an argument as recognised.
    pub fn recognise(self, argument: ArgumentId, on: bool) {
        self.state.live.ask(Command::Debrief(DebriefCommand::Recognise { argument, on }));
    }
}
