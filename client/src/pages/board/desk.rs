//! What all parts of the board share: the rooms with their pulses, and what is open on screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use shared::language::Language;
use shared::session::{Command, Participant, Room, Session};
use shared::time::{SECOND, Timestamp};

use super::pulse::{Crew, Pulse};
use super::sums::Order;
use crate::language::reader_signal;
use crate::model::{Live, live};

/// One room as the board watches it: the room itself, and what it comes down to.
#[derive(Clone, PartialEq)]
pub struct Watch {
    room: ArcMemo<Arc<Room>>,
    pulse: ArcMemo<Pulse>,
}

/// What a facilitator looks at below the controls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The ledger of all rooms.
    #[default]
    Rooms,
    /// Steering the plenary screen.
    Debrief,
}

/// A text in the reader's language.
pub type Words = fn(Language) -> &'static str;

/// Something that is only done after a question.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is asked.
    pub title: Words,
    /// What it leads to.
    pub explained: Words,
    /// The button that does it.
    pub yes: Words,
    /// What is done then.
    pub command: Command,
}

/// The board. Cheap to copy into all its parts.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The session.
    pub live: Live,
    /// Session-wide facts.
    pub facts: Signal<Option<Arc<Session>>>,
    /// The people.
    pub people: Signal<Arc<BTreeMap<ParticipantId, Participant>>>,
    /// The reader's language, for what is done on a press.
    pub language: Signal<Language>,
    /// The server's clock in whole seconds: what changes at most once a second hangs on it.
    pub second: ReadSignal<Timestamp>,
    /// The people of every room, counted.
    pub crews: Memo<BTreeMap<RoomNumber, Crew>>,
    /// Every room.
    pub watches: Memo<BTreeMap<RoomNumber, Watch>>,
    /// The pulses of all rooms, by number.
    pub pulses: Memo<Vec<Pulse>>,
    /// The session is over.
    pub ended: Memo<bool>,
    /// What is looked at.
    pub tab: RwSignal<Tab>,
    /// In what order the rooms stand.
    pub order: RwSignal<Order>,
    /// The room whose panel is open.
    pub opened: RwSignal<Option<RoomNumber>>,
    /// The dialog for a word to all rooms is open.
    pub messaging: RwSignal<bool>,
    /// What is being asked first.
    pub question: RwSignal<Option<Question>>,
    /// What was just done, in words.
    pub told: RwSignal<Option<Words>>,
}

impl Desk {
    /// The board of the session that this device is in.
    pub fn new() -> Self {
        let live = live();
        let (facts, people, online, rooms) = (live.facts(), live.people(), live.online(), live.rooms());
        let second = whole_seconds(live.now());
        let crews = Memo::new(move |_| {
            let mut crews = BTreeMap::<RoomNumber, Crew>::new();
            people.with(|people| {
                online.with(|online| {
                    for (id, person) in people.iter() {
                        let Some(room) = person.room else { continue };
                        let crew = crews.entry(room).or_default();
                        crew.members += 1;
                        crew.online += usize::from(online.contains(id));
                    }
                });
            });
            crews
        });
        let watches = Memo::new(move |_| {
            rooms.with(|rooms| {
                let watch = |(number, room): (&RoomNumber, &ArcRwSignal<Arc<Room>>)| {
                    (*number, watched(*number, room.clone(), facts, crews, second))
                };
                rooms.iter().map(watch).collect::<BTreeMap<_, _>>()
            })
        });
        let pulses = Memo::new(move |_| watches.with(|all| all.values().map(|watch| watch.pulse.get()).collect()));
        let ended =
            Memo::new(move |_| facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_some())));
        Self {
            live,
            facts,
            people,
            language: reader_signal(),
            second,
            crews,
            watches,
            pulses,
            ended,
            tab: RwSignal::default(),
            order: RwSignal::default(),
            opened: RwSignal::default(),
            messaging: RwSignal::new(false),
            question: RwSignal::new(None),
            told: RwSignal::new(None),
        }
    }

    /// Asks for something at once.
    pub fn ask(self, command: Command) {
        self.live.ask(command);
    }

    /// Asks for something after the facilitator said yes.
    pub fn ask_first(self, question: Question) {
        self.question.set(Some(question));
    }

    /// The room, and its pulse.
    pub fn watch(self, number: RoomNumber) -> Option<(Memo<Arc<Room>>, Memo<Pulse>)> {
        let watch = self.watches.with_untracked(|all| all.get(&number).cloned())?;
        Some((watch.room.into(), watch.pulse.into()))
    }

    /// The question of a dilemma in the reader's language.
    pub fn question_of(self, dilemma: DilemmaNumber) -> String {
        let language = self.language.get();
        let question = self.facts.with(|facts| Some(facts.as_ref()?.dilemma(dilemma)?.text(language).question.clone()));
        question.unwrap_or_default()
    }

    /// Does any room have an open round?
    pub fn any_open(self) -> bool {
        self.pulses.with_untracked(|pulses| pulses.iter().any(|pulse| pulse.open))
    }
}

fn watched(
    number: RoomNumber,
    room: ArcRwSignal<Arc<Room>>,
    facts: Signal<Option<Arc<Session>>>,
    crews: Memo<BTreeMap<RoomNumber, Crew>>,
    second: ReadSignal<Timestamp>,
) -> Watch {
    let room = ArcMemo::new(move |_| room.get());
    let pulse = ArcMemo::new({
        let room = room.clone();
        move |_| {
            let crew = crews.with(|crews| crews.get(&number).copied().unwrap_or_default());
            let now = second.get();
            room.with(|room| {
                facts.with(|facts| match facts {
                    Some(facts) => Pulse::of(facts, room, crew, now),
                    None => Pulse::idle(number, crew),
                })
            })
        }
    });
    Watch { room, pulse }
}

/// The clock in whole seconds. One effect listens to every tick, so that the hundreds of
/// things that hang on the second are not woken ten times as often.
fn whole_seconds(now: Signal<Timestamp>) -> ReadSignal<Timestamp> {
    let whole = |now: Timestamp| Timestamp(now.0 - now.0.rem_euclid(SECOND));
    let (second, set_second) = signal(whole(now.get_untracked()));
    Effect::new(move |_| {
        let latest = whole(now.get());
        if second.get_untracked() != latest {
            set_second.set(latest);
        }
    });
    second
}
