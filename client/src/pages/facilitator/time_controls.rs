//! Pause and extra time: for all rooms, for selected ones, or for one.

use leptos::prelude::*;
use shared::session::{Command, Rooms, RoundCommand};
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
    let time = Memo::new(move |_| board.summaries.with(|summaries| rooms.with(|rooms| Time::of(summaries, rooms))));
    let none = move || time.get() == Time::None;
    let why_not = move || none().then(|| text::no_time_runs(reader()));
    let paused = move || time.get() == Time::Paused;
    let buttons = EXTRA_MINUTES.map(|minutes| {
        view! {
            <button
                class="btn btn--soft"
                type="button"
                disabled=none
                title=why_not
                aria-label=move || text::add_minutes(reader(), minutes)
                on:click=move |_| board.act(Command::Round(RoundCommand::AddTime { rooms: rooms.get_untracked(), minutes }))
            >
                {format!("+{minutes}")}
            </button>
        }
    });
    view! {
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
            {buttons.into_iter().collect_view()}
            <span class="extra__unit" aria-hidden="true">"min"</span>
        </div>
    }
}
