//! Carries out in the browser what the [`Machine`] decides, and reports to it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Interval;
use leptos::prelude::{document, window};
use shared::ids::{CommandId, RoomNumber};
use shared::link::{Carrier, Effect, Entered, Input, Kept, Machine, Outbox, Status};
use shared::session::{Command, Rejection};
use shared::time::{Milliseconds, Timestamp};
use shared::wire::{ToDevice, ToServer, Writing};
use uuid::Uuid;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::heard::{Heard, Hears};
use super::tabs::Tabs;
use super::transport::Transport;

/// How often the machine looks at the clock, in milliseconds: little less than its shortest wait.
const TICK: u32 = 100;

/// What a connection reports to its owner.
pub enum News {
    /// Its new state.
    Status(Status),
    /// A welcome, a change or a signal, to be folded.
    Frame(Box<ToDevice>),
    /// A command was sent, to be stored until it is answered.
    Asked(Kept),
    /// A command was answered.
    Answered(CommandId),
    /// This many tabs of this browser use streams, too many for the browser.
    TooManyTabs(usize),
    /// A command was not carried out.
    GivenBack { id: CommandId, room: Option<RoomNumber>, command: Command, rejection: Option<Rejection> },
}

struct Inner {
    machine: RefCell<Machine>,
    transport: RefCell<Option<Transport>>,
    /// Number of the current carrier: earlier ones are ignored.
    attempt: Cell<u32>,
    /// What is still to be done. An effect that causes another appends it here.
    effects: RefCell<VecDeque<Effect>>,
    is_busy: Cell<bool>,
    tell: Box<dyn Fn(News)>,
    /// The carrier tried last.
    carrier: Cell<Carrier>,
    tabs: Tabs,
    kept: RefCell<Option<(Interval, Vec<Watcher>)>>,
}

/// A connection that maintains itself until its last copy is dropped.
#[derive(Clone)]
pub struct Link(Rc<Inner>);

impl Link {
    /// Connects, and reconnects whenever the connection is lost.
    pub fn open(entered: Entered, outbox: Outbox, tell: impl Fn(News) + 'static) -> Self {
        let (machine, effects) = Machine::enter(entered, outbox, now());
        let inner = Rc::new_cyclic(|inner: &Weak<Inner>| Inner {
            machine: RefCell::new(machine),
            transport: RefCell::new(None),
            attempt: Cell::new(0),
            effects: RefCell::new(VecDeque::new()),
            is_busy: Cell::new(false),
            tell: Box::new(tell),
            carrier: Cell::new(Carrier::Socket),
            tabs: Tabs::open({
                let inner = Weak::clone(inner);
                move |count| {
                    if let Some(inner) = inner.upgrade() {
                        (inner.tell)(News::TooManyTabs(count));
                    }
                }
            }),
            kept: RefCell::new(None),
        });
        let ticker = {
            let inner = Rc::downgrade(&inner);
            Interval::new(TICK, move || feed(&inner, Input::Tick { wall: wall_clock() }))
        };
        // The network is back, or a laptop was opened: retries at once.
        let watchers = ["online", "visibilitychange", "pageshow"].map(|event| {
            let inner = Rc::downgrade(&inner);
            Watcher::on(event, move || {
                if !document().hidden() {
                    feed(&inner, Input::Woken);
                }
            })
        });
        *inner.kept.borrow_mut() = Some((ticker, watchers.into_iter().flatten().collect()));
        inner.carry_out(effects);
        Self(inner)
    }

    /// Sends a command, limited to a room if it is meant for that room alone. It is kept until the server answers.
    pub fn ask(&self, room: Option<RoomNumber>, command: Command) {
        self.0.take(Input::Ask { id: CommandId(Uuid::now_v7()), room, command });
    }

    /// Reports that this person is writing, or stopped.
    pub fn tell_writing(&self, writing: Option<Writing>) {
        self.0.take(Input::Say(ToServer::Writing { writing }));
    }

    /// Commands that are not answered yet.
    pub fn waiting(&self) -> Vec<Command> {
        self.0.machine.borrow().outbox().waiting().map(|kept| kept.command.clone()).collect()
    }

    /// The server's clock; `None` before it is known.
    pub fn server_time(&self) -> Option<Timestamp> {
        self.0.machine.borrow().server_time(now())
    }
}

fn feed(inner: &Weak<Inner>, input: Input) {
    if let Some(inner) = inner.upgrade() {
        inner.take(input);
    }
}

impl Inner {
    fn take(self: &Rc<Self>, input: Input) {
        let effects = self.machine.borrow_mut().take(input, now(), js_sys::Math::random());
        self.carry_out(effects);
    }

    fn carry_out(self: &Rc<Self>, effects: Vec<Effect>) {
        self.effects.borrow_mut().extend(effects);
        if self.is_busy.replace(true) {
            return;
        }
        while let Some(effect) = { self.effects.borrow_mut().pop_front() } {
            self.perform(effect);
        }
        self.is_busy.set(false);
    }

    fn perform(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Open(carrier) => self.open(carrier),
            Effect::Close => self.close(),
            Effect::Send(frame) => {
                if let Some(transport) = &*self.transport.borrow() {
                    transport.send(&frame);
                }
            }
            Effect::Show(status) => {
                (self.tell)(News::Status(status));
                match status {
                    Status::Lost => self.tabs.ask(),
                    Status::Live => self.tabs.streams(self.carrier.get() == Carrier::Stream),
                    Status::Refused(_) => self.tabs.streams(false),
                    Status::Idle | Status::Connecting => {}
                }
            }
            Effect::Fold(frame) => (self.tell)(News::Frame(frame)),
            Effect::Keep(id) => {
                let kept = self.machine.borrow().outbox().kept(id).cloned();
                if let Some(kept) = kept {
                    (self.tell)(News::Asked(kept));
                }
            }
            Effect::Forget(id) => (self.tell)(News::Answered(id)),
            Effect::GiveBack { id, room, command, rejection } => {
                (self.tell)(News::GivenBack { id, room, command, rejection })
            }
        }
    }

    fn close(&self) {
        self.attempt.set(self.attempt.get().wrapping_add(1));
        let gone = self.transport.borrow_mut().take();
        drop(gone);
    }

    fn open(self: &Rc<Self>, carrier: Carrier) {
        self.close();
        self.carrier.set(carrier);
        // A socket tried in between does not reset the count: the tab returns to its stream.
        if carrier == Carrier::Stream {
            self.tabs.streams(true);
        }
        let attempt = self.attempt.get();
        let inner = Rc::downgrade(self);
        let hears: Hears = Rc::new(move |heard| {
            let Some(inner) = inner.upgrade().filter(|inner| inner.attempt.get() == attempt) else { return };
            match heard {
                Heard::Opened => inner.take(Input::Opened),
                // An unknown frame comes from a newer server, whose goodbye tells this page to reload.
                Heard::Frame(json) => {
                    if let Ok(frame) = serde_json::from_str(&json) {
                        inner.take(Input::Frame(Box::new(frame)));
                    }
                }
                Heard::Closed(goodbye) => {
                    inner.attempt.set(attempt.wrapping_add(1));
                    inner.take(Input::Closed(goodbye));
                }
            }
        });
        let transport = Transport::open(carrier, hears);
        let is_tried = transport.is_some();
        *self.transport.borrow_mut() = transport;
        if !is_tried {
            self.take(Input::Closed(None));
        }
    }
}

/// This device's monotonic clock, in milliseconds.
pub(super) fn now() -> Milliseconds {
    let now = window().performance().map_or_else(js_sys::Date::now, |clock| clock.now());
    #[allow(clippy::cast_possible_truncation)] // Milliseconds since the page was opened.
    let now = now as Milliseconds;
    now
}

/// This device's wall clock, in milliseconds.
pub(super) fn wall_clock() -> Milliseconds {
    #[allow(clippy::cast_possible_truncation)] // Milliseconds since 1970 fit in 53 bits.
    let now = js_sys::Date::now() as Milliseconds;
    now
}

/// Listens to an event of the window or the document until it is dropped.
struct Watcher {
    event: &'static str,
    closure: Closure<dyn FnMut()>,
}

impl Watcher {
    fn on(event: &'static str, call: impl FnMut() + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut()>::new(call);
        let listener = closure.as_ref().unchecked_ref();
        window().add_event_listener_with_callback(event, listener).ok()?;
        document().add_event_listener_with_callback(event, listener).ok()?;
        Some(Self { event, closure })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let listener = self.closure.as_ref().unchecked_ref();
        let _ = window().remove_event_listener_with_callback(self.event, listener);
        let _ = document().remove_event_listener_with_callback(self.event, listener);
    }
}
