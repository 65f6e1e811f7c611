//! The result of a dilemma: shown on the plenary screen, revealed room by room in any order, and covered again. The
//! steering block reveals the next room or all of them.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{Command, DebriefCommand, Screen};
use shared::text::{board, common, debrief as text, plenary as words};

use super::show_screen::ShowScreen;
use super::state::DebriefState;
use super::tally::tally;
use crate::components::results::ArgumentSource;
use crate::components::{Icon, icons, listed};
use crate::language::{reader, say};

#[component]
pub fn Reveal(work: DebriefState) -> impl IntoView {
    let DebriefState { board, number, .. } = work;
    let plenary = board.live.plenary();
    let tally = tally(board, number);
    let rooms = Memo::new(move |_| tally.with(|tally| tally.finished()));
    let is_partly = Memo::new(move |_| plenary.with(|plenary| plenary.is_partly_revealed(number)));
    let guesses =
        move || plenary.with(|plenary| plenary.guesses.get(&number).map_or(0, std::collections::BTreeMap::len));
    let cover = move |_| {
        board.ask(Command::Debrief(DebriefCommand::CoverDilemma { dilemma: number }));
        board.told.set(Some(text::covered_again));
    };
    let progress = move || {
        let (done, all, not_chosen) = tally.with(|tally| (tally.done(), tally.all(), tally.not_chosen.len()));
        let not_chosen = (not_chosen > 0).then(|| format!(" · {not_chosen} {}", common::not_chosen(reader())));
        board::rooms_done_of(reader(), done, all) + &not_chosen.unwrap_or_default()
    };
    view! {
        <div class="work__scroll">
        <div class="debrief__row">
            <ShowScreen board=board screen=Screen::Dilemma(number) label=text::show_result />
            <button class="btn btn--soft" type="button" disabled=move || !is_partly.get() on:click=cover>{say(text::cover)}</button>
        </div>
        <p class="muted">{progress}" · "{move || text::guesses(reader(), guesses())}</p>
        <h4>{move || text::rooms_of_this(reader(), board.live.rooms().with(std::collections::BTreeMap::len))}</h4>
        <ul class="reveals">
            <For each=move || rooms.get() key=|room| *room children=move |room| view! { <OneRoom work=work room=room /> } />
            <Show when=move || rooms.with(Vec::is_empty)>
                <li class="muted">{say(text::no_room_done)}</li>
            </Show>
        </ul>
        </div>
    }
}

/// Reveals one room on the plenary screen and puts it in the spotlight.
fn reveal_room(work: DebriefState, room: RoomNumber) {
    let DebriefState { board, number, .. } = work;
    board.ask(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Dilemma(number) }));
    board.ask(Command::Debrief(DebriefCommand::RevealRoom { dilemma: number, room }));
    board.ask(Command::Debrief(DebriefCommand::Spotlight { room: Some(room) }));
}

#[component]
fn OneRoom(work: DebriefState, room: RoomNumber) -> impl IntoView {
    let DebriefState { board, number, .. } = work;
    let (plenary, rooms) = (board.live.plenary(), board.live.rooms());
    let is_shown = Memo::new(move |_| plenary.with(|plenary| plenary.is_revealed(number, room)));
    let is_spotlit = Memo::new(move |_| plenary.with(|plenary| plenary.spotlight == Some(room)));
    let choice = Memo::new(move |_| {
        let signal = rooms.with(|rooms| rooms.get(&room).cloned());
        signal.and_then(|room| room.with(|room| room.round_about(number)?.choice().cloned()))
    });
    let side = move || choice.with(|choice| choice.as_ref().map(|choice| choice.side));
    let state = move || if is_shown.get() { text::shown_room(reader()) } else { text::covered_room(reader()) };
    let how = move || match choice.get() {
        Some(choice) => listed(words::choice(reader(), &choice)),
        None => common::not_chosen(reader()).into_any(),
    };
    let is_covered_or_not =
        move || choice.with(Option::is_some).then(|| view! { ", " <span class="whole">{state}</span> });
    let why = move || choice.get().map(|choice| crate::hyphens::written(choice.reasons.motivation));
    view! {
        <li class:is-open=is_shown>
            {move || view! { <ArgumentSource room=room choice=side() dilemma=number /> }}
            <span class="reveals__say">
                <span><b>{how}</b>{is_covered_or_not}</span>
                <span class="reveals__why">{why}</span>
            </span>
            // A room without a choice has nothing to reveal and no words for the spotlight.
            {move || if side().is_none() {
                ().into_any()
            } else if is_shown.get() {
                view! {
                    <button
                        class="btn btn--quiet btn--sm"
                        type="button"
                        aria-pressed=move || is_spotlit.get().to_string()
                        on:click=move |_| board.ask(Command::Debrief(DebriefCommand::Spotlight { room: (!is_spotlit.get_untracked()).then_some(room) }))
                    >
                        {say(text::put_in_spotlight)}
                        {move || is_spotlit.get().then(|| view! { <Icon path=icons::CHECK /> })}
                    </button>
                }
                .into_any()
            } else {
                view! {
                    <button class="btn btn--soft btn--sm" type="button" on:click=move |_| reveal_room(work, room)>
                        {move || text::reveal_room(reader(), room.0)}
                    </button>
                }
                .into_any()
            }}
        </li>
    }
}
