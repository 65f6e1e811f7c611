//! Other tabs of this browser that use streams. Over plain HTTP a browser keeps six connections to one server for all
//! tabs together. Streams and their requests share these, so a sixth tab gets none.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// Name of the channel between tabs of this site.
const CHANNEL: &str = "ao-streams";
/// Asks the other tabs which of them use a stream.
const ASKS: &str = "?";
/// The answer of a tab that uses one.
const ANSWERS: &str = "!";
/// The maximum number of tabs with a stream: one of the browser's six connections is left for requests.
const TABS_MOST: usize = 5;

/// This tab among the others. Does nothing in browsers without broadcast channels.
pub(super) struct Tabs {
    channel: Option<BroadcastChannel>,
    state: Rc<State>,
    _hears: Closure<dyn FnMut(MessageEvent)>,
}

#[derive(Default)]
struct State {
    /// This tab uses a stream, or tries to.
    streams: Cell<bool>,
    /// Other tabs that answered since this one last asked.
    others: Cell<usize>,
}

impl Tabs {
    /// Calls `too_many` with the number of tabs, including this one, once there are too many.
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

    /// Sets whether this tab uses a stream.
    pub fn streams(&self, streams: bool) {
        self.state.streams.set(streams);
    }

    /// Asks the other tabs, after the connection was lost.
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
