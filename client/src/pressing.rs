//! A double click is one press. What was pressed may be something else by the time of the second click: the next step in
//! place of this one, or a button that came up under the finger. So a press that follows another at the same place within a
//! moment is no press, on any control, wherever it is; and a key that is held down presses once.
//!
//! A control for which every press counts, such as one that adds one more, says so with `data-repeats`.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

/// So soon after a press, in milliseconds, another at the same place is the same press.
const SAME_PRESS: f64 = 400.0;
/// As far apart two presses are at the same place at most, in pixels: a finger is not still, and the middles of two
/// controls beside each other are further apart.
const SAME_PLACE: i32 = 24;

/// What is pressed.
const CONTROLS: &str = "button, a, summary, [role=button], [role=menuitem], [role=tab]";

/// Where somebody presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// With a finger or a mouse.
    Point { x: i32, y: i32 },
    /// With a key, wherever the focus is: a page that moves it under the key changes nothing.
    Focus,
}

impl Place {
    fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Point { x, y }, Self::Point { x: left, y: top }) => {
                (x - left).abs() <= SAME_PLACE && (y - top).abs() <= SAME_PLACE
            }
            (Self::Focus, Self::Focus) => true,
            _ => false,
        }
    }
}

/// The press that counted last.
#[derive(Debug, Default)]
struct Presses {
    last: Option<(f64, Place)>,
}

impl Presses {
    /// Is this a press of its own?
    fn counts(&mut self, at: f64, place: Place, repeats: bool) -> bool {
        let is_same = self.last.is_some_and(|(then, there)| at - then < SAME_PRESS && place.is_same(there));
        if is_same && !repeats {
            return false;
        }
        self.last = Some((at, place));
        true
    }

    /// Whoever goes to another control with a key means what they press there.
    fn goes_elsewhere(&mut self) {
        self.last.take_if(|(_, place)| *place == Place::Focus);
    }
}

/// Listens before any control does, as long as the page is there.
pub fn listen() {
    let presses = Rc::new(RefCell::new(Presses::default()));
    let known = Rc::clone(&presses);
    catch("click", move |event| {
        let Some(control) = control_of(&event) else { return };
        let Some(place) = event.dyn_ref::<MouseEvent>().and_then(|click| place_of(click, &control)) else { return };
        if !known.borrow_mut().counts(event.time_stamp(), place, repeats(&control)) {
            swallow(&event);
        }
    });
    catch("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_press = matches!(key.key().as_str(), "Enter" | " ");
        if !is_press {
            presses.borrow_mut().goes_elsewhere();
        } else if key.repeat() && control_of(&event).is_some_and(|control| !repeats(&control)) {
            event.prevent_default();
        }
    });
}

fn catch(event: &str, call: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(call);
    let listener = closure.as_ref().unchecked_ref();
    let _ = window().add_event_listener_with_callback_and_bool(event, listener, true);
    closure.forget();
}

/// The control that an event of a person is for.
fn control_of(event: &Event) -> Option<Element> {
    let target = event.is_trusted().then(|| event.target()).flatten()?;
    target.dyn_into::<Element>().ok()?.closest(CONTROLS).ok().flatten()
}

/// Where a control was pressed. None when it was not pressed itself: a form was sent from one of its fields.
fn place_of(click: &MouseEvent, control: &Element) -> Option<Place> {
    if click.detail() > 0 {
        return Some(Place::Point { x: click.client_x(), y: click.client_y() });
    }
    (document().active_element().as_ref() == Some(control)).then_some(Place::Focus)
}

fn repeats(control: &Element) -> bool {
    control.has_attribute("data-repeats")
}

fn swallow(event: &Event) {
    event.prevent_default();
    event.stop_immediate_propagation();
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Place = Place::Point { x: 300, y: 700 };

    #[test]
    fn a_double_click_is_one_press() {
        for apart in [60.0, 120.0, 200.0, 399.0] {
            let mut presses = Presses::default();
            assert!(presses.counts(1_000.0, HERE, false));
            assert!(!presses.counts(1_000.0 + apart, Place::Point { x: 304, y: 691 }, false), "{apart} ms");
        }
    }

    #[test]
    fn who_goes_on_in_their_own_time_is_heard_each_time() {
        let mut presses = Presses::default();
        assert!(presses.counts(0.0, HERE, false));
        assert!(!presses.counts(200.0, HERE, false));
        assert!(presses.counts(400.0, HERE, false), "counted from the press that counted");
    }

    #[test]
    fn another_place_is_another_press() {
        let mut presses = Presses::default();
        assert!(presses.counts(0.0, HERE, false));
        assert!(presses.counts(60.0, Place::Point { x: 348, y: 700 }, false), "the control beside it");
        assert!(presses.counts(120.0, Place::Focus, false));
    }

    #[test]
    fn where_every_press_counts_every_press_counts() {
        let mut presses = Presses::default();
        assert!(presses.counts(0.0, HERE, true));
        assert!(presses.counts(60.0, HERE, true));
        assert!(!presses.counts(120.0, HERE, false), "but not on what comes up in its place");
    }

    #[test]
    fn enter_twice_is_one_press_even_when_the_focus_was_moved() {
        let mut presses = Presses::default();
        assert!(presses.counts(0.0, Place::Focus, false));
        assert!(!presses.counts(120.0, Place::Focus, false));
        presses.goes_elsewhere();
        assert!(presses.counts(200.0, Place::Focus, false), "they went there themselves");
    }
}
