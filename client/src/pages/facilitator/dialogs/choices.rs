//! What the dialogs about groups share: choosing a room, and cancelling.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::text::{board as text, common};

use crate::language::{Words, reader, say};
use crate::pages::facilitator::state::FacilitatorState;
use crate::pages::facilitator::unassigned::usable_rooms;

/// Closes the dialog without changing anything.
#[component]
pub fn Cancel(
    /// The board.
    board: FacilitatorState,
    /// The label of the button.
    #[prop(default = common::cancel)]
    label: Words,
) -> impl IntoView {
    view! { <button class="btn" type="button" on:click=move |_| board.dialog.set(None)>{say(label)}</button> }
}

/// Keeps the choice while the list follows what others do, as long as it is in there. Returns what is
/// no longer there, until something else is chosen.
pub fn choose_among<T: Copy + PartialEq + Send + Sync + 'static>(
    chosen: RwSignal<Option<T>>,
    all: Memo<Vec<T>>,
) -> Signal<Option<T>> {
    let gone = RwSignal::new(None);
    Effect::new(move |_| {
        let is_gone = all.with(|all| chosen.get_untracked().is_some_and(|chosen| !all.contains(&chosen)));
        if is_gone {
            gone.set(chosen.get_untracked());
            chosen.set(None);
        }
    });
    Signal::derive(move || gone.get().filter(|_| chosen.with(Option::is_none)))
}

/// A list of the rooms that people can be in.
#[component]
pub fn RoomChoice(
    /// The board.
    board: FacilitatorState,
    /// The id of the list.
    id: &'static str,
    /// Its label.
    label: Words,
    /// The chosen one.
    chosen: RwSignal<Option<RoomNumber>>,
) -> impl IntoView {
    let rooms = usable_rooms(board);
    let gone = choose_among(chosen, rooms);
    let remark = move || gone.get().map(|room| text::room_is_gone(reader(), room.0));
    let option = move |room: RoomNumber| {
        let size = move || {
            board.head_counts.with(|head_counts| head_counts.get(&room).map_or(0, |head_count| head_count.members))
        };
        view! {
            <option value=room.to_string() selected=chosen.get_untracked() == Some(room)>
                {move || text::room_with_size(reader(), &common::room_number(reader(), room.0), size())}
            </option>
        }
    };
    view! {
        <div>
            <label class="label" for=id>{say(label)}</label>
            <select
                id=id
                class="input"
                on:change=move |event| chosen.set(event_target_value(&event).parse().ok().map(RoomNumber))
            >
                <option value="">"–"</option>
                <For each=move || rooms.get() key=|room| *room children=option />
            </select>
            <Gone remark=remark />
        </div>
    }
}

/// Says that a chosen group is gone: otherwise the choice would silently be empty, or another.
#[component]
pub fn Gone(
    /// The words, if it is gone.
    #[prop(into)]
    remark: Signal<Option<String>>,
) -> impl IntoView {
    view! { <p class="dialog__gone" role="status">{remark}</p> }
}
