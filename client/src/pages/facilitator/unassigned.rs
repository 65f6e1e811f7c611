//! Placing people in rooms.

use leptos::prelude::*;
use shared::ids::{ParticipantId, RoomNumber};
use shared::session::people::names::names_in;
use shared::session::{Command, PeopleCommand};
use shared::text::{board as text, common};

use super::drag_participant::DragHandle;
use super::state::FacilitatorState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// The maximum number of people without a room shown at once; others appear as these are placed.
const SHOWN: usize = 24;
/// The maximum number of rooms offered in a list; above that the number is typed.
const PICKABLE: usize = 60;

/// Everybody without a room, each with a way to place them.
#[component]
pub fn Unplaced(board: FacilitatorState) -> impl IntoView {
    let waiting =
        Memo::new(move |_| board.people.with(|people| names_in(people, None).into_iter().collect::<Vec<_>>()));
    let some = move || !waiting.with(Vec::is_empty) && !board.ended.get();
    let shown = move || waiting.with(|waiting| waiting.iter().take(SHOWN).cloned().collect::<Vec<_>>());
    let more = move || waiting.with(Vec::len).saturating_sub(SHOWN);
    view! {
        <Show when=some>
            <section class="unplaced" aria-labelledby="unplaced-title">
                <h2 id="unplaced-title">{move || text::not_placed(reader(), waiting.with(Vec::len))}</h2>
                <ul>
                    <For each=shown key=|person| person.clone() children=move |(id, name)| view! {
                        <li>
                            <DragHandle board=board person=id name=name.clone() />
                            <span class="who">{name.clone()}</span>
                            <RoomPicker board=board person=id name=name />
                        </li>
                    } />
                </ul>
                {move || (more() > 0).then(|| view! { <p class="muted">{text::and_more(reader(), more())}</p> })}
            </section>
        </Show>
    }
}

/// The rooms that people can be in.
pub fn usable_rooms(board: FacilitatorState) -> Memo<Vec<RoomNumber>> {
    Memo::new(move |_| {
        board.summaries.with(|summaries| {
            summaries.iter().filter(|summary| summary.merged.is_none()).map(|summary| summary.number).collect()
        })
    })
}

/// Picks a room for somebody.
#[component]
pub fn RoomPicker(
    /// The board.
    board: FacilitatorState,
    person: ParticipantId,
    /// Their name, for the label.
    name: String,
) -> impl IntoView {
    let label = Signal::derive(move || text::place_in_room(reader(), &name));
    let place = move |typed: &str| {
        if let Ok(room) = typed.trim().parse().map(RoomNumber) {
            board.act(Command::People(PeopleCommand::Move { participant: person, room }));
        }
    };
    let rooms = usable_rooms(board);
    let is_typed = Memo::new(move |_| rooms.with(Vec::len) > PICKABLE);
    let typed = RwSignal::new(String::new());
    let here = Memo::new(move |_| board.people.with(|people| people.get(&person).and_then(|person| person.room)));
    let others = move || rooms.get().into_iter().filter(|room| Some(*room) != here.get()).collect::<Vec<_>>();
    let option = move |room: RoomNumber| {
        let size = move || {
            board.head_counts.with(|head_counts| head_counts.get(&room).map_or(0, |head_count| head_count.members))
        };
        view! {
            <option value=room.to_string()>
                {move || text::room_with_size(reader(), &common::room_number(reader(), room.0), size())}
            </option>
        }
    };
    move || {
        if is_typed.get() {
            view! {
                <form class="placer" on:submit=move |event| { event.prevent_default(); place(&typed.get_untracked()); }>
                    <input
                        class="input"
                        type="number"
                        min="1"
                        max=move || rooms.with(|rooms| rooms.last().map(ToString::to_string))
                        aria-label=label
                        prop:value=typed
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <button class="btn btn--soft btn--sm" type="submit">{say(text::place)}</button>
                </form>
            }
            .into_any()
        } else {
            view! {
                <select class="input placer" aria-label=label on:change=move |event| place(&event_target_value(&event))>
                    <option value="">{move || if here.get().is_some() { text::move_to(reader()) } else { text::place_in(reader()) }}</option>
                    <For each=others key=|room| *room children=option />
                </select>
            }
            .into_any()
        }
    }
}

/// Everybody who was removed from the session, each with a button to let them back in.
#[component]
pub fn TakenOut(board: FacilitatorState) -> impl IntoView {
    let out = Memo::new(move |_| {
        board.people.with(|people| {
            let is_out = |id: &ParticipantId| people.get(id).is_some_and(|person| person.removed.is_some());
            board.names.get().into_iter().filter(|(id, _)| is_out(id)).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !out.with(Vec::is_empty)>
            <details class="taken-out">
                <summary><Icon path=icons::DOWN />{move || text::taken_out(reader(), out.with(Vec::len))}</summary>
                <ul>
                    <For each=move || out.get() key=|person| person.clone() children=move |(id, name)| view! {
                        <li>
                            <span class="who who--away">{name.clone()}</span>
                            {move || (!board.ended.get()).then(|| {
                                let name = name.clone();
                                view! {
                                    <button
                                        class="btn btn--soft btn--sm"
                                        type="button"
                                        aria-label=move || text::put_back_named(reader(), &name)
                                        on:click=move |_| board.act(Command::People(PeopleCommand::Restore { participant: id }))
                                    >
                                        {say(text::put_back)}
                                    </button>
                                }
                            })}
                        </li>
                    } />
                </ul>
            </details>
        </Show>
    }
}
