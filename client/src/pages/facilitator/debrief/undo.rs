//! Restoring what was just deleted.

use leptos::prelude::*;
use shared::session::Command;
use shared::text::debrief as text;

use crate::components::{Icon, icons};
use crate::language::{Words, say};
use crate::pages::facilitator::state::FacilitatorState;

/// What was deleted, and what restores it.
#[derive(Clone, Debug)]
pub struct Undo {
    /// What was deleted, in words.
    pub words: Words,
    /// The command that restores it.
    pub command: Command,
}

/// A bar along the bottom, until something else is deleted.
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
