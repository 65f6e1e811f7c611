//! The socket: opened, watched and opened again.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};
use leptos::prelude::window;
use shared::wire::{Goodbye, ToDevice, ToServer, close_code};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{CloseEvent, MessageEvent, WebSocket};

use super::backoff::Backoff;

/// How often the way to the server is measured, in milliseconds.
const HEARTBEAT: u32 = 3_000;
/// Silence after which a connection counts as dead, in milliseconds: two heartbeats
/// and time for a slow network, within the 10 s in which people should be told.
const DEAD_AFTER: f64 = 8_000.0;

/// How the connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not tried yet, or no session is entered.
    Idle,
    /// On its way for the first time.
    Connecting,
    /// Everything comes in live.
    Live,
    /// Gone; it is being tried again by itself.
    Lost,
    /// The server will not have us, and trying again does not help.
    Refused(Goodbye),
}

/// What a connection tells its owner.
pub enum News {
    /// The socket is open: say hello.
    Opened,
    /// A frame came.
    Frame(Box<ToDevice>),
    /// The socket is gone.
    Lost,
    /// The server closed it for good.
    Refused(Goodbye),
    /// Time to measure the way to the server.
    Heartbeat,
}

struct Open {
    socket: WebSocket,
    // Kept alive as long as the socket may call them.
    _on_open: Closure<dyn FnMut()>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_close: Closure<dyn FnMut(CloseEvent)>,
}

struct State {
    open: Option<Open>,
    backoff: Backoff,
    retry: Option<Timeout>,
    heard_at: f64,
    _heartbeat: Option<Interval>,
    _watchers: Vec<Watcher>,
}

/// A connection that keeps itself up until it is dropped.
pub struct Link {
    state: Rc<RefCell<State>>,
}

impl Link {
    /// Connects, and goes on connecting.
    pub fn open(tell: impl Fn(News) + 'static) -> Self {
        let state = Rc::new(RefCell::new(State {
            open: None,
            backoff: Backoff::default(),
            retry: None,
            heard_at: js_sys::Date::now(),
            _heartbeat: None,
            _watchers: Vec::new(),
        }));
        let tell: Rc<dyn Fn(News)> = Rc::new(tell);
        connect(&state, &tell);
        let heartbeat = {
            let (state, tell) = (Rc::downgrade(&state), tell.clone());
            Interval::new(HEARTBEAT, move || {
                let Some(state) = state.upgrade() else { return };
                let silent_for = js_sys::Date::now() - state.borrow().heard_at;
                if state.borrow().open.is_some() && silent_for > DEAD_AFTER {
                    lose(&state, &tell);
                } else {
                    tell(News::Heartbeat);
                }
            })
        };
        // A network that is back, or a laptop that is opened: don't sit out the wait.
        let watchers = ["online", "visibilitychange"].map(|event| {
            let (state, tell) = (Rc::downgrade(&state), tell.clone());
            Watcher::on(event, move || {
                let Some(state) = state.upgrade() else { return };
                let waits = state.borrow_mut().retry.take().is_some();
                if waits {
                    connect(&state, &tell);
                } else {
                    tell(News::Heartbeat);
                }
            })
        });
        {
            let mut state = state.borrow_mut();
            state._heartbeat = Some(heartbeat);
            state._watchers = watchers.into_iter().flatten().collect();
        }
        Self { state }
    }

    /// Sends a frame if the socket is open; false if it is not.
    pub fn send(&self, frame: &ToServer) -> bool {
        let state = self.state.borrow();
        let Some(open) = &state.open else { return false };
        if open.socket.ready_state() != WebSocket::OPEN {
            return false;
        }
        serde_json::to_string(frame).is_ok_and(|text| open.socket.send_with_str(&text).is_ok())
    }

    /// The server welcomed us: the next loss starts with short waits again.
    pub fn is_welcome(&self) {
        self.state.borrow_mut().backoff.reset();
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let mut state = self.state.borrow_mut();
        state.retry = None;
        if let Some(open) = state.open.take() {
            open.close();
        }
    }
}

impl Open {
    fn close(self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}

fn address() -> Option<String> {
    let location = window().location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    Some(format!("{scheme}://{}/api/socket", location.host().ok()?))
}

fn connect(state: &Rc<RefCell<State>>, tell: &Rc<dyn Fn(News)>) {
    let Some(socket) = address().and_then(|address| WebSocket::new(&address).ok()) else {
        lose(state, tell);
        return;
    };
    let on_open = {
        let (state, tell) = (Rc::downgrade(state), tell.clone());
        Closure::<dyn FnMut()>::new(move || {
            if let Some(state) = state.upgrade() {
                state.borrow_mut().heard_at = js_sys::Date::now();
                tell(News::Opened);
            }
        })
    };
    let on_message = {
        let (state, tell) = (Rc::downgrade(state), tell.clone());
        Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let Some(state) = state.upgrade() else { return };
            state.borrow_mut().heard_at = js_sys::Date::now();
            // A frame that we don't know comes from a newer server; its goodbye tells us to reload.
            let frame = message.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
            if let Some(frame) = frame {
                tell(News::Frame(Box::new(frame)));
            }
        })
    };
    let on_close = {
        let (state, tell) = (Rc::downgrade(state), tell.clone());
        Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| {
            let Some(state) = state.upgrade() else { return };
            let for_good = [Goodbye::NotLetIn, Goodbye::OtherVersion, Goodbye::Deleted]
                .into_iter()
                .find(|goodbye| close_code(*goodbye) == event.code());
            match for_good {
                Some(goodbye) => {
                    state.borrow_mut().open = None;
                    tell(News::Refused(goodbye));
                }
                None => lose(&state, &tell),
            }
        })
    };
    socket.set_onopen(Some(on_open.as_ref().unchecked_ref()));
    socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
    let mut state = state.borrow_mut();
    state.heard_at = js_sys::Date::now();
    state.open = Some(Open { socket, _on_open: on_open, _on_message: on_message, _on_close: on_close });
}

/// Lets the socket go and plans the next try.
fn lose(state: &Rc<RefCell<State>>, tell: &Rc<dyn Fn(News)>) {
    let open = state.borrow_mut().open.take();
    if let Some(open) = open {
        open.close();
    }
    tell(News::Lost);
    let wait = state.borrow_mut().backoff.next(js_sys::Math::random());
    let retry = {
        let (state, tell) = (Rc::downgrade(state), tell.clone());
        Timeout::new(wait, move || {
            if let Some(state) = state.upgrade() {
                state.borrow_mut().retry = None;
                connect(&state, &tell);
            }
        })
    };
    state.borrow_mut().retry = Some(retry);
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
        leptos::prelude::document().add_event_listener_with_callback(event, listener).ok()?;
        Some(Self { event, closure })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let listener = self.closure.as_ref().unchecked_ref();
        let _ = window().remove_event_listener_with_callback(self.event, listener);
        let _ = leptos::prelude::document().remove_event_listener_with_callback(self.event, listener);
    }
}
