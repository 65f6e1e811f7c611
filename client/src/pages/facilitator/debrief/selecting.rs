//! Selecting arguments, dragging them, and putting them into a theme.

use std::collections::BTreeSet;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use shared::ids::{ArgumentId, ThemeId};
use shared::session::{Command, GatheringCommand};
use shared::text::debrief as text;
use wasm_bindgen::JsCast;

use super::state::DebriefState;

/// The box that selects an argument.
pub fn pick_id(id: ArgumentId) -> String {
    format!("pick-{}", id.0)
}

/// Takes arguments along with the pointer.
pub fn start_dragging(event: &DragEvent, work: DebriefState, arguments: BTreeSet<ArgumentId>) {
    // Firefox drags nothing that has no data; what is dragged is only known in this tab.
    if let Some(transfer) = event.data_transfer() {
        let _ = transfer.set_data("text/plain", "");
    }
    work.dragged.set(arguments);
}

/// Brings the keyboard to a part of the screen, if it is there.
pub fn focus_on(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// These, with all that say the same: in a theme they stay together.
pub fn with_echoes(work: DebriefState, arguments: &BTreeSet<ArgumentId>) -> Vec<ArgumentId> {
    work.voiced.with_untracked(|voiced| {
        let meant = voiced.iter().filter(|voiced| voiced.ids().any(|id| arguments.contains(&id)));
        meant.flat_map(|voiced| voiced.ids().collect::<Vec<_>>()).collect()
    })
}

/// Puts arguments into a theme that there is.
pub fn gather(work: DebriefState, theme: Option<ThemeId>, arguments: BTreeSet<ArgumentId>) {
    if arguments.is_empty() {
        return;
    }
    work.board.ask(Command::Gathering(GatheringCommand::Gather { theme, arguments: with_echoes(work, &arguments) }));
    work.board.told.set(theme.map(|_| text::gathered as _));
    done_selecting(work);
}

/// Nothing is selected any more, and the keyboard is back where it selected.
pub fn done_selecting(work: DebriefState) {
    work.chosen.set(BTreeSet::new());
    if let Some(last) = work.last.get_untracked() {
        work.last.set(None);
        request_animation_frame(move || focus_on(&pick_id(last)));
    }
}
