//! Plain HTTP as the carrier of a connection: one long response brings the frames, and separate requests send them.
//! Read with `fetch` rather than an `EventSource`, which would need its key in the address.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use shared::wire::stream::{StreamEvent, StreamReader};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::heard::{Heard, Hears};

/// The maximum number of bytes of frames in one request: as many as the server accepts at once.
const REQUEST_MAX: usize = shared::limits::FRAME_MAX;

/// A stream that is open or opening. Dropping it ends and silences it.
pub(super) struct Stream {
    state: Rc<RefCell<State>>,
    abort: AbortController,
}

#[derive(Default)]
struct State {
    /// Sent by the server in the stream; `None` until then.
    key: Option<String>,
    /// Frames waiting for the previous request to end.
    waiting: Vec<String>,
    is_sending: bool,
    is_over: bool,
}

impl Stream {
    /// Opens a stream from the server of this page; `None` when that can't even be tried.
    pub fn open(hears: Hears) -> Option<Self> {
        let abort = AbortController::new().ok()?;
        let state = Rc::new(RefCell::new(State::default()));
        let (signal, own) = (abort.signal(), state.clone());
        spawn_local(async move {
            let _ = read(&own, &signal, &hears).await;
            if !std::mem::replace(&mut own.borrow_mut().is_over, true) {
                hears(Heard::Closed(None));
            }
        });
        Some(Self { state, abort })
    }

    /// Sends a frame, after those before it.
    pub fn send(&self, json: String) {
        self.state.borrow_mut().waiting.push(json);
        let is_sending = std::mem::replace(&mut self.state.borrow_mut().is_sending, true);
        if !is_sending {
            spawn_local(send_all(self.state.clone(), self.abort.clone()));
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.state.borrow_mut().is_over = true;
        self.abort.abort();
    }
}

/// Reads until the stream ends.
async fn read(state: &Rc<RefCell<State>>, signal: &web_sys::AbortSignal, hears: &Hears) -> Result<(), JsValue> {
    let nothing = || JsValue::from_str("no stream");
    let request = Request::post("/api/stream").abort_signal(Some(signal)).body("").map_err(|_| nothing())?;
    let answer = request.send().await.map_err(|_| nothing())?;
    let body = answer.body().filter(|_| answer.ok()).ok_or_else(nothing)?;
    let pieces: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|_| nothing())?;
    let mut reader = StreamReader::default();
    loop {
        let piece = JsFuture::from(pieces.read()).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(());
        }
        let bytes = Uint8Array::new(&Reflect::get(&piece, &"value".into())?).to_vec();
        for event in reader.read(&bytes).map_err(|_| nothing())? {
            if state.borrow().is_over {
                return Ok(());
            }
            match event {
                StreamEvent::Channel(key) => {
                    state.borrow_mut().key = Some(key);
                    hears(Heard::Opened);
                }
                StreamEvent::Frame(json) => hears(Heard::Frame(json)),
            }
        }
    }
}

/// Sends waiting frames, one request at a time. When a request fails, it is unknown what the server received: the
/// stream ends, and what is not acknowledged is sent again in the next one under the same ids.
async fn send_all(state: Rc<RefCell<State>>, abort: AbortController) {
    loop {
        let Some((key, frames)) = next_request(&mut state.borrow_mut()) else {
            state.borrow_mut().is_sending = false;
            return;
        };
        let request = Request::post("/api/stream/frames")
            .header("Authorization", &format!("Bearer {key}"))
            .abort_signal(Some(&abort.signal()))
            .body(frames);
        let is_heard = match request {
            Ok(request) => request.send().await.is_ok_and(|answer| answer.ok()),
            Err(_) => false,
        };
        if !is_heard {
            // Ends the reading, which reports it.
            abort.abort();
            return;
        }
    }
}

fn next_request(state: &mut State) -> Option<(String, String)> {
    let key = state.key.clone()?;
    let mut frames = String::new();
    let mut count = 0;
    for frame in &state.waiting {
        if count > 0 && frames.len() + frame.len() >= REQUEST_MAX {
            break;
        }
        if count > 0 {
            frames.push('\n');
        }
        frames.push_str(frame);
        count += 1;
    }
    state.waiting.drain(..count);
    (count > 0).then_some((key, frames))
}
