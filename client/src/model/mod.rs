//! What this device holds of its session, as signals: one for each slice that a screen
//! looks at, so that a pro in room 7 does not redraw room 8.

mod room_view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::{CommandId, ParticipantId, RoomNumber, Seq};
use shared::session::{Command, Event, Participant, Plenary, Rejection, Room, Session};
use shared::time::{Milliseconds, Timestamp};
use shared::view::Change;
use shared::wire::{Hello, Identity, PROTOCOL, Signal as Fleeting, ToDevice, ToServer, Writing};
use uuid::Uuid;

use crate::language;
use crate::link::{Link, News, Outbox, ServerClock, Status};
use crate::storage;

pub use room_view::{Member, RoomView, Stage};

/// How often the screens look at the clock, in milliseconds: a tenth of what the eye notices in seconds.
const TICK: u32 = 100;
/// A command that was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What was asked.
    pub command: Command,
    /// Why not.
    pub rejection: Rejection,
    /// When, so that the same twice is two.
    pub id: CommandId,
}

/// The session that this device is in. Lives at the root and is never disposed of.
#[derive(Clone, Copy)]
pub struct Live {
    /// Session-wide facts: a session without people and rooms.
    facts: RwSignal<Option<Arc<Session>>>,
    rooms: RwSignal<BTreeMap<RoomNumber, ArcRwSignal<Arc<Room>>>>,
    people: RwSignal<Arc<BTreeMap<ParticipantId, Participant>>>,
    plenary: RwSignal<Plenary>,
    online: RwSignal<Arc<BTreeSet<ParticipantId>>>,
    writing: RwSignal<BTreeMap<ParticipantId, Writing>>,
    identity: RwSignal<Option<Identity>>,
    status: RwSignal<Status>,
    waiting: RwSignal<usize>,
    refusal: RwSignal<Option<Refusal>>,
    latest: RwSignal<Option<(Seq, Event)>>,
    now: RwSignal<Timestamp>,
    inner: StoredValue<Inner, LocalStorage>,
    /// How often a session was entered: a page that goes leaves only what it entered itself.
    visits: StoredValue<u32>,
}

/// The session that this device is in, and how it came in.
struct Entered {
    code: JoinCode,
    secret: String,
    follows: bool,
}

#[derive(Default)]
struct Inner {
    entered: Option<Entered>,
    link: Option<Link>,
    held: Option<Session>,
    seq: Option<Seq>,
    clock: ServerClock,
    outbox: Outbox,
    ticker: Option<Interval>,
}

impl Live {
    /// Makes the session known to everything below.
    pub fn provide() -> Self {
        let live = Self {
            facts: RwSignal::new(None),
            rooms: RwSignal::new(BTreeMap::new()),
            people: RwSignal::new(Arc::default()),
            plenary: RwSignal::new(Plenary::default()),
            online: RwSignal::new(Arc::default()),
            writing: RwSignal::new(BTreeMap::new()),
            identity: RwSignal::new(None),
            status: RwSignal::new(Status::Idle),
            waiting: RwSignal::new(0),
            refusal: RwSignal::new(None),
            latest: RwSignal::new(None),
            now: RwSignal::new(Timestamp(here())),
            inner: StoredValue::new_local(Inner::default()),
            visits: StoredValue::new(0),
        };
        provide_context(live);
        live
    }

    /// Enters a session and stays in it, through every loss of the connection, until [`Self::leave`],
    /// or until the page that asked for it goes.
    pub fn enter(self, code: JoinCode, secret: String) {
        self.enter_as(Entered { code, secret, follows: false });
    }

    /// The same, to follow the plenary screen on a participant's own device.
    pub fn follow(self, code: JoinCode, secret: String) {
        self.enter_as(Entered { code, secret, follows: true });
    }

    fn enter_as(self, entered: Entered) {
        self.leave();
        let visit = self.visits.with_value(|visits| visits.wrapping_add(1));
        self.visits.set_value(visit);
        // The page that takes the place of this one may have entered already.
        on_cleanup(move || {
            if self.visits.get_value() == visit {
                self.leave();
            }
        });
        self.inner.update_value(|inner| {
            inner.outbox = storage::of_tab()
                .and_then(|storage| storage.get_item(&outbox_key(entered.code)).ok().flatten())
                .and_then(|text| serde_json::from_str(&text).ok())
                .unwrap_or_default();
            inner.entered = Some(entered);
            inner.ticker = Some(Interval::new(TICK, move || self.tick()));
        });
        self.status.set(Status::Connecting);
        let link = Link::open(move |news| self.hear(news));
        self.inner.update_value(|inner| inner.link = Some(link));
        self.count_waiting();
    }

    /// Leaves the session: the screen shows another page.
    pub fn leave(self) {
        let link = self.inner.try_update_value(|inner| std::mem::take(inner).link);
        drop(link);
        self.status.set(Status::Idle);
        self.identity.set(None);
        self.facts.set(None);
        self.rooms.set(BTreeMap::new());
        self.people.set(Arc::default());
        self.online.set(Arc::default());
        self.writing.set(BTreeMap::new());
        self.plenary.set(Plenary::default());
        self.refusal.set(None);
        self.latest.set(None);
    }

    /// Asks for something. It is kept until the server answered, through a reload too.
    pub fn ask(self, command: Command) {
        let id = CommandId(Uuid::now_v7());
        let kept = self.inner.try_update_value(|inner| inner.outbox.push(id, command.clone())).unwrap_or(false);
        if !kept {
            self.refusal.set(Some(Refusal { command, rejection: Rejection::TooFast, id }));
            return;
        }
        self.keep_outbox();
        self.send(&ToServer::Command { id, command });
    }

    /// Tells the room that this person writes, or stopped.
    pub fn tell_writing(self, writing: Option<Writing>) {
        self.send(&ToServer::Writing { writing });
    }

    /// Session-wide facts: settings, dilemmas, programme. Without people and rooms.
    pub fn facts(self) -> Signal<Option<Arc<Session>>> {
        self.facts.into()
    }

    /// The rooms that this device may know of, each a signal of its own.
    pub fn rooms(self) -> Signal<BTreeMap<RoomNumber, ArcRwSignal<Arc<Room>>>> {
        self.rooms.into()
    }

    /// The people that this device may know of.
    pub fn people(self) -> Signal<Arc<BTreeMap<ParticipantId, Participant>>> {
        self.people.into()
    }

    /// The debrief as far as it is steered.
    pub fn plenary(self) -> Signal<Plenary> {
        self.plenary.into()
    }

    /// Who is connected.
    pub fn online(self) -> Signal<Arc<BTreeSet<ParticipantId>>> {
        self.online.into()
    }

    /// Who writes what.
    pub fn writing(self) -> Signal<BTreeMap<ParticipantId, Writing>> {
        self.writing.into()
    }

    /// Who this device is.
    pub fn identity(self) -> Signal<Option<Identity>> {
        self.identity.into()
    }

    /// How the connection is.
    pub fn status(self) -> Signal<Status> {
        self.status.into()
    }

    /// How many commands wait for an answer.
    pub fn waiting(self) -> Signal<usize> {
        self.waiting.into()
    }

    /// The latest command that was not carried out.
    pub fn refusal(self) -> Signal<Option<Refusal>> {
        self.refusal.into()
    }

    /// The refusal was read, or what was in it is back with its author.
    pub fn forget_refusal(self) {
        self.refusal.set(None);
    }

    /// The latest event that came in live, for what is shown of a change itself.
    pub fn latest(self) -> Signal<Option<(Seq, Event)>> {
        self.latest.into()
    }

    /// The server's clock, a few times a second.
    pub fn now(self) -> Signal<Timestamp> {
        self.now.into()
    }

    fn hear(self, news: News) {
        match news {
            News::Opened => self.greet(),
            News::Frame(frame) => self.take(*frame),
            News::Heartbeat => {
                self.send(&ToServer::Ping { sent: here() });
            }
            News::Lost => {
                self.status.set(Status::Lost);
                self.writing.set(BTreeMap::new());
            }
            News::Refused(goodbye) => self.status.set(Status::Refused(goodbye)),
        }
    }

    fn greet(self) {
        let hello = self.inner.with_value(|inner| {
            inner.entered.as_ref().map(|entered| Hello {
                protocol: PROTOCOL,
                code: entered.code,
                secret: entered.secret.clone(),
                follows: entered.follows,
                after: inner.held.as_ref().and(inner.seq),
            })
        });
        if let Some(hello) = hello {
            self.send(&ToServer::Hello(hello));
        }
    }

    fn take(self, frame: ToDevice) {
        match frame {
            ToDevice::Welcome { you, seq, now, pace, snapshot, online } => {
                self.inner.update_value(|inner| {
                    inner.clock.restart(pace);
                    inner.clock.learn(here(), here(), now);
                    if let Some(link) = &inner.link {
                        link.is_welcome();
                    }
                    if let Some(snapshot) = snapshot {
                        inner.held = Some(*snapshot);
                        inner.seq = Some(seq);
                    }
                });
                self.identity.set(Some(you));
                self.online.set(Arc::new(online.into_iter().collect()));
                self.show_everything();
                self.status.set(Status::Live);
                self.send(&ToServer::Ping { sent: here() });
                let waiting: Vec<_> = self.inner.with_value(|inner| inner.outbox.waiting().cloned().collect());
                for (id, command) in waiting {
                    self.send(&ToServer::Command { id, command });
                }
                self.tick();
            }
            ToDevice::Change { seq, change } => self.fold(seq, &change),
            ToDevice::Ack { id, .. } => {
                self.inner.update_value(|inner| {
                    inner.outbox.take(id);
                });
                self.keep_outbox();
            }
            ToDevice::Rejected { id, rejection } => {
                let command = self.inner.try_update_value(|inner| inner.outbox.take(id)).flatten();
                self.keep_outbox();
                if let Some(command) = command {
                    self.refusal.set(Some(Refusal { command, rejection, id }));
                }
            }
            ToDevice::Signal(Fleeting::Presence { here, away }) => self.online.update(|online| {
                let online = Arc::make_mut(online);
                online.extend(here);
                away.iter().for_each(|gone| {
                    online.remove(gone);
                });
            }),
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
            ToDevice::Pong { sent, now } => self.inner.update_value(|inner| inner.clock.learn(sent, here(), now)),
            // The close that follows says the same.
            ToDevice::Goodbye(_) => {}
        }
    }

    /// Folds a change and wakes only the screens that look at what it touched.
    fn fold(self, seq: Seq, change: &Change) {
        self.inner.update_value(|inner| {
            if let Some(held) = &mut inner.held {
                change.apply_to(held);
                inner.seq = Some(seq);
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
            Change::Gone { .. } | Change::Placed { .. } | Change::Snapshot(_) => self.show_everything(),
        }
    }

    fn show_event(self, event: &Event) {
        match event {
            Event::ParticipantJoined { .. } | Event::ParticipantRenamed { .. } => self.show_people(),
            Event::ParticipantMoved { .. }
            | Event::ParticipantRemoved { .. }
            | Event::ParticipantRestored { .. }
            | Event::RoomsMixed { .. }
            | Event::MixUndone { .. }
            | Event::RoomsAdded { .. }
            | Event::RoomsMerged { .. } => {
                self.show_people();
                self.show_rooms();
            }
            Event::RoomRevealed { room, .. } => {
                self.show_plenary();
                self.show_room(*room);
            }
            event if event.is_of_debrief() => self.show_plenary(),
            Event::MessageSent { room: None, .. } => self.show_rooms(),
            _ => match event.room() {
                Some(room) => self.show_room(room),
                None => self.show_facts(),
            },
        }
    }

    fn show_everything(self) {
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
        let people = self.inner.with_value(|inner| inner.held.as_ref().map(|held| held.participants.clone()));
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

    fn send(self, frame: &ToServer) -> bool {
        self.inner.with_value(|inner| inner.link.as_ref().is_some_and(|link| link.send(frame)))
    }

    fn keep_outbox(self) {
        let kept = self.inner.with_value(|inner| {
            let entered = inner.entered.as_ref()?;
            Some((outbox_key(entered.code), serde_json::to_string(&inner.outbox).ok()?))
        });
        if let (Some((key, text)), Some(storage)) = (kept, storage::of_tab()) {
            let _ = storage.set_item(&key, &text);
        }
        self.count_waiting();
    }

    fn count_waiting(self) {
        self.waiting.set(self.inner.with_value(|inner| inner.outbox.len()));
    }

    fn tick(self) {
        let now = self.inner.with_value(|inner| inner.clock.at(here()));
        self.now.set(now);
    }
}

/// This device's clock, in milliseconds.
fn here() -> Milliseconds {
    #[allow(clippy::cast_possible_truncation)] // Milliseconds since 1970 fit in 53 bits.
    let now = js_sys::Date::now() as Milliseconds;
    now
}

fn outbox_key(code: JoinCode) -> String {
    format!("ao:outbox:{code}")
}

/// The session that this device is in.
pub fn live() -> Live {
    expect_context::<Live>()
}
