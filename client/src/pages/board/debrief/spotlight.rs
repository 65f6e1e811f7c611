//! Which room is in the spotlight, with the one before and the next.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::result::{Standing, neighbour};
use shared::session::{Command, Room, Screen};
use shared::text::{board as text, common, debrief};

use super::work::Work;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// Goes along the rooms that are uncovered, each in its own words on the screen.
#[component]
pub fn SpotlightControls(work: Work) -> impl IntoView {
    let Work { desk, number, .. } = work;
    let (plenary, rooms) = (desk.live.plenary(), desk.live.rooms());
    let choosers = Memo::new(move |_| {
        let plenary = plenary.get();
        let chose = |room: &Room| matches!(Standing::as_shown(room, number, &plenary), Standing::Chosen { .. });
        rooms.with(|rooms| {
            let rooms = rooms.values().map(|room| room.get());
            rooms.filter(|room| chose(room)).map(|room| room.number).collect::<Vec<RoomNumber>>()
        })
    });
    let spotlit = Memo::new(move |_| {
        plenary.with(|plenary| plenary.spotlight.filter(|_| plenary.screen == Screen::Dilemma(number)))
    });
    let step = move |forward: bool| {
        let room = choosers.with_untracked(|choosers| neighbour(choosers, spotlit.get_untracked(), forward));
        desk.ask(Command::ShowScreen { screen: Screen::Dilemma(number) });
        desk.ask(Command::Spotlight { room });
    };
    let nobody = move || choosers.with(Vec::is_empty);
    let says = move || match spotlit.get() {
        _ if nobody() => debrief::spotlight_later(reader()).to_owned(),
        Some(room) => common::room_number(reader(), room.0),
        None => text::no_spotlight(reader()).to_owned(),
    };
    view! {
        <div class="debrief__spot" role="group" aria-label=say(text::spotlight)>
            <h4>{say(text::spotlight)}</h4>
            <button class="btn btn--soft" type="button" disabled=nobody on:click=move |_| step(false)>
                <Icon path=icons::BACK />
                {say(text::previous_room)}
            </button>
            <p role="status">{says}</p>
            <button class="btn btn--soft" type="button" disabled=nobody on:click=move |_| step(true)>
                {say(text::next_room)}
                <Icon path=icons::FORWARD />
            </button>
        </div>
    }
}
