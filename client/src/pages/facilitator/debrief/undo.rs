//! Taking back what was just taken away.

use leptos::prelude::*;
use shared::session::Command;
use shared::text::debrief as text;

use crate::components::{Icon, icons};
use crate::language::{Words, say};
use crate::pages::facilitator::state::FacilitatorState;

/// What is gone, and what brings it back.
#[derive(Clone, Debug)]
pub struct Undo {
    /// What is gone, in words.
    pub words: Words,
    /// What brings it back.
    pub command: Command,
}

/// Along the bottom, until something else is taken away.
#[component]
pub fn UndoStrip(board: FacilitatorState, undo: RwSignal<Option<Undo>>) -> impl IntoView {
    let again = move |_| {
        if let Some(undone) = undo.get_untracked() {
            board.ask(undone.command);
            undo.set(None);
        }
    };
    view! {
        <div class="undo" role="status">
            {move || undo.get().map(|gone| view! {
                <p class="notice">
                    <span>{say(gone.words)}</span>
                    <button class="btn btn--soft btn--sm" type="button" on:click=again><Icon path=icons::AGAIN />{say(text::undo)}</button>
                    <button class="notice__close" type="button" aria-label=say(shared::text::connection::close) on:click=move |_| undo.set(None)>
                        <Icon path=icons::CROSS />
                    </button>
                </p>
            })}
        </div>
    }
}
