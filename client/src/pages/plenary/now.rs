//! What is running: the rooms at their dilemmas, or a block with its clock; before anything runs, the door.

use leptos::prelude::*;
use shared::session::BlockKind;

use super::join_screen::JoinScreen;
use super::part::PartScreen;
use super::round::{RoundLines, RoundScreen};
use super::state::PlenaryState;
use super::under_way::rounds_of;

/// What there is to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Running {
    Nothing,
    Part,
    OneDilemma,
    Dilemmas,
}

/// The screen that follows the programme.
#[component]
pub fn NowScreen(state: PlenaryState) -> impl IntoView {
    let rounds = rounds_of(state);
    let running = Memo::new(move |_| {
        let kind = state.facts.with(|facts| Some(facts.as_ref()?.running_block()?.kind));
        match (kind, rounds.with(Vec::len)) {
            (None, _) | (Some(BlockKind::Dilemmas), 0) => Running::Nothing,
            (Some(BlockKind::Dilemmas), 1) => Running::OneDilemma,
            (Some(BlockKind::Dilemmas), _) => Running::Dilemmas,
            (Some(_), _) => Running::Part,
        }
    });
    move || match running.get() {
        Running::Nothing => view! { <JoinScreen state=state /> }.into_any(),
        Running::Part => view! { <PartScreen state=state /> }.into_any(),
        Running::OneDilemma => view! { <RoundScreen state=state rounds=rounds /> }.into_any(),
        Running::Dilemmas => view! { <RoundLines state=state rounds=rounds /> }.into_any(),
    }
}
