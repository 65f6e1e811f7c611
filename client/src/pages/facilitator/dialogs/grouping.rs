//! The dialogs about groups: adding groups, moving somebody, merging two groups, and mixing all of them.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::limits::PER_ROOM;
use shared::session::{Command, PeopleCommand, RoomCommand};
use shared::text::board as text;

use super::choices::{Cancel, RoomChoice};
use super::confirm_dialog::BoardDialog;
use super::moving::MovePerson;
use crate::language::{reader, say};
use crate::pages::facilitator::state::{Dialog, FacilitatorState};

/// People in a room by default: the best size for a conversation.
const USUAL_PER_ROOM: u8 = 4;

#[component]
pub fn AddRoomsDialog(board: FacilitatorState) -> impl IntoView {
    view! { <BoardDialog board=board dialog=Dialog::AddRooms labelled_by="add-title"><AddRooms board=board /></BoardDialog> }
}

#[component]
pub fn MovePersonDialog(board: FacilitatorState) -> impl IntoView {
    view! { <BoardDialog board=board dialog=Dialog::MovePerson labelled_by="move-title"><MovePerson board=board /></BoardDialog> }
}

#[component]
pub fn MergeRoomsDialog(board: FacilitatorState) -> impl IntoView {
    view! { <BoardDialog board=board dialog=Dialog::MergeRooms labelled_by="merge-title"><MergeRooms board=board /></BoardDialog> }
}

#[component]
pub fn MixRoomsDialog(board: FacilitatorState) -> impl IntoView {
    view! { <BoardDialog board=board dialog=Dialog::MixRooms labelled_by="mix-title"><MixRooms board=board /></BoardDialog> }
}

#[component]
fn AddRooms(board: FacilitatorState) -> impl IntoView {
    let count = RwSignal::new("1".to_owned());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(count) = count.with_untracked(|count| count.trim().parse()) {
            board.act(Command::Room(RoomCommand::Add { count }));
            board.dialog.set(None);
        }
    };
    view! {
        <form class="dialog__form" on:submit=add>
            <h2 id="add-title">{say(text::add_rooms)}</h2>
            <div>
                <label class="label" for="add-count">{say(text::how_many_rooms)}</label>
                <input
                    id="add-count"
                    class="input input--number"
                    type="number"
                    min="1"
                    max=shared::limits::ROOMS_MAX.to_string()
                    required=true
                    prop:value=count
                    on:input=move |event| count.set(event_target_value(&event))
                />
            </div>
            <p>{say(text::add_rooms_explained)}</p>
            <div class="modal__end">
                <Cancel board=board />
                <button class="btn btn--main" type="submit">{say(text::add)}</button>
            </div>
        </form>
    }
}

#[component]
fn MergeRooms(board: FacilitatorState) -> impl IntoView {
    let (first_from, first_into) = suggested(board);
    let (from, into) = (RwSignal::new(first_from), RwSignal::new(first_into));
    let pair = move || from.get().zip(into.get()).filter(|(from, into)| from != into);
    let merge = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((from, into)) = pair() {
            board.rows.select_all(false);
            board.act(Command::Room(RoomCommand::Merge { from, into }));
            board.dialog.set(None);
        }
    };
    let explained = move || match pair() {
        Some((from, into)) => text::merge_explained(reader(), from.0, into.0),
        None => text::merge_two(reader()).to_owned(),
    };
    view! {
        <form class="dialog__form" on:submit=merge>
            <h2 id="merge-title">{say(text::merge_rooms)}</h2>
            <RoomChoice board=board id="merge-from" label=text::merge_from chosen=from />
            <RoomChoice board=board id="merge-into" label=text::merge_into chosen=into />
            <p role="status">{explained}</p>
            <div class="modal__end">
                <Cancel board=board />
                <button class="btn btn--main" type="submit" disabled=move || pair().is_none()>{say(text::merge)}</button>
            </div>
        </form>
    }
}

/// The suggestion for merging two selected rooms: the smaller into the larger.
fn suggested(board: FacilitatorState) -> (Option<RoomNumber>, Option<RoomNumber>) {
    let mut two: Vec<RoomNumber> = board.rows.selected.with_untracked(|selected| selected.iter().copied().collect());
    if two.len() != 2 {
        return (None, None);
    }
    board.head_counts.with_untracked(|head_counts| {
        two.sort_by_key(|room| head_counts.get(room).map_or(0, |head_count| head_count.members))
    });
    (two.first().copied(), two.last().copied())
}

#[component]
fn MixRooms(board: FacilitatorState) -> impl IntoView {
    let per_room = RwSignal::new(USUAL_PER_ROOM);
    let people = Memo::new(move |_| {
        let online = board.live.online();
        board.people.with(|people| {
            let all = || people.iter().filter(|(_, person)| person.removed.is_none());
            let here = online.with(|online| all().filter(|(id, _)| online.contains(id)).count());
            // The number of rooms follows from the people who are there; the others are spread over them.
            if here == 0 { all().count() } else { here }
        })
    });
    let busy = Memo::new(move |_| board.summaries.with(|summaries| summaries.iter().any(|summary| summary.open)));
    let can = move || !busy.get() && people.get() > 0;
    let outcome = move || {
        if busy.get() {
            return text::mix_not_now(reader()).to_owned();
        }
        match mixture(people.get(), per_room.get()) {
            None => text::mix_nobody(reader()).to_owned(),
            Some((rooms, least, most)) if least == most => {
                text::mix_result(reader(), people.get(), rooms, &least.to_string())
            }
            Some((rooms, least, most)) => {
                text::mix_result(reader(), people.get(), rooms, &text::mix_sizes(reader(), least, most))
            }
        }
    };
    let mix = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if can() {
            board.act(Command::People(PeopleCommand::Mix { per_room: per_room.get_untracked() }));
            board.dialog.set(None);
        }
    };
    let sizes = PER_ROOM.map(|size| {
        view! { <option value=size.to_string() selected=size == USUAL_PER_ROOM>{size}</option> }
    });
    let choose = move |event| per_room.set(event_target_value(&event).parse().unwrap_or(USUAL_PER_ROOM));
    view! {
        <form class="dialog__form" on:submit=mix>
            <h2 id="mix-title">{say(text::mix_rooms)}</h2>
            <p>{say(text::mix_explained)}</p>
            <div>
                <label class="label" for="mix-size">{say(text::per_room)}</label>
                <select id="mix-size" class="input input--number" on:change=choose>{sizes.collect_view()}</select>
            </div>
            <p role="status"><b>{outcome}</b></p>
            <div class="modal__end">
                <Cancel board=board label=text::keep_groups />
                <button class="btn btn--main" type="submit" disabled=move || !can()>{say(text::mix)}</button>
            </div>
        </form>
    }
}

/// How many rooms there will be, and the number of people in the smallest and in the largest.
fn mixture(people: usize, per_room: u8) -> Option<(usize, usize, usize)> {
    let rooms = people.div_ceil(usize::from(per_room.max(1)));
    (rooms > 0).then(|| (rooms, people / rooms, people.div_ceil(rooms)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mixture_fills_rooms_evenly() {
        assert_eq!(mixture(0, 4), None);
        assert_eq!(mixture(3, 4), Some((1, 3, 3)));
        assert_eq!(mixture(53, 4), Some((14, 3, 4)));
        assert_eq!(mixture(48, 4), Some((12, 4, 4)));
    }
}
