//! Rare actions, out of the way of accidental presses.

use leptos::html::Details;
use leptos::prelude::*;
use shared::session::{Command, LifecycleCommand};
use shared::text::{board as text, plenary, team};

use super::state::{Deed, Dialog, FacilitatorState, Question, Tab};
use crate::components::{Icon, LanguageSwitch, icons};
use crate::language::{Words, say};

/// The menu: groups, links, keys, the end.
#[component]
pub fn More(board: FacilitatorState) -> impl IntoView {
    let node = NodeRef::<Details>::new();
    let close = move || {
        if let Some(details) = node.get_untracked() {
            let _ = details.remove_attribute("open");
        }
    };
    let goes_on = move || !board.ended.get();
    let opens = move |label: Words, dialog: Dialog| {
        view! {
            <button
                class="btn btn--quiet"
                type="button"
                on:click=move |_| {
                    close();
                    board.dialog.set(Some(dialog));
                }
            >
                {say(label)}
            </button>
        }
    };
    let in_debrief = move || board.tab.get() == Tab::Debrief;
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <details class="more" node_ref=node on:keydown=escape>
            <summary class="btn btn--soft"><span>{say(text::more)}</span><Icon path=icons::DOWN /></summary>
            <div class="more__list">
                <button
                    class="btn btn--quiet more__debrief"
                    type="button"
                    on:click=move |_| {
                        close();
                        board.turn_to_debrief();
                    }
                >
                    {move || if in_debrief() { say(text::to_rooms)() } else { say(text::to_debrief)() }}
                </button>
                {opens(text::programme, Dialog::Programme)}
                {opens(text::links_and_report, Dialog::Links)}
                {move || board.has_team().then(|| opens(team::who_did_what, Dialog::Steered))}
                <Show when=goes_on>
                    {opens(text::add_rooms, Dialog::AddRooms)}
                    {opens(text::move_person, Dialog::MovePerson)}
                    {opens(text::merge_rooms, Dialog::MergeRooms)}
                    {opens(text::mix_rooms, Dialog::MixRooms)}
                </Show>
                {opens(plenary::keys, Dialog::Keys)}
                <Show when=goes_on>
                    <hr />
                    <button
                        class="btn btn--quiet"
                        type="button"
                        on:click=move |_| {
                            close();
                            end_session(board);
                        }
                    >
                        {say(text::end_session)}
                    </button>
                </Show>
                <Show when=move || board.has_first_link()>
                    <hr />
                    <button
                        class="btn btn--quiet"
                        type="button"
                        on:click=move |_| {
                            close();
                            delete_session(board);
                        }
                    >
                        {say(text::delete_session)}
                    </button>
                </Show>
                <LanguageSwitch />
            </div>
        </details>
    }
}

fn end_session(board: FacilitatorState) {
    board.ask_first(Question {
        title: text::ask_end_session,
        explained: if board.any_open() { text::ask_end_session_open } else { text::ask_end_session_calm },
        yes: text::end_session,
        deed: Deed::Ask(Command::Lifecycle(LifecycleCommand::End)),
    });
}

fn delete_session(board: FacilitatorState) {
    board.ask_first(Question {
        title: text::ask_delete_session,
        explained: text::ask_delete_session_explained,
        yes: text::delete_session,
        deed: Deed::DeleteSession,
    });
}
