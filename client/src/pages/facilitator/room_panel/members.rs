//! The people of a room in its panel: who is there, who presents, moving and removing them.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{ParticipantId, RoomNumber};
use shared::session::people::names::names_in;
use shared::session::{Command, PeopleCommand, Room, RoomCommand};
use shared::text::{board as text, common};

use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::drag_participant::DragHandle;
use crate::pages::facilitator::state::FacilitatorState;
use crate::pages::facilitator::unassigned::RoomPicker;

/// Everybody in the room, in order of joining.
#[component]
pub fn Members(board: FacilitatorState, number: RoomNumber, room: Memo<Arc<Room>>) -> impl IntoView {
    let members =
        Memo::new(move |_| board.people.with(|people| names_in(people, Some(number)).into_iter().collect::<Vec<_>>()));
    let presenter = Memo::new(move |_| room.with(|room| room.presenter.map(|presenter| presenter.participant)));
    view! {
        <section class="panel__part">
            <h3>{move || text::people_in_room(reader(), members.with(Vec::len))}</h3>
            <ul class="members">
                <For each=move || members.get() key=|member| member.clone() children=move |(id, name)| view! {
                    <Member board=board id=id name=name presenter=presenter />
                } />
            </ul>
            {move || members.with(Vec::is_empty).then(|| view! { <p class="muted">{say(text::nobody_here)}</p> })}
        </section>
    }
}

#[component]
fn Member(
    board: FacilitatorState,
    id: ParticipantId,
    name: String,
    presenter: Memo<Option<ParticipantId>>,
) -> impl IntoView {
    let presents = move || presenter.get() == Some(id);
    let away = Memo::new(move |_| !board.live.online().with(|online| online.contains(&id)));
    let follows = Memo::new(move |_| board.live.following().with(|following| following.contains(&id)));
    let name_for_button = name.clone();
    let (name_for_grip, name_for_removal) = (name.clone(), name.clone());
    view! {
        <li>
            {move || (!board.ended.get()).then(|| view! { <DragHandle board=board person=id name=name_for_grip.clone() /> })}
            <span class="who" class:who--away=away class:who--presenter=presents>
                {move || presents().then(|| view! { <Icon path=icons::SCREEN /> })}
                {crate::hyphens::written(name.clone())}
                {move || presents().then(|| view! { " " <small>{say(common::presenter)}</small> })}
                {move || away.get().then(|| view! { " " <small>{say(text::not_connected)}</small> })}
                {move || follows.get().then(|| view! { " " <small>{say(text::follows)}</small> })}
            </span>
            {move || (!presents() && !board.ended.get()).then(|| {
                let name = name_for_button.clone();
                view! {
                    <button
                        class="btn btn--quiet btn--sm"
                        type="button"
                        aria-label=move || text::make_presenter_of(reader(), &name)
                        on:click=move |_| board.act(Command::Room(RoomCommand::AssignPresenter { participant: id }))
                    >
                        {say(text::make_presenter)}
                    </button>
                }
            })}
            {move || (!board.ended.get()).then(|| view! { <RoomPicker board=board person=id name=name.clone() /> })}
            {move || (!board.ended.get()).then(|| {
                let name = name_for_removal.clone();
                view! {
                    <button
                        class="btn btn--quiet btn--sm"
                        type="button"
                        aria-label=move || text::remove_named(reader(), &name)
                        on:click=move |_| board.act(Command::People(PeopleCommand::Remove { participant: id }))
                    >
                        {say(text::remove)}
                    </button>
                }
            })}
        </li>
    }
}
