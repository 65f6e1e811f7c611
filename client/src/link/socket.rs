//! A WebSocket as the carrier of a connection.

use std::cell::RefCell;

use leptos::prelude::window;
use leptos::task::spawn_local;
use shared::wire::{Goodbye, close_code};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{CloseEvent, MessageEvent, WebSocket};

use super::heard::{Heard, Hears};

thread_local! {
    /// A socket that was opened before there is a connection to carry.
    static EARLY: RefCell<Option<WebSocket>> = const { RefCell::new(None) };
}

/// Begins to open a socket for somebody who is about to come in, so that it opens while the server lets them in. The
/// next connection takes it. The server says nothing on it, and closes it soon, until it is told who is there.
pub fn open_early() {
    EARLY.set(address().and_then(|address| WebSocket::new(&address).ok()));
}

/// That socket, unless it has been closed.
fn early() -> Option<WebSocket> {
    EARLY.take().filter(|socket| matches!(socket.ready_state(), WebSocket::CONNECTING | WebSocket::OPEN))
}

/// A socket that is open or opening. Dropping it closes and silences it.
pub(super) struct Socket {
    socket: WebSocket,
    // Kept alive as long as the socket may call them.
    _on_open: Closure<dyn FnMut()>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_close: Closure<dyn FnMut(CloseEvent)>,
}

impl Socket {
    /// Opens a socket to the server of this page; `None` when that can't even be tried.
    pub fn open(hears: Hears) -> Option<Self> {
        let socket = match early() {
            Some(socket) => socket,
            None => WebSocket::new(&address()?).ok()?,
        };
        if socket.ready_state() == WebSocket::OPEN {
            let hears = hears.clone();
            spawn_local(async move { hears(Heard::Opened) });
        }
        let on_open = {
            let hears = hears.clone();
            Closure::<dyn FnMut()>::new(move || hears(Heard::Opened))
        };
        let on_message = {
            let hears = hears.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
                if let Some(json) = message.data().as_string() {
                    hears(Heard::Frame(json));
                }
            })
        };
        let on_close = Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| {
            // A page that is too old to read the last frame still knows the close code.
            let goodbye = Goodbye::FINAL.into_iter().find(|goodbye| close_code(*goodbye) == event.code());
            hears(Heard::Closed(goodbye));
        });
        socket.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Some(Self { socket, _on_open: on_open, _on_message: on_message, _on_close: on_close })
    }

    /// Sends a frame, if the socket is open.
    pub fn send(&self, json: &str) {
        if self.socket.ready_state() == WebSocket::OPEN {
            let _ = self.socket.send_with_str(json);
        }
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
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
