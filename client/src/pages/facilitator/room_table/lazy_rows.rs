//! Draws only what is near the window, a little in every frame.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::js_sys::Array;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far beyond the window is near: about one more window, so that a swipe doesn't outrun the drawing.
const MARGIN: &str = "800px 0px";

/// The lazily drawn rows of a long list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct LazyRows {
    waiting: StoredValue<Waiting, LocalStorage>,
}

/// Parts that are near and not drawn yet. Each frame draws one, because more would make scrolling stutter.
#[derive(Default)]
struct Waiting {
    parts: Vec<Part>,
    frame_comes: bool,
}

struct Part {
    element: Element,
    near: WriteSignal<bool>,
}

impl LazyRows {
    /// Lives as long as the caller's view.
    pub fn new() -> Self {
        Self { waiting: StoredValue::new_local(Waiting::default()) }
    }

    /// Whether the element is near the window and was given its turn, and its height when it was last drawn.
    pub fn is_near<E>(self, node: NodeRef<E>) -> (ReadSignal<bool>, ReadSignal<Option<f64>>)
    where
        E: ElementType,
        E::Output: JsCast + Clone + 'static,
    {
        let (near, set_near) = signal(false);
        let (height, set_height) = signal(None);
        let watch = StoredValue::new_local(None::<RoomSignals>);
        Effect::new(move |_| {
            let Some(element) = node.get().and_then(|node| node.dyn_ref::<Element>().cloned()) else { return };
            let watched = element.clone();
            let watching = RoomSignals::over(&element, move |entry| {
                let part = Part { element: watched.clone(), near: set_near };
                if entry.is_intersecting() {
                    self.draw_in_its_turn(part);
                } else {
                    self.forget(&part);
                    if near.get_untracked() {
                        set_height.set(Some(entry.bounding_client_rect().height()));
                        set_near.set(false);
                    }
                }
            });
            // A browser without intersection observers has to draw everything.
            set_near.set(watching.is_none());
            watch.set_value(watching);
        });
        (near, height)
    }

    fn draw_in_its_turn(self, part: Part) {
        self.forget(&part);
        self.waiting.try_update_value(|waiting| waiting.parts.push(part));
        self.draw_soon();
    }

    fn forget(self, part: &Part) {
        self.waiting.try_update_value(|waiting| waiting.parts.retain(|one| one.element != part.element));
    }

    /// `None` once the view is gone.
    fn draw_soon(self) -> Option<()> {
        let comes = self.waiting.try_update_value(|waiting| {
            waiting.parts.is_empty() || std::mem::replace(&mut waiting.frame_comes, true)
        })?;
        if !comes {
            request_animation_frame(move || {
                self.draw_next();
            });
        }
        Some(())
    }

    /// Draws one part, and schedules the rest for the next frames.
    fn draw_next(self) -> Option<()> {
        let next = self.waiting.try_update_value(|waiting| {
            waiting.frame_comes = false;
            next(waiting.parts.iter().map(|part| is_in_sight(&part.element))).map(|next| waiting.parts.remove(next))
        })?;
        next?.near.try_set(true);
        self.draw_soon()
    }
}

/// Which part is next: one in sight before one that is only near.
fn next(in_sight: impl Iterator<Item = bool>) -> Option<usize> {
    let mut parts = in_sight.enumerate().peekable();
    parts.peek()?;
    Some(parts.find(|(_, in_sight)| *in_sight).map_or(0, |(at, _)| at))
}

fn is_in_sight(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    let inner = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    place.bottom() > 0.0 && place.top() < inner
}

/// Reports when an element comes near the window and when it leaves, until this is dropped.
struct RoomSignals {
    observer: IntersectionObserver,
    _tell: Closure<dyn FnMut(Array)>,
}

impl RoomSignals {
    fn over(element: &Element, mut tell: impl FnMut(IntersectionObserverEntry) + 'static) -> Option<Self> {
        // Several entries if it moved more than once since: the last one is current.
        let tell = Closure::new(move |entries: Array| {
            if let Ok(entry) = entries.pop().dyn_into() {
                tell(entry);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(AsRef::as_ref(&tell).unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _tell: tell })
    }
}

impl Drop for RoomSignals {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_sight_are_drawn_before_nearby_ones() {
        assert_eq!(next([].into_iter()), None);
        assert_eq!(next([false, false].into_iter()), Some(0));
        assert_eq!(next([false, true, true].into_iter()), Some(1));
    }
}
