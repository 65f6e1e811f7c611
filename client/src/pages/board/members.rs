//! The people of a room in its panel: who is there, who presents, moving them and taking them out.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{ParticipantId, RoomNumber};
use shared::session::people::names::names_in;
use shared::session::{Command, PeopleCommand, Room, RoomCommand};
use shared::text::{board as text, common};

use super::carry::Grip;
use super::desk::Desk;
use super::placing::RoomPicker;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// Everybody in the room, in order of joining.
#[component]
pub fn Members(desk: Desk, number: RoomNumber, room: Memo<Arc<Room>>) -> impl IntoView {
    let members =
        Memo::new(move |_| desk.people.with(|people| names_in(people, Some(number)).into_iter().collect::<Vec<_>>()));
    let presenter = Memo::new(move |_| room.with(|room| room.presenter.map(|presenter| presenter.participant)));
    view! {
        <section class="panel__part">
            <h3>{move || text::people_in_room(reader(), members.with(Vec::len))}</h3>
            <ul class="members">
                <For each=move || members.get() key=|member| member.clone() children=move |(id, name)| view! {
                    <Member desk=desk id=id name=name presenter=presenter />
                } />
            </ul>
            {move || members.with(Vec::is_empty).then(|| view! { <p class="muted">{say(text::nobody_here)}</p> })}
        </section>
    }
}

#[component]
fn Member(desk: Desk, id: ParticipantId, name: String, presenter: Memo<Option<ParticipantId>>) -> impl IntoView {
    let presents = move || presenter.get() == Some(id);
    let away = Memo::new(move |_| !desk.live.online().with(|online| online.contains(&id)));
    let follows = Memo::new(move |_| desk.live.following().with(|following| following.contains(&id)));
    let name_for_button = name.clone();
    let (name_for_grip, name_for_removal) = (name.clone(), name.clone());
    view! {
        <li>
            {move || (!desk.ended.get()).then(|| view! { <Grip desk=desk person=id name=name_for_grip.clone() /> })}
            <span class="who" class:who--away=away class:who--deler=presents>
                {move || presents().then(|| view! { <Icon path=icons::SCREEN /> })}
                {name.clone()}
                {move || presents().then(|| view! { " " <small>{say(common::presenter)}</small> })}
                {move || away.get().then(|| view! { " " <small>{say(text::not_connected)}</small> })}
                {move || follows.get().then(|| view! { " " <small>{say(text::follows)}</small> })}
            </span>
            {move || (!presents() && !desk.ended.get()).then(|| {
                let name = name_for_button.clone();
                view! {
                    <button
                        class="btn btn--quiet btn--sm"
                        type="button"
                        aria-label=move || text::make_presenter_of(reader(), &name)
                        on:click=move |_| desk.act(Command::Room(RoomCommand::AssignPresenter { participant: id }))
                    >
                        {say(text::make_presenter)}
                    </button>
                }
            })}
            {move || (!desk.ended.get()).then(|| view! { <RoomPicker desk=desk person=id name=name.clone() /> })}
            {move || (!desk.ended.get()).then(|| {
                let name = name_for_removal.clone();
                view! {
                    <button
                        class="btn btn--quiet btn--sm"
                        type="button"
                        aria-label=move || text::remove_named(reader(), &name)
                        on:click=move |_| desk.act(Command::People(PeopleCommand::Remove { participant: id }))
                    >
                        {say(text::remove)}
                    </button>
                }
            })}
        </li>
    }
}
