//! A small picture of the plenary screen, with the controls for this moment: the next screen, the reveal, the
//! spotlight. Always in sight.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::RoomStatus;
use shared::session::{Plenary, Room, Screen};
use shared::text::{board, common, debrief as text, plenary};

use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::state::FacilitatorState;
use crate::pages::plenary::{Picture, PlenaryState, screen_in_full, screen_name};

/// Steers the plenary screen.
#[component]
pub fn Steer(board: FacilitatorState, state: PlenaryState) -> impl IntoView {
    let screen = Memo::new(move |_| state.plenary.with(|plenary| plenary.screen));
    view! {
        <section class="steer" aria-label=say(board::on_the_screen)>
            <Picture state=state />
            <p class="steer__now" role="status">
                <b>{move || text::now_on_screen(reader(), &screen_in_full(screen.get()))}</b>
                <span>{move || how_far(board, state)}</span>
            </p>
            <div class="steer__turn">
                <Turn state=state screen=screen forward=false />
                <Turn state=state screen=screen forward=true />
            </div>
            <RevealRow board=board state=state />
            <StepRow state=state />
        </section>
    }
}

/// What is revealed, which room is in the spotlight, which page of how many.
fn how_far(board: FacilitatorState, state: PlenaryState) -> String {
    let (plenary, pages) = (state.plenary.get(), state.pages.get());
    let Some(dilemma) = plenary.screen.dilemma() else { return String::new() };
    let covered = covered_rooms(board, dilemma, &plenary).len();
    let revealed = match covered {
        _ if state.awaits_the_first(dilemma) => board::nobody_done(reader()).to_owned(),
        _ if !plenary.is_partly_revealed(dilemma) => text::covered_room(reader()).to_owned(),
        _ if plenary.revealed.contains(&dilemma) => board::revealed(reader()).to_owned(),
        count => plenary::still_covered(reader(), count),
    };
    let is_result = plenary.screen == Screen::Dilemma(dilemma);
    let spotlit = plenary.spotlight.filter(|room| is_result && plenary.is_revealed(dilemma, *room));
    let spotlit = spotlit.map(|room| plenary::spotlit(reader(), room.0));
    let page = (pages > 1).then(|| plenary::page_of(reader(), state.page() + 1, pages));
    [Some(revealed), spotlit, page].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The rooms that are done with a dilemma and not revealed.
fn covered_rooms(board: FacilitatorState, dilemma: DilemmaNumber, plenary: &Plenary) -> Vec<RoomNumber> {
    board.live.rooms().with(|rooms| {
        let rooms = rooms.values().map(|room| room.get());
        let is_covered = |room: &Room| RoomStatus::as_shown(room, dilemma, plenary) == RoomStatus::Covered;
        rooms.filter(|room| is_covered(room)).map(|room| room.number).collect()
    })
}

/// Is there a result at hand that is not fully revealed, so that revealing is the next step? Tracked.
fn reveals_next(state: PlenaryState) -> bool {
    let is_covered = |dilemma| state.plenary.with(|plenary| !plenary.revealed.contains(&dilemma));
    state.result_at_hand().is_some_and(|dilemma| is_covered(dilemma) && !state.awaits_the_first(dilemma))
}

/// A button to the screen before or after this one, with its name.
#[component]
fn Turn(state: PlenaryState, screen: Memo<Screen>, forward: bool) -> impl IntoView {
    let beside = Memo::new(move |_| state.beside(forward));
    let name = move || {
        beside.get().map(|beside| {
            let here = screen.get().dilemma().unwrap_or(DilemmaNumber(0));
            screen_name(beside, here)
        })
    };
    let label = move || {
        name().map(|name| {
            if forward { plenary::next_screen(reader(), &name) } else { plenary::previous_screen(reader(), &name) }
        })
    };
    view! {
        <button
            class=if forward { "btn" } else { "btn btn--soft" }
            class:btn--main=move || forward && !reveals_next(state)
            type="button"
            aria-label=move || label().unwrap_or_else(|| plenary::screens(reader()).to_owned())
            disabled=move || beside.get().is_none()
            on:click=move |_| state.turn(forward)
        >
            {(!forward).then(|| view! { <Icon path=icons::BACK /> })}
            <span>{name}</span>
            {forward.then(|| view! { <Icon path=icons::FORWARD /> })}
        </button>
    }
}

/// Reveals the next room, or all.
#[component]
fn RevealRow(board: FacilitatorState, state: PlenaryState) -> impl IntoView {
    let next = Memo::new(move |_| {
        let dilemma = state.result_at_hand()?;
        covered_rooms(board, dilemma, &state.plenary.get()).first().copied()
    });
    let is_closed = Memo::new(move |_| reveals_next(state));
    let next_label = move || match next.get() {
        Some(room) => text::reveal_room(reader(), room.0),
        None => plenary::reveal_next(reader()).to_owned(),
    };
    view! {
        <div class="steer__row">
            <Show when=move || !state.is_one_group()>
                <button class="btn btn--soft" type="button" disabled=move || next.get().is_none() on:click=move |_| state.reveal_next()>
                    <span>{next_label}</span>
                </button>
            </Show>
            <button class="btn" class:btn--main=is_closed type="button" disabled=move || !is_closed.get() on:click=move |_| state.reveal()>
                <Icon path=icons::EYE />
                <span>{move || if state.is_one_group() { plenary::reveal(reader()) } else { text::reveal_all(reader()) }}</span>
            </button>
        </div>
    }
}

/// Up and down: the room in the spotlight on a result; elsewhere the page, when not everything fits at once.
#[component]
fn StepRow(state: PlenaryState) -> impl IntoView {
    let can_step = Memo::new(move |_| state.can_step());
    let is_result = Memo::new(move |_| matches!(state.plenary.with(|plenary| plenary.screen), Screen::Dilemma(_)));
    let label = move || if is_result.get() { board::spotlight(reader()) } else { text::page(reader()) };
    let says = move || {
        if !is_result.get() {
            return plenary::page_of(reader(), state.page() + 1, state.pages.get());
        }
        match state.plenary.with(|plenary| plenary.spotlight) {
            _ if !can_step.get() => text::spotlight_later(reader()).to_owned(),
            Some(room) => common::room_number(reader(), room.0),
            None => board::no_spotlight(reader()).to_owned(),
        }
    };
    let step = move |forward: bool| {
        let name = move || match (is_result.get(), forward) {
            (true, false) => board::previous_room(reader()),
            (true, true) => board::next_room(reader()),
            (false, false) => plenary::previous_page(reader()),
            (false, true) => plenary::next_page(reader()),
        };
        view! {
            <button class="btn btn--soft" type="button" aria-label=name disabled=move || !can_step.get() on:click=move |_| state.step(forward)>
                <Icon path=if forward { icons::DOWN } else { icons::UP } />
            </button>
        }
    };
    view! {
        <div class="steer__row steer__row--step" role="group" aria-label=label>
            {step(false)}
            <p><small class="muted">{label}</small><span>{says}</span></p>
            {step(true)}
        </div>
    }
}
