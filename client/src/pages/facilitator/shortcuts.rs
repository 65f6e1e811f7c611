//! Keyboard shortcuts of the board.

use leptos::prelude::*;
use shared::text::{board as text, plenary};
use wasm_bindgen::JsCast;

use super::room_table::filter_bar::SEARCH_ID;
use super::state::{Dialog, FacilitatorState, Tab};
use crate::components::{KeyRow, KeySheet, Letters, listen_to_keys};

/// The action of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Step { forward: bool },
    Select { stretch: bool },
    Search,
    Filter,
    Sort,
    Pause,
    Message,
    Extra,
    Start,
    Debrief,
    AddRooms,
    Undo,
    Help,
    Escape,
}

/// Minutes that one press of the key adds.
const EXTRA_MINUTES: u8 = 2;

impl Press {
    fn of(key: &str, letters: bool) -> Option<Self> {
        match key {
            "ArrowDown" => Some(Self::Step { forward: true }),
            "ArrowUp" => Some(Self::Step { forward: false }),
            "Escape" => Some(Self::Escape),
            _ if !letters => None,
            "j" | "J" => Some(Self::Step { forward: true }),
            "k" | "K" => Some(Self::Step { forward: false }),
            "x" => Some(Self::Select { stretch: false }),
            "X" => Some(Self::Select { stretch: true }),
            "/" => Some(Self::Search),
            "f" | "F" => Some(Self::Filter),
            "s" | "S" => Some(Self::Sort),
            "p" | "P" => Some(Self::Pause),
            "m" | "M" => Some(Self::Message),
            "t" | "T" => Some(Self::Extra),
            "n" | "N" => Some(Self::Start),
            "d" | "D" => Some(Self::Debrief),
            "g" | "G" => Some(Self::AddRooms),
            "u" | "U" => Some(Self::Undo),
            "?" => Some(Self::Help),
            _ => None,
        }
    }

    /// Is it about the rows, which are hidden during the debrief?
    const fn is_of_rows(self) -> bool {
        matches!(self, Self::Step { .. } | Self::Select { .. } | Self::Search | Self::Filter | Self::Sort)
    }

    /// Does it change something that can't change after the session's end?
    const fn changes(self) -> bool {
        matches!(self, Self::Pause | Self::Message | Self::Extra | Self::Start | Self::AddRooms | Self::Undo)
    }
}

/// Listens to the keys while the board is shown.
pub fn listen(board: FacilitatorState, letters: Letters) {
    listen_to_keys(move |event| {
        let Some(press) = Press::of(&event.key(), letters.work()) else { return false };
        let is_held = event.repeat() && !matches!(press, Press::Step { .. });
        let is_elsewhere = press.is_of_rows() && board.tab.get_untracked() == Tab::Debrief;
        if is_held || is_elsewhere || press.changes() && board.ended.get_untracked() {
            return false;
        }
        run(board, press);
        press != Press::Escape
    });
}

fn run(board: FacilitatorState, press: Press) {
    let rows = board.rows;
    match press {
        Press::Step { forward } => rows.step(forward),
        Press::Select { stretch } => {
            if let Some(room) = rows.cursor.get_untracked() {
                rows.select(room, stretch);
            }
        }
        Press::Search => focus_search(),
        Press::Filter => {
            board.summaries.with_untracked(|summaries| rows.filter.update(|filter| *filter = filter.next(summaries)))
        }
        Press::Sort => rows.order.update(|order| *order = order.next()),
        Press::Pause => board.pause_or_resume(untrack(|| rows.meant())),
        Press::Message => board.write_to(untrack(|| rows.meant())),
        Press::Extra => board.add_time(untrack(|| rows.meant()), EXTRA_MINUTES),
        Press::Start => board.start_next(&untrack(|| rows.meant())),
        Press::Debrief => board.turn_to_debrief(),
        Press::AddRooms => board.dialog.set(Some(Dialog::AddRooms)),
        Press::Undo => board.undo(),
        Press::Help => board.dialog.set(Some(Dialog::Keys)),
        Press::Escape => rows.select_all(false),
    }
}

fn focus_search() {
    let search = document().get_element_by_id(SEARCH_ID);
    if let Some(search) = search.and_then(|search| search.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        let _ = search.focus();
        search.select();
    }
}

/// The sheet that lists the keys.
#[component]
pub fn BoardKeys(board: FacilitatorState, letters: Letters) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(board.dialog.get() == Some(Dialog::Keys)));
    let closed = move |()| {
        if board.dialog.get_untracked() == Some(Dialog::Keys) {
            board.dialog.set(None);
        }
    };
    let rows = vec![
        KeyRow { keys: &["J", "K", "↓", "↑"], does: text::key_rows },
        KeyRow { keys: &["Enter"], does: text::key_open },
        KeyRow { keys: &["X"], does: text::key_select },
        KeyRow { keys: &["/"], does: text::key_search },
        KeyRow { keys: &["F"], does: text::key_filter },
        KeyRow { keys: &["S"], does: text::key_sort },
        KeyRow { keys: &["P"], does: text::key_pause },
        KeyRow { keys: &["T"], does: text::key_extra },
        KeyRow { keys: &["M"], does: text::message },
        KeyRow { keys: &["N"], does: text::key_start },
        KeyRow { keys: &["U"], does: text::undo },
        KeyRow { keys: &["D"], does: text::key_debrief },
        KeyRow { keys: &["←", "→"], does: plenary::key_turn },
        KeyRow { keys: &["↑", "↓"], does: text::key_spotlight },
        KeyRow { keys: &["G"], does: text::add_rooms },
        KeyRow { keys: &["?"], does: plenary::key_help },
        KeyRow { keys: &["Esc"], does: text::key_escape },
    ];
    view! { <KeySheet open=open letters=letters rows=rows note=text::keys_for_selected as crate::language::Words on_closed=closed /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_always_work_and_letters_can_be_switched_off() {
        assert_eq!(Press::of("ArrowDown", false), Some(Press::Step { forward: true }));
        assert_eq!(Press::of("Escape", false), Some(Press::Escape));
        assert_eq!(Press::of("k", true), Some(Press::Step { forward: false }));
        assert_eq!(Press::of("X", true), Some(Press::Select { stretch: true }));
        for key in ["j", "x", "/", "p", "n", "?"] {
            assert_eq!(Press::of(key, false), None, "{key}");
        }
        assert_eq!(Press::of("Enter", true), None);
    }
}
