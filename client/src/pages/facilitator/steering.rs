//! Starting and ending the parts of the programme. Asks first if that ends rounds.

use leptos::prelude::*;
use shared::ids::BlockId;
use shared::text::board as text;

use super::state::{Deed, FacilitatorState, Question};

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
