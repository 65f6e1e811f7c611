//! The way to the debrief, while that part runs and the table of rooms is shown.

use leptos::prelude::*;
use shared::text::board as text;

use super::state::FacilitatorState;
use crate::components::{Icon, icons};
use crate::language::say;

/// What the facilitator does in this part, and where.
#[component]
pub fn DebriefEntry(board: FacilitatorState) -> impl IntoView {
    view! {
        <p class="notice debrief-entry">
            <span>{say(text::debrief_runs)}</span>
            <button class="btn btn--main btn--sm" type="button" on:click=move |_| board.turn_to_debrief()>
                {say(text::to_debrief)}<Icon path=icons::FORWARD />
            </button>
        </p>
    }
}
