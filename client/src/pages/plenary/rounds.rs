//! The rooms at their dilemmas; before the first round, the door.

use leptos::prelude::*;

use super::join_screen::JoinScreen;
use super::round::{RoundLines, RoundScreen};
use super::state::PlenaryState;
use super::under_way::rounds_of;

/// How many dilemmas there are to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dilemmas {
    None,
    One,
    Several,
}

/// The screen of a part with rounds.
#[component]
pub fn RoundsScreen(state: PlenaryState) -> impl IntoView {
    let rounds = rounds_of(state);
    let shown = Memo::new(move |_| match rounds.with(Vec::len) {
        0 => Dilemmas::None,
        1 => Dilemmas::One,
        _ => Dilemmas::Several,
    });
    move || match shown.get() {
        Dilemmas::None => view! { <JoinScreen state=state /> }.into_any(),
        Dilemmas::One => view! { <RoundScreen state=state rounds=rounds /> }.into_any(),
        Dilemmas::Several => view! { <RoundLines state=state rounds=rounds /> }.into_any(),
    }
}
