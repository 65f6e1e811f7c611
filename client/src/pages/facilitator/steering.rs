//! Starting and ending the parts of the programme. Asks first if that ends rounds.

use leptos::prelude::*;
use shared::ids::BlockId;
use shared::session::BlockKind;
use shared::text::board as text;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::next_step::leaves_debrief;
use super::state::{Deed, FacilitatorState, Question, Tab};

/// Starts a part; asks first if that ends rounds.
pub fn start_block(board: FacilitatorState, block: BlockId) {
    let Some(command) = board.facts.with_untracked(|facts| Some(facts.as_ref()?.step_to_block(block))) else { return };
    if board.any_open() {
        board.ask_first(Question {
            title: text::ask_start_block,
            explained: text::ask_ends_rounds,
            yes: text::yes_start_block,
            deed: Deed::Ask(command),
        });
    } else {
        board.ask(command);
    }
}

/// Starts the part that is the next step, and looks at it if it is a debrief.
pub fn start_next_part(board: FacilitatorState, block: BlockId, kind: BlockKind) {
    start_block(board, block);
    if kind == BlockKind::Debrief {
        board.tab.set(Tab::Debrief);
    }
}

/// Ends the part that runs, once that was confirmed.
pub fn end_block(board: FacilitatorState) {
    // The block that the question is about: another may be running by the time of the answer.
    let Some(end) = board.facts.with_untracked(|facts| facts.as_ref()?.end_of_block()) else { return };
    board.ask_first(Question {
        title: text::ask_end_block,
        explained: if board.any_open() { text::ask_ends_rounds } else { text::ask_end_block_calm },
        yes: text::end_block,
        deed: Deed::Ask(end),
    });
}

/// Leaves the debrief for the groups when another part starts, whoever started it: nothing of that part can be done in
/// the debrief. Stays while somebody is writing there.
pub fn follow_parts(board: FacilitatorState) {
    let runs = Memo::new(move |_| {
        board.facts.with(|facts| {
            let runs = facts.as_ref()?.running_block()?;
            Some((runs.id, runs.plan.kind))
        })
    });
    Effect::new(move |before: Option<Option<BlockId>>| {
        let runs = runs.get();
        if before.is_some_and(|before| leaves_debrief(before, runs)) && !is_writing_in_debrief() {
            board.tab.set(Tab::Rooms);
        }
        runs.map(|(id, _)| id)
    });
}

/// Is there a field with words among the sentences of the debrief?
fn is_writing_in_debrief() -> bool {
    let Ok(fields) = document().query_selector_all(".debrief .sentence :is(textarea,input)") else { return false };
    (0..fields.length()).filter_map(|at| fields.item(at)).any(|field| {
        let words = match field.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => area.value(),
            Err(field) => field.dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default(),
        };
        !words.trim().is_empty()
    })
}
