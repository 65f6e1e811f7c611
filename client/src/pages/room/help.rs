//! Calling the facilitator.

use leptos::prelude::*;
use shared::session::{Command, RoomCommand};
use shared::text::room as text;

use crate::components::{Icon, icons};
use crate::language::reader;
use crate::model::RoomView;

/// Asks for help, or withdraws that.
#[component]
pub fn HelpButton(view: RoomView) -> impl IntoView {
    let led = move || {
        view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.led && facts.ended_at.is_none()))
    };
    let asked = Memo::new(move |_| view.calls());
    view! {
        <Show when=move || led() && view.me.get().is_some()>
            <button
                class="btn btn--quiet"
                type="button"
                on:click=move |_| view.live.ask(Command::Room(RoomCommand::AskHelp { on: !asked.get_untracked() }))
            >
                <Icon path=icons::BELL />
                // The header already says that help was asked for.
                {move || if asked.get() { text::help_no_longer(reader()) } else { text::ask_help(reader()) }}
            </button>
        </Show>
    }
}
