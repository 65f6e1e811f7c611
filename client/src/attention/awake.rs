//! Keeps the screen awake while people look at it without touching it, because they are talking.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Keeps the screen awake while `wanted` holds and the page is visible. Browsers release the wake lock when the page is
/// hidden, so it is requested again on every return. Browsers without wake locks are left alone, silently.
pub fn stay_awake(wanted: impl Fn() -> bool + Send + Sync + 'static) {
    let looked_at = RwSignal::new(!document().hidden());
    let seen = window_event_listener_untyped("visibilitychange", move |_| {
        looked_at.try_set(!document().hidden());
    });
    let holds = Memo::new(move |_| looked_at.get() && wanted());
    let lock = StoredValue::new_local(None::<JsValue>);
    Effect::new(move |_| {
        if !holds.get() {
            return let_go(lock);
        }
        spawn_local(async move {
            let Some(taken) = take().await else { return };
            // The round may be over by now, or the page closed.
            if holds.try_get_untracked() == Some(true) {
                let_go(lock);
                lock.try_set_value(Some(taken));
            } else {
                release(&taken);
            }
        });
    });
    on_cleanup(move || {
        seen.remove();
        let_go(lock);
    });
}

fn let_go(lock: StoredValue<Option<JsValue>, LocalStorage>) {
    if let Some(held) = lock.try_update_value(Option::take).flatten() {
        release(&held);
    }
}

/// `navigator.wakeLock.request("screen")`. Some browsers lack it, and it needs TLS or localhost.
async fn take() -> Option<JsValue> {
    let locks = Reflect::get(&window().navigator(), &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let request = method(&locks, "request")?;
    let promised: Promise = request.call1(&locks, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promised).await.ok()
}

fn release(lock: &JsValue) {
    if let Some(promised) = method(lock, "release").and_then(|release| release.call0(lock).ok()) {
        spawn_local(async move {
            if let Ok(promised) = promised.dyn_into::<Promise>() {
                let _ = JsFuture::from(promised).await;
            }
        });
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
