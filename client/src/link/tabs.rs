//! The other tabs of this browser that are here over a stream. Over plain HTTP a browser keeps six connections to one
//! server, for all tabs together; streams and the requests beside them share these, so that of six tabs the last is
//! left without.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What tabs of this site talk over.
const CHANNEL: &str = "ao-streams";
/// Asks the other tabs which of them use a stream.
const ASKS: &str = "?";
/// The answer of a tab that uses one.
const ANSWERS: &str = "!";
/// Tabs that a browser carries: of its six connections the requests need one.
const TABS_MOST: usize = 5;

/// This tab among the others. Silent where the browser knows no channels.
pub(super) struct Tabs {
    channel: Option<BroadcastChannel>,
    state: Rc<State>,
    _hears: Closure<dyn FnMut(MessageEvent)>,
}

#[derive(Default)]
struct State {
    /// This tab is here over a stream, or tries to be.
    streams: Cell<bool>,
    /// Others that answered since it was last asked.
    others: Cell<usize>,
}

impl Tabs {
    /// Tells how many there are, this one among them, once there are too many.
    pub fn open(too_many: impl Fn(usize) + 'static) -> Self {
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let state = Rc::new(State::default());
        let hears = Closure::<dyn FnMut(MessageEvent)>::new({
            let (state, channel) = (Rc::clone(&state), channel.clone());
            move |message: MessageEvent| match message.data().as_string().as_deref() {
                Some(ASKS) if state.streams.get() => say(channel.as_ref(), ANSWERS),
                Some(ANSWERS) if state.streams.get() => {
                    state.others.set(state.others.get() + 1);
                    let all = state.others.get() + 1;
                    if all > TABS_MOST {
                        too_many(all);
                    }
                }
                _ => {}
            }
        });
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        }
        Self { channel, state, _hears: hears }
    }

    /// This tab uses a stream from now on, or does not any more.
    pub fn streams(&self, streams: bool) {
        self.state.streams.set(streams);
    }

    /// Asks the others, when the connection is lost.
    pub fn ask(&self) {
        if self.state.streams.get() {
            self.state.others.set(0);
            say(self.channel.as_ref(), ASKS);
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}

fn say(channel: Option<&BroadcastChannel>, word: &str) {
    if let Some(channel) = channel {
        let _ = channel.post_message(&JsValue::from_str(word));
    }
}
