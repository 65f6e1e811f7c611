//! A double click counts as one press. By the second click another control may be in place: the next step, or a button
//! that appeared under the finger. So a press in the same place within a moment of another is ignored, on every
//! control; and a key held down presses once.
//!
//! A dialog may open with a button under the pointer that opened it, and so may an element with `data-unread`: there a
//! press counts only once somebody could have read it.
//!
//! Controls that lead on, such as the next step of a group, carry `data-step`. The control that replaces one leads on
//! as well, so a press there counts only after a longer pause.
//!
//! A press on a button leaves the focus in the field of the same form. Low windows give the field in use
//! the space of what is around it, so losing the focus would move the button away between pressing it and letting go.
//!
//! A control on which every press counts, such as one that adds one, carries `data-repeats`.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::next_step;

/// Two presses at the same place within this time, in milliseconds, are one.
const SAME_PRESS: f64 = 400.0;
/// After a press that opened a dialog, nobody has read it within this time, in milliseconds.
const UNREAD: f64 = 1_200.0;
/// Shortest time between two presses on steps at the same place, in milliseconds.
const SAME_STEP: f64 = 1_000.0;
/// Largest distance between two presses at the same place, in pixels: a finger is not still, and the centres of
/// adjacent controls are further apart.
const SAME_PLACE: i32 = 24;

/// Selector of everything that can be pressed.
const CONTROLS: &str = "button, a, summary, [role=button], [role=menuitem], [role=tab]";

/// Where a press was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// With a finger or a mouse.
    Point { x: i32, y: i32 },
    /// With a key, wherever the focus is: moving the focus under the key changes nothing.
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

/// The press that last counted.
#[derive(Debug, Default)]
struct Presses {
    last: Option<Press>,
}

/// A press: where, whether in a dialog, and whether on a step.
#[derive(Clone, Copy, Debug)]
struct Press {
    at: f64,
    place: Place,
    in_dialog: bool,
    is_step: bool,
}

impl Presses {
    /// Does this press count?
    fn counts(&mut self, press: Press, repeats: bool) -> bool {
        let is_same = self.last.is_some_and(|last| {
            let within = match (press.in_dialog && !last.in_dialog, press.is_step && last.is_step) {
                (true, _) => UNREAD,
                (false, true) => SAME_STEP,
                (false, false) => SAME_PRESS,
            };
            press.at - last.at < within && press.place.is_same(last.place)
        });
        if is_same && !repeats {
            return false;
        }
        self.last = Some(press);
        true
    }

    /// Forgets a press on the focused control once a key moves the focus, since the next press is then deliberate.
    fn goes_elsewhere(&mut self) {
        self.last.take_if(|press| press.place == Place::Focus);
    }
}

/// Listens before any control does, for as long as the page exists.
pub fn listen() {
    let presses = Rc::new(RefCell::new(Presses::default()));
    let known = Rc::clone(&presses);
    catch("click", move |event| {
        let Some(control) = control_of(&event) else { return };
        let Some(place) = event.dyn_ref::<MouseEvent>().and_then(|click| place_of(click, &control)) else { return };
        let in_dialog = control.closest("dialog, [data-unread]").is_ok_and(|found| found.is_some());
        let is_step = control.has_attribute("data-step");
        let press = Press { at: event.time_stamp(), place, in_dialog, is_step };
        if !known.borrow_mut().counts(press, repeats(&control)) {
            swallow(&event);
        } else if is_step && place == Place::Focus {
            next_step::follow(control);
        }
    });
    catch("pointerdown", |_| next_step::pressed_by_key(false));
    catch("mousedown", |event| {
        if control_of(&event).is_some_and(|control| is_beside_focused_field(&control)) {
            event.prevent_default();
        }
    });
    catch("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        next_step::pressed_by_key(true);
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

/// The control that a user's event is aimed at.
fn control_of(event: &Event) -> Option<Element> {
    let target = event.is_trusted().then(|| event.target()).flatten()?;
    target.dyn_into::<Element>().ok()?.closest(CONTROLS).ok().flatten()
}

/// Where a control was pressed; `None` when it was not pressed itself, as when Enter in a field submits a form.
fn place_of(click: &MouseEvent, control: &Element) -> Option<Place> {
    if click.detail() > 0 {
        return Some(Place::Point { x: click.client_x(), y: click.client_y() });
    }
    (document().active_element().as_ref() == Some(control)).then_some(Place::Focus)
}

/// Is a field of the same form being written in?
fn is_beside_focused_field(control: &Element) -> bool {
    let field = document().active_element().filter(|field| field.matches("textarea, .input").unwrap_or(false));
    let form = field.and_then(|field| field.closest("form, .sentence").ok().flatten());
    form.is_some_and(|form| form.contains(Some(control)))
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

    fn on_page(at: f64, place: Place) -> Press {
        Press { at, place, in_dialog: false, is_step: false }
    }

    fn in_dialog(at: f64, place: Place) -> Press {
        Press { in_dialog: true, ..on_page(at, place) }
    }

    #[test]
    fn a_dialog_that_opens_under_the_pointer_is_not_pressed_unread() {
        let mut presses = Presses::default();
        assert!(presses.counts(on_page(0.0, HERE), false));
        assert!(!presses.counts(in_dialog(600.0, HERE), false), "it opened under the pointer");
        assert!(presses.counts(in_dialog(700.0, Place::Point { x: 100, y: 700 }), false), "the button beside it");
        assert!(presses.counts(in_dialog(1_200.0, Place::Point { x: 100, y: 700 }), false), "it was read meanwhile");
        assert!(presses.counts(on_page(2_000.0, HERE), false));
        assert!(presses.counts(in_dialog(3_200.0, HERE), false));
    }

    #[test]
    fn steps_need_a_longer_pause_between_presses() {
        let on_step = |at: f64| Press { is_step: true, ..on_page(at, HERE) };
        let mut presses = Presses::default();
        assert!(presses.counts(on_step(0.0), false));
        assert!(!presses.counts(on_step(500.0), false), "the next step is in its place");
        assert!(presses.counts(on_step(1_000.0), false));
        assert!(presses.counts(on_page(1_500.0, HERE), false), "something else is in its place");
    }

    #[test]
    fn a_double_click_is_one_press() {
        for apart in [60.0, 120.0, 200.0, 399.0] {
            let mut presses = Presses::default();
            assert!(presses.counts(on_page(1_000.0, HERE), false));
            assert!(!presses.counts(on_page(1_000.0 + apart, Place::Point { x: 304, y: 691 }), false), "{apart} ms");
        }
    }

    #[test]
    fn presses_at_a_normal_pace_all_count() {
        let mut presses = Presses::default();
        assert!(presses.counts(on_page(0.0, HERE), false));
        assert!(!presses.counts(on_page(200.0, HERE), false));
        assert!(presses.counts(on_page(400.0, HERE), false), "counted from the press that counted");
    }

    #[test]
    fn another_place_is_another_press() {
        let mut presses = Presses::default();
        assert!(presses.counts(on_page(0.0, HERE), false));
        assert!(presses.counts(on_page(60.0, Place::Point { x: 348, y: 700 }), false), "the control beside it");
        assert!(presses.counts(on_page(120.0, Place::Focus), false));
    }

    #[test]
    fn a_repeating_control_counts_every_press() {
        let mut presses = Presses::default();
        assert!(presses.counts(on_page(0.0, HERE), true));
        assert!(presses.counts(on_page(60.0, HERE), true));
        assert!(!presses.counts(on_page(120.0, HERE), false), "but not on what comes up in its place");
    }

    #[test]
    fn enter_twice_is_one_press_even_when_the_focus_was_moved() {
        let mut presses = Presses::default();
        assert!(presses.counts(on_page(0.0, Place::Focus), false));
        assert!(!presses.counts(on_page(120.0, Place::Focus), false));
        presses.goes_elsewhere();
        assert!(presses.counts(on_page(200.0, Place::Focus), false), "they went there themselves");
    }
}
