//! The groups that are calling, as buttons that open them.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::text::board as text;

use super::calls::Call;
use super::state::FacilitatorState;
use crate::components::Icon;
use crate::language::{reader, say};

/// One button for each kind of call, which opens the group that has waited longest.
#[component]
pub fn CallStrip(board: FacilitatorState) -> impl IntoView {
    let calls = board.calls;
    let count = move || calls.with(|calls| calls.0.len());
    let button = move |(call, rooms): (Call, Vec<RoomNumber>)| {
        let (count, first) = (rooms.len(), rooms.first().copied().unwrap_or_default());
        let numbers: Vec<u16> = rooms.iter().map(|room| room.0).collect();
        view! {
            <button
                class="hail"
                class:hail--calm=call == Call::Tie
                type="button"
                title=move || text::groups(reader(), &numbers)
                on:click=move |_| board.go_to_call(first)
            >
                <Icon path=call.icon() />
                <b class="num">{count}</b>
                <span class="hail__word">{move || call.word(count, reader())}</span>
                <span class="sr">", "{move || text::opens_room(reader(), first.0)}</span>
            </button>
        }
    };
    view! {
        <div
            class="hails"
            class:hails--few=move || count() <= 2
            class:hails--one=move || count() == 1
            role="group"
            aria-label=say(text::calls)
        >
            <Show when=move || { count() > 0 }>
                {move || calls.get().0.into_iter().map(button).collect_view()}
            </Show>
        </div>
    }
}

/// In the panel of a group: which other groups call. Set apart and in words, so that it is not mistaken for a call of
/// the group in the panel.
#[component]
pub fn CallsElsewhere(board: FacilitatorState) -> impl IntoView {
    let calls = Memo::new(move |_| board.calls.with(|calls| calls.without(board.opened.get())));
    let button = move |(call, rooms): (Call, Vec<RoomNumber>)| {
        let first = rooms.first().copied().unwrap_or_default();
        let count = rooms.len();
        let numbers: Vec<u16> = rooms.iter().map(|room| room.0).collect();
        view! {
            <button class="hail hail--calm" type="button" on:click=move |_| board.go_to_call(first)>
                <Icon path=call.icon() />
                <span class="elsewhere__groups">{move || call.of_groups(&numbers, reader())}</span>
                // For places without room for several sentences.
                <span class="elsewhere__count" aria-hidden="true"><b class="num">{count}</b>" "{move || call.word(count, reader())}</span>
                <span class="sr">", "{move || text::opens_room(reader(), first.0)}</span>
            </button>
        }
    };
    view! {
        <Show when=move || calls.with(|calls| !calls.0.is_empty())>
            <section class="elsewhere" aria-label=say(text::calls)>
                <h3>{say(text::elsewhere)}</h3>
                {move || calls.get().0.into_iter().map(button).collect_view()}
            </section>
        </Show>
    }
}

/// Announces how many groups are calling and for what, when that changes.
#[component]
pub fn CallsAloud(board: FacilitatorState) -> impl IntoView {
    let words = Memo::new(move |_| board.calls.with(|calls| calls.in_title(reader())));
    view! { <p class="sr" role="status">{move || words.get().map(|words| words.trim_start_matches("● ").to_owned())}</p> }
}
