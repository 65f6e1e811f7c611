//! The state of the session on this device, as signals: one for each part that a screen shows, so that a pro in room 7
//! does not redraw room 8.

#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

mod folding;
mod refusals;
mod room_view;
mod running_part;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::{DilemmaNumber, ParticipantId, RoomNumber, Seq};
use shared::link::{Entered, Status};
use shared::session::{Command, Event, Participant, Plenary, Room, Rules, Session};
use shared::text::sides::Sides;
use shared::time::{Milliseconds, Timestamp};
use shared::wire::{Identity, Writing};

use crate::drafts::{Draft, Drafts, Field, Place};
use crate::link::Link;
use crate::{language, saved_sessions};

pub use refusals::Refusal;
pub use room_view::{Member, RoomView, Stage};
pub use running_part::RunningPart;

/// How often the screens look at the clock, in milliseconds: two devices reach the same second at most this far
/// apart.
const TICK: u32 = 50;

/// Longest time that the server takes to answer a command while all is well, in milliseconds.
const LATE: Milliseconds = 600;

/// The session that this device is in. Lives at the root and is never disposed of.
#[derive(Clone, Copy)]
pub struct Live {
    /// Session-wide facts: a session without its people and rooms.
    facts: RwSignal<Option<Arc<Session>>>,
    rooms: RwSignal<BTreeMap<RoomNumber, ArcRwSignal<Arc<Room>>>>,
    people: RwSignal<Arc<BTreeMap<ParticipantId, Participant>>>,
    plenary: RwSignal<Plenary>,
    online: RwSignal<Arc<BTreeSet<ParticipantId>>>,
    following: RwSignal<Arc<BTreeSet<ParticipantId>>>,
    /// People who disconnected a moment ago, and when: ballots still wait for them.
    dropped: RwSignal<BTreeMap<ParticipantId, Timestamp>>,
    writing: RwSignal<BTreeMap<ParticipantId, Writing>>,
    identity: RwSignal<Option<Identity>>,
    status: RwSignal<Status>,
    /// What this person is writing, and when they last touched a key.
    writes: StoredValue<Option<(Writing, Timestamp)>>,
    drafts: Drafts,
    tabs: RwSignal<Option<usize>>,
    waiting: RwSignal<Vec<Command>>,
    /// Commands have waited longer than [`LATE`] for their answer.
    late: Memo<bool>,
    refusals: RwSignal<Vec<Refusal>>,
    latest: RwSignal<Option<(Seq, Event)>>,
    now: RwSignal<Timestamp>,
    inner: StoredValue<Inner, LocalStorage>,
    /// The session that was entered.
    entered: StoredValue<Option<Entered>>,
    /// Counts entries, so that a page that is left leaves only the session that it entered itself.
    visits: StoredValue<u32>,
}

#[derive(Default)]
struct Inner {
    link: Option<Link>,
    held: Option<Session>,
    ticker: Option<Interval>,
}

impl Live {
    /// Provides the session to everything below.
    pub fn provide() -> Self {
        let (waiting, now) = (RwSignal::new(Vec::new()), RwSignal::new(Timestamp(0)));
        let waits_since = Memo::new(move |before: Option<&Option<Timestamp>>| {
            let waits = waiting.with(|waiting: &Vec<Command>| !waiting.is_empty());
            waits.then(|| before.copied().flatten().unwrap_or_else(|| now.get_untracked()))
        });
        let live = Self {
            facts: RwSignal::new(None),
            rooms: RwSignal::new(BTreeMap::new()),
            people: RwSignal::new(Arc::default()),
            plenary: RwSignal::new(Plenary::default()),
            online: RwSignal::new(Arc::default()),
            following: RwSignal::new(Arc::default()),
            dropped: RwSignal::new(BTreeMap::new()),
            writing: RwSignal::new(BTreeMap::new()),
            identity: RwSignal::new(None),
            status: RwSignal::new(Status::Idle),
            writes: StoredValue::new(None),
            drafts: expect_context(),
            tabs: RwSignal::new(None),
            waiting,
            late: Memo::new(move |_| waits_since.get().is_some_and(|since| now.get() - since > LATE)),
            refusals: RwSignal::new(Vec::new()),
            latest: RwSignal::new(None),
            now,
            inner: StoredValue::new_local(Inner::default()),
            entered: StoredValue::new(None),
            visits: StoredValue::new(0),
        };
        provide_context(live);
        live
    }

    /// Shows a session that is nobody's, as its first participant sees it: a picture to look at, without a connection.
    pub fn show_picture(self, session: Session) {
        self.now.set(session.opened_at);
        self.inner.update_value(|inner| inner.held = Some(session));
        self.identity.set(Some(Identity::Participant(ParticipantId(1))));
        self.online.set(Arc::new(BTreeSet::from([ParticipantId(1)])));
        self.show_everything();
    }

    /// Enters a session and stays in it, however often the connection is lost, until [`Self::leave`] or until the page
    /// that called this is left.
    pub fn enter(self, code: JoinCode, secret: String) {
        self.enter_as(Entered { code, secret, follows: false });
    }

    /// The same, for following the plenary screen on a participant's own device.
    pub fn follow(self, code: JoinCode, secret: String) {
        self.enter_as(Entered { code, secret, follows: true });
    }

    fn enter_as(self, entered: Entered) {
        self.leave();
        let visit = self.visits.with_value(|visits| visits.wrapping_add(1));
        self.visits.set_value(visit);
        // The page that replaces this one may have entered already.
        on_cleanup(move || {
            if self.visits.get_value() == visit {
                self.leave();
            }
        });
        self.entered.set_value(Some(entered.clone()));
        self.recall_refusals(entered.code);
        self.drafts.recall();
        let code = entered.code;
        let link = Link::open(entered, saved_sessions::outbox(code), move |news| self.hear(news, code));
        self.waiting.set(link.waiting());
        self.inner.update_value(|inner| {
            inner.link = Some(link);
            inner.ticker = Some(Interval::new(TICK, move || self.tick()));
        });
    }

    /// Leaves the session, because the screen shows another page.
    pub fn leave(self) {
        let link = self.inner.try_update_value(|inner| std::mem::take(inner).link);
        drop(link);
        self.status.set(Status::Idle);
        self.tabs.set(None);
        self.identity.set(None);
        self.facts.set(None);
        self.rooms.set(BTreeMap::new());
        self.people.set(Arc::default());
        self.online.set(Arc::default());
        self.following.set(Arc::default());
        self.dropped.set(BTreeMap::new());
        self.writing.set(BTreeMap::new());
        self.plenary.set(Plenary::default());
        self.refusals.set(Vec::new());
        self.entered.set_value(None);
        self.writes.set_value(None);
        self.latest.set(None);
    }

    /// Sends a command, and keeps it until the server answers, even across a reload. Words that are already on their
    /// way are not sent twice, since people without a connection see nothing happen and press again.
    pub fn ask(self, command: Command) {
        let is_on_its_way = self.waiting.with_untracked(|waiting| waiting.last() == Some(&command));
        if is_on_its_way && !command.own_words().is_empty() {
            return;
        }
        if let Some(link) = self.link() {
            link.ask(self.own_room().filter(|_| command.is_of_a_room()), command);
        }
    }

    /// The room of this device's participant. Not tracked.
    fn own_room(self) -> Option<RoomNumber> {
        let Some(Identity::Participant(me)) = self.identity.get_untracked() else { return None };
        self.people.with_untracked(|people| people.get(&me)?.room)
    }

    /// Reports that this person touched a key or stopped writing; the room receives only what changed.
    pub fn tell_writing(self, writing: Option<Writing>) {
        let now = self.now.get_untracked();
        let before = self.writes.try_update_value(|writes| {
            std::mem::replace(writes, writing.map(|writing| (writing, now))).map(|(writing, _)| writing)
        });
        if before.flatten() != writing {
            self.say_writing(writing);
        }
    }

    fn say_writing(self, writing: Option<Writing>) {
        if let Some(link) = self.link() {
            link.tell_writing(writing);
        }
    }

    /// The draft of a field in this session, once its writer and subject are known.
    pub fn draft(self, field: impl Fn() -> Option<Field> + Send + Sync + 'static) -> Draft {
        let identity = self.identity;
        let place = Memo::new(move |_| {
            let writer = identity.get()?.into();
            Some(Place { session: Some(self.code()?), writer, field: field()? })
        });
        self.drafts.of(place)
    }

    /// The code of the session that was entered.
    pub fn code(self) -> Option<JoinCode> {
        self.entered.with_value(|entered| entered.as_ref().map(|entered| entered.code))
    }

    /// What lets this page in, even if the device has forgotten it since.
    pub fn secret(self) -> Option<String> {
        self.entered.with_value(|entered| entered.as_ref().map(|entered| entered.secret.clone()))
    }

    /// Session-wide facts: settings, dilemmas, programme. Without people and rooms.
    pub fn facts(self) -> Signal<Option<Arc<Session>>> {
        self.facts.into()
    }

    /// Is a rule of play on?
    pub fn rule(self, is_on: impl Fn(&Rules) -> bool) -> bool {
        self.facts.with(|facts| facts.as_ref().is_some_and(|facts| is_on(&facts.settings.rules)))
    }

    /// Do sides go by the titles of their scenarios, so that no result says left or right?
    pub fn sides_go_by_title(self) -> bool {
        self.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.names_by_title()))
    }

    /// What the sides of a dilemma are called, in the reader's language.
    pub fn sides(self, dilemma: DilemmaNumber) -> Sides {
        let language = language::reader();
        self.facts.with(|facts| {
            let found = facts.as_ref().and_then(|facts| Some((&facts.settings, facts.dilemma(dilemma)?)));
            found.map_or_else(
                || Sides::by_place(language),
                |(settings, dilemma)| Sides::of(language, settings, dilemma.text(language)),
            )
        })
    }

    /// The rooms that this device may see, each in a signal of its own.
    pub fn rooms(self) -> Signal<BTreeMap<RoomNumber, ArcRwSignal<Arc<Room>>>> {
        self.rooms.into()
    }

    /// The people that this device may see.
    pub fn people(self) -> Signal<Arc<BTreeMap<ParticipantId, Participant>>> {
        self.people.into()
    }

    /// Was this device's person removed from the session?
    pub fn is_taken_out(self) -> Memo<bool> {
        let (identity, people) = (self.identity(), self.people());
        Memo::new(move |_| match identity.get() {
            Some(Identity::Participant(me)) => {
                people.with(|people| people.get(&me).is_some_and(|person| person.removed.is_some()))
            }
            Some(Identity::Facilitator | Identity::CoFacilitator(_) | Identity::Plenary) | None => false,
        })
    }

    /// The steering of the debrief.
    pub fn plenary(self) -> Signal<Plenary> {
        self.plenary.into()
    }

    /// People who are connected.
    pub fn online(self) -> Signal<Arc<BTreeSet<ParticipantId>>> {
        self.online.into()
    }

    /// Connected people who only follow the plenary screen, on a device of their own.
    pub fn following(self) -> Signal<Arc<BTreeSet<ParticipantId>>> {
        self.following.into()
    }

    /// People who disconnected a moment ago, and when: in a lift, in a tunnel, by a reload.
    pub fn dropped(self) -> Signal<BTreeMap<ParticipantId, Timestamp>> {
        self.dropped.into()
    }

    /// The column in which each person is writing now.
    pub fn writing(self) -> Signal<BTreeMap<ParticipantId, Writing>> {
        self.writing.into()
    }

    /// The identity that the server gave this device; `None` before it was admitted.
    pub fn identity(self) -> Signal<Option<Identity>> {
        self.identity.into()
    }

    /// The state of the connection.
    pub fn status(self) -> Signal<Status> {
        self.status.into()
    }

    /// How many tabs of this browser have a session open over plain HTTP; `None` unless there is no connection and
    /// there are too many.
    pub fn tabs(self) -> Signal<Option<usize>> {
        self.tabs.into()
    }

    /// Commands that are not answered yet, oldest first.
    pub fn waiting(self) -> Signal<Vec<Command>> {
        self.waiting.into()
    }

    /// Do commands wait because there is no connection? A missing answer shows this sooner than the connection, whose
    /// loss takes seconds to detect. Tracked.
    fn holds_up(self) -> bool {
        self.status.get() != Status::Live || self.late.get()
    }

    /// What `of` finds in commands that wait for a connection, oldest first.
    pub fn unsent<T>(self, of: impl Fn(&Command) -> Option<T> + Send + Sync + 'static) -> Memo<Vec<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            // While connected, the answer arrives before anybody could notice that it is missing.
            if self.holds_up() {
                self.waiting.with(|waiting| waiting.iter().filter_map(&of).collect())
            } else {
                Vec::new()
            }
        })
    }

    /// What `of` finds in the latest command that is not answered, with or without a connection. A waiting change
    /// counts as made: this person's next change replaces that one. Tracked.
    pub fn under_way<T>(self, of: impl Fn(&Command) -> Option<T>) -> Option<T> {
        self.waiting.with(|waiting| waiting.iter().rev().find_map(of))
    }

    /// Does a command of this kind wait for a connection?
    pub fn is_unsent(self, is_of_kind: impl Fn(&Command) -> bool + Send + Sync + 'static) -> Memo<bool> {
        let unsent = self.unsent(move |command| is_of_kind(command).then_some(()));
        Memo::new(move |_| unsent.with(|unsent| !unsent.is_empty()))
    }

    /// The latest event that arrived live, for screens that show the change itself.
    pub fn latest(self) -> Signal<Option<(Seq, Event)>> {
        self.latest.into()
    }

    /// The server's clock, updated several times a second.
    pub fn now(self) -> Signal<Timestamp> {
        self.now.into()
    }
}

/// The session of this device.
pub fn live() -> Live {
    expect_context::<Live>()
}
