//! A button that puts something on the plenary screen.

use leptos::prelude::*;
use shared::session::{Command, DebriefCommand, Screen};

use crate::components::{Icon, icons};
use crate::language::{Words, say};
use crate::pages::facilitator::state::FacilitatorState;

/// A button that puts something on the plenary screen, and shows when it is there.
#[component]
pub fn ShowScreen(board: FacilitatorState, screen: Screen, label: Words) -> impl IntoView {
    let plenary = board.live.plenary();
    let is_shown = Memo::new(move |_| plenary.with(|plenary| plenary.screen == screen));
    view! {
        <button
            class="btn btn--soft"
            class:btn--main=is_shown
            type="button"
            aria-pressed=move || is_shown.get().to_string()
            on:click=move |_| board.ask(Command::Debrief(DebriefCommand::ShowScreen { screen }))
        >
            <Icon path=icons::SCREEN />
            {say(label)}
        </button>
    }
}
