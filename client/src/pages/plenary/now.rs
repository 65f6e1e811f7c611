//! What is running: a part of the programme; before anything runs, the door.

use leptos::prelude::*;

use super::join_screen::JoinScreen;
use super::state::PlenaryState;
use crate::pages::parts;

/// The screen that follows the programme.
#[component]
pub fn NowScreen(state: PlenaryState) -> impl IntoView {
    let running = Memo::new(move |_| state.facts.with(|facts| facts.as_ref()?.running_kind()));
    move || match running.get() {
        Some(kind) => parts::plenary(kind, state),
        None => view! { <JoinScreen state=state /> }.into_any(),
    }
}
