//! Pause and extra time: for all rooms, for selected ones, or for one. In a part without rounds they change the time of the
//! part.

use leptos::prelude::*;
use shared::session::Rooms;
use shared::text::board as text;

use super::aggregates::Time;
use super::state::FacilitatorState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// The minutes that one press can add.
pub const EXTRA_MINUTES: [u8; 3] = [1, 2, 5];

/// Pause or resume, and extra minutes.
#[component]
pub fn TimeControls(
    /// The board.
    board: FacilitatorState,
    /// The rooms that they apply to.
    rooms: Signal<Rooms>,
    /// Label of the extra minutes, which says for whom they are.
    label: crate::language::Words,
) -> impl IntoView {
    let time = Memo::new(move |_| rooms.with(|rooms| board.time_of(rooms)));
    // Without any time now or soon, the buttons could do nothing.
    let is_shown = Memo::new(move |_| time.get() != Time::None || board.has_rounds());
    let none = move || time.get() == Time::None;
    let why_not = move || none().then(|| text::no_time_runs(reader()));
    let paused = move || time.get() == Time::Paused;
    let button = move |minutes: u8| {
        view! {
            <button
                class="btn btn--soft"
                type="button"
                disabled=none
                title=why_not
                aria-label=move || text::add_minutes(reader(), minutes)
                on:click=move |_| board.add_time(rooms.get_untracked(), minutes)
            >
                {format!("+{minutes}")}
            </button>
        }
    };
    view! {
        <Show when=move || is_shown.get()>
            <button
                class="btn btn--soft ctrl__pause"
                class:btn--main=paused
                type="button"
                disabled=none
                title=why_not
                on:click=move |_| board.pause_or_resume(rooms.get_untracked())
            >
                {move || view! { <Icon path=if paused() { icons::PLAY } else { icons::PAUSE } /> }}
                <span>{move || if paused() { text::resume(reader()) } else { text::pause(reader()) }}</span>
            </button>
            <div class="extra" role="group" aria-label=say(label)>
                {EXTRA_MINUTES.map(button).into_iter().collect_view()}
                <span class="extra__unit" aria-hidden="true">"min"</span>
            </div>
        </Show>
    }
}
