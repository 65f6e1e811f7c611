//! Which room is in the spotlight, with the one before and the next.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::result::{Standing, neighbour};
use shared::session::{Command, Room, Screen};
use shared::text::{board as text, common};

use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::board::desk::Desk;

/// The spotlight of the dilemma on the screen.
#[component]
pub fn SpotlightControls(desk: Desk) -> impl IntoView {
    let plenary = desk.live.plenary();
    let rooms = desk.live.rooms();
    let state = Memo::new(move |_| {
        let plenary = plenary.get();
        let Screen::Dilemma(dilemma) = plenary.screen else { return None };
        let chose = |room: &Room| matches!(Standing::as_shown(room, dilemma, &plenary), Standing::Chosen { .. });
        let choosers: Vec<RoomNumber> = rooms.with(|rooms| {
            rooms.values().map(|room| room.get()).filter(|room| chose(room)).map(|room| room.number).collect()
        });
        (!choosers.is_empty()).then_some((choosers, plenary.spotlight))
    });
    let step = move |forward: bool| {
        let state = state.get_untracked();
        if let Some((choosers, current)) = state {
            desk.ask(Command::Spotlight { room: neighbour(&choosers, current, forward) });
        }
    };
    let says = move || match state.get() {
        None => text::spotlight_later(reader()).to_owned(),
        Some((_, Some(room))) => common::room_number(reader(), room.0),
        Some((_, None)) => text::no_spotlight(reader()).to_owned(),
    };
    let closed = move || state.with(Option::is_none);
    view! {
        <div class="debrief__spot" role="group" aria-label=say(text::spotlight)>
            <h3>{say(text::spotlight)}</h3>
            <button class="btn btn--soft" type="button" disabled=closed aria-label=say(text::previous_room) on:click=move |_| step(false)>
                <Icon path=icons::BACK />
            </button>
            <p role="status">{says}</p>
            <button class="btn btn--soft" type="button" disabled=closed aria-label=say(text::next_room) on:click=move |_| step(true)>
                <Icon path=icons::FORWARD />
            </button>
        </div>
    }
}
