//! Is something near the window?

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::ev;
use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How far beyond the window counts as near: a window more, so that a swipe doesn't outrun the drawing. In pixels.
const MARGIN: f64 = 800.0;

/// Changes when the window was scrolled or has another size, once a frame at most.
pub fn window_moves() -> ReadSignal<()> {
    let (moves, set_moves) = signal(());
    let waits = Arc::new(AtomicBool::new(false));
    let moved = move || {
        if waits.swap(true, Ordering::Relaxed) {
            return;
        }
        let waits = waits.clone();
        request_animation_frame(move || {
            waits.store(false, Ordering::Relaxed);
            set_moves.try_set(());
        });
    };
    let scrolled = window_event_listener(ev::scroll, {
        let moved = moved.clone();
        move |_| moved()
    });
    let resized = window_event_listener(ev::resize, move |_| moved());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
    moves
}

/// Whether the element is near the window, and how high it was when it was last. Looked at again
/// whenever what `again` tracks changes.
pub fn watch_near<E>(node: NodeRef<E>, again: impl Fn() + 'static) -> (ReadSignal<bool>, ReadSignal<Option<f64>>)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    let (near, set_near) = signal(false);
    let (height, set_height) = signal(None);
    Effect::new(move |_| {
        again();
        let Some(element) = node.get() else { return };
        let Some(place) = element.dyn_ref::<Element>().map(Element::get_bounding_client_rect) else { return };
        let window = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let is_near = place.bottom() > -MARGIN && place.top() < window + MARGIN;
        if near.get_untracked() != is_near {
            if !is_near {
                set_height.set(Some(place.height()));
            }
            set_near.set(is_near);
        }
    });
    (near, height)
}
