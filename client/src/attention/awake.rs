//! The screen stays awake while people look at it and do not touch it: they talk.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Keeps the screen awake as long as that is wanted and the page is looked at. A browser lets go of the screen when the
/// page is hidden, so it is asked again on every return; one that can't do it is not asked, and nobody is told.
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
            // The round may be over by now, or the page be gone.
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

/// `navigator.wakeLock.request("screen")`. Not every browser has it, and only over TLS or on one's own computer.
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
