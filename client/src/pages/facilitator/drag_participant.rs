//! Dragging somebody to a room. People who can't drag pick the room from a list next to the name.

use leptos::ev;
use leptos::prelude::*;
use shared::ids::{ParticipantId, RoomNumber};
use shared::session::{Command, PeopleCommand};
use shared::text::board as text;
use wasm_bindgen::JsCast;

use super::dragged_participant::DraggedParticipant;
use super::state::{FacilitatorState, Tab};
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// Movements shorter than this, in pixels, are a shaky press and not a drag.
const TREMBLE: i32 = 6;
/// Distance from the upper or lower edge of the window within which dragging scrolls the page, in pixels.
const EDGE: i32 = 72;
/// Distance scrolled with each move, in pixels.
const SCROLL: f64 = 18.0;

/// The handle for dragging somebody.
#[component]
pub fn DragHandle(
    /// The board.
    board: FacilitatorState,
    person: ParticipantId,
    /// Their name.
    name: String,
) -> impl IntoView {
    let press = move |event: ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        // A touch is captured by the element where it began; it is released so that the window gets the events when
        // that is gone.
        if let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            let _ = element.release_pointer_capture(event.pointer_id());
        }
        board.grip.set(Some((person, name.clone(), (event.client_x(), event.client_y()))));
    };
    view! {
        <span class="grip" aria-hidden="true" title=say(text::drag_to_room) on:pointerdown=press><Icon path=icons::GRIP bold=true /></span>
    }
}

/// The name under the pointer, and everything that happens until it is dropped.
#[component]
pub fn DragLayer(board: FacilitatorState) -> impl IntoView {
    let moved = window_event_listener(ev::pointermove, move |event| {
        let at = (event.client_x(), event.client_y());
        if let Some((person, name, from)) = board.grip.get_untracked() {
            if (at.0 - from.0).abs().max((at.1 - from.1).abs()) < TREMBLE {
                return;
            }
            board.grip.set(None);
            board.tab.set(Tab::Rooms);
            board.dragged.set(Some(DraggedParticipant { person, name, at, over: None }));
        }
        if board.dragged.with_untracked(Option::is_some) {
            event.prevent_default();
            scroll_along(at.1);
            board.dragged.update(|dragged| {
                if let Some(dragged) = dragged {
                    (dragged.at, dragged.over) = (at, room_at(at));
                }
            });
        }
    });
    let let_go = window_event_listener(ev::pointerup, move |_| {
        board.grip.set(None);
        let Some(dragged) = board.dragged.get_untracked() else { return };
        board.dragged.set(None);
        if let Some(room) = dragged.over {
            board.act(Command::People(PeopleCommand::Move { participant: dragged.person, room }));
        }
    });
    let stop = move || {
        board.grip.set(None);
        board.dragged.set(None);
    };
    let cancelled = window_event_listener(ev::pointercancel, move |_| stop());
    let escaped = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            stop();
        }
    });
    on_cleanup(move || {
        moved.remove();
        let_go.remove();
        cancelled.remove();
        escaped.remove();
    });
    let words = |dragged: &DraggedParticipant| match dragged.over {
        Some(room) => text::carried_to(reader(), &dragged.name, room.0),
        None => dragged.name.clone(),
    };
    move || {
        board.dragged.get().map(|dragged| {
            let (x, y) = dragged.at;
            view! { <p class="carried" style=format!("--x:{x}px;--y:{y}px") aria-hidden="true">{words(&dragged)}</p> }
        })
    }
}

/// The room whose row is at this point of the window.
fn room_at((x, y): (i32, i32)) -> Option<RoomNumber> {
    #[allow(clippy::cast_precision_loss)] // Coordinates on a screen.
    let element = document().element_from_point(x as f32, y as f32)?;
    element.closest("[data-room]").ok().flatten()?.get_attribute("data-room")?.parse().ok().map(RoomNumber)
}

fn scroll_along(y: i32) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    if y < EDGE {
        window().scroll_by_with_x_and_y(0.0, -SCROLL);
    } else if f64::from(y) > height - f64::from(EDGE) {
        window().scroll_by_with_x_and_y(0.0, SCROLL);
    }
}
