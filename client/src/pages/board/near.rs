//! What is near the window is drawn, a little in every frame.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::ev;
use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How far beyond the window counts as near: a window more, so that a swipe doesn't outrun the drawing. In pixels.
const MARGIN: f64 = 800.0;
/// How many parts may be drawn in one frame: more, and scrolling stutters.
const PER_FRAME: usize = 1;

/// Who may be drawn in this frame.
#[derive(Default)]
struct Turns {
    /// The next frame was asked for.
    frame_comes: bool,
    /// Parts drawn since the last frame.
    drawn: usize,
    /// A part in the window itself asked since the last frame.
    asked_in_sight: bool,
    /// One did before the last frame: what is only near has to wait.
    waits_in_sight: bool,
}

impl Turns {
    fn next_frame(&mut self) {
        *self = Self { waits_in_sight: self.asked_in_sight, ..Self::default() };
    }

    /// Asks for a turn; what is in sight goes first.
    fn take(&mut self, in_sight: bool) -> bool {
        self.asked_in_sight |= in_sight;
        let is_mine = self.drawn < PER_FRAME && (in_sight || !self.waits_in_sight);
        self.drawn += usize::from(is_mine);
        is_mine
    }
}

/// The window over a long list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Window {
    moves: RwSignal<()>,
    turns: StoredValue<Arc<Mutex<Turns>>>,
}

impl Window {
    /// The window of this page, watched as long as the caller's view stands.
    pub fn watched() -> Self {
        let window = Self { moves: RwSignal::new(()), turns: StoredValue::new(Arc::default()) };
        let scrolled = window_event_listener(ev::scroll, move |_| window.look_again());
        let resized = window_event_listener(ev::resize, move |_| window.look_again());
        on_cleanup(move || {
            scrolled.remove();
            resized.remove();
        });
        window
    }

    /// Everything looks again where it is, once, in the next frame.
    fn look_again(self) {
        let waits = self.with_turns(|turns| std::mem::replace(&mut turns.frame_comes, true));
        if waits == Some(false) {
            request_animation_frame(move || {
                if self.with_turns(Turns::next_frame).is_some() {
                    self.moves.set(());
                }
            });
        }
    }

    /// None once the view is gone.
    fn with_turns<T>(self, act: impl FnOnce(&mut Turns) -> T) -> Option<T> {
        self.turns.try_with_value(|turns| act(&mut turns.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Whether the element is near the window, and how high it was when it last was. Looked at again when
    /// the window moves, and whenever what `again` tracks changes.
    pub fn is_near<E>(self, node: NodeRef<E>, again: impl Fn() + 'static) -> (ReadSignal<bool>, ReadSignal<Option<f64>>)
    where
        E: ElementType,
        E::Output: JsCast + Clone + 'static,
    {
        let (near, set_near) = signal(false);
        let (height, set_height) = signal(None);
        Effect::new(move |_| {
            self.moves.track();
            again();
            let Some(element) = node.get() else { return };
            let Some(place) = element.dyn_ref::<Element>().map(Element::get_bounding_client_rect) else { return };
            let inner = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
            let within = |margin: f64| place.bottom() > -margin && place.top() < inner + margin;
            match (near.get_untracked(), within(MARGIN)) {
                (true, false) => {
                    set_height.set(Some(place.height()));
                    set_near.set(false);
                }
                (false, true) if self.with_turns(|turns| turns.take(within(0.0))) == Some(true) => set_near.set(true),
                (false, true) => self.look_again(),
                _ => {}
            }
        });
        (near, height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_sight_is_drawn_before_what_is_near() {
        let mut turns = Turns::default();
        assert!(turns.take(false), "nothing else asked");
        assert!(!turns.take(true), "one in a frame");
        turns.next_frame();
        assert!(!turns.take(false), "something in sight waits");
        assert!(turns.take(true));
        turns.next_frame();
        assert!(!turns.take(false), "more of it may still wait");
        turns.next_frame();
        assert!(turns.take(false));
    }
}
