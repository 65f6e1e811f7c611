//! Rooms with one person: mentioned while nothing runs, when it is easy to fix.

use leptos::prelude::*;
use shared::text::{board as text, connection};

use super::state::{Dialog, FacilitatorState};
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// The number of rooms with one person, while nothing runs.
fn rooms_of_one(board: FacilitatorState) -> usize {
    board.summaries.with(|summaries| {
        let inhabited = || summaries.iter().filter(|summary| summary.head_count.members > 0);
        // A single inhabited room is no accident: a group at one shared screen, or somebody trying it out.
        let is_said = inhabited().count() > 1 && !inhabited().any(|summary| summary.open) && !board.ended.get();
        if is_said { inhabited().filter(|summary| summary.head_count.members == 1).count() } else { 0 }
    })
}

/// The number of rooms with one person, and the ways to bring people together.
#[component]
pub fn LoneRoomsNotice(board: FacilitatorState) -> impl IntoView {
    // It is above the rows, so it appears and disappears only while nobody is about to press one of them.
    let alone = Memo::new(move |before: Option<&usize>| {
        let stays = before.copied().filter(|_| board.rows.are_in_hand());
        stays.unwrap_or_else(|| rooms_of_one(board))
    });
    // Dismissed, it returns when the number of such rooms changes.
    let aside = RwSignal::new(0);
    view! {
        <div role="status">
            <Show when=move || { alone.get() > 0 && alone.get() != aside.get() }>
                <div class="notice lonely">
                    <p>
                        <b>{move || text::alone(reader(), alone.get())}</b>
                        " "
                        <span class="lonely__why">{say(text::alone_explained)}</span>
                    </p>
                    <button class="btn btn--sm lonely__mix" type="button" on:click=move |_| board.dialog.set(Some(Dialog::MixRooms))>
                        {say(text::mix_rooms)}
                    </button>
                    <button class="btn btn--sm" type="button" on:click=move |_| board.dialog.set(Some(Dialog::MergeRooms))>
                        {say(text::merge_rooms)}
                    </button>
                    <button class="notice__close" type="button" aria-label=say(connection::close) on:click=move |_| aside.set(alone.get_untracked())>
                        <Icon path=icons::CROSS />
                    </button>
                </div>
            </Show>
        </div>
    }
}
