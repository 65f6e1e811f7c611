//! Selecting arguments, dragging them, and putting them into a theme.

use std::collections::BTreeSet;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use shared::ids::{ArgumentId, ThemeId};
use shared::session::{Command, GatheringCommand};
use shared::text::debrief as text;
use wasm_bindgen::JsCast;

use super::state::DebriefState;

/// Id of the checkbox that selects an argument.
pub fn pick_id(id: ArgumentId) -> String {
    format!("pick-{}", id.0)
}

/// Starts dragging arguments with the pointer.
pub fn start_dragging(event: &DragEvent, work: DebriefState, arguments: BTreeSet<ArgumentId>) {
    // Firefox drags nothing without data; the arguments themselves are known only in this tab.
    if let Some(transfer) = event.data_transfer() {
        let _ = transfer.set_data("text/plain", "");
    }
    work.dragged.set(arguments);
}

/// Moves the focus to an element, if it exists.
pub fn focus_on(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// These arguments and all identical ones: in a theme they stay together.
pub fn with_echoes(work: DebriefState, arguments: &BTreeSet<ArgumentId>) -> Vec<ArgumentId> {
    work.voiced.with_untracked(|voiced| {
        let meant = voiced.iter().filter(|voiced| voiced.ids().any(|id| arguments.contains(&id)));
        meant.flat_map(|voiced| voiced.ids().collect::<Vec<_>>()).collect()
    })
}

/// Puts arguments into an existing theme, or takes them out with `None`.
pub fn gather(work: DebriefState, theme: Option<ThemeId>, arguments: BTreeSet<ArgumentId>) {
    if arguments.is_empty() {
        return;
    }
    work.board.ask(Command::Gathering(GatheringCommand::Gather { theme, arguments: with_echoes(work, &arguments) }));
    work.board.told.set(theme.map(|_| text::gathered as _));
    done_selecting(work);
}

/// Clears the selection, and returns the focus to where it was made.
pub fn done_selecting(work: DebriefState) {
    work.chosen.set(BTreeSet::new());
    if let Some(last) = work.last.get_untracked() {
        work.last.set(None);
        request_animation_frame(move || focus_on(&pick_id(last)));
    }
}
