//! *Nabespreking*: steering the plenary screen from the board.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::{Standing, Tally, neighbour};
use shared::session::{Command, Screen};
use shared::text::{board as text, common};

use super::desk::{Desk, Words};
use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};
use crate::memory;
use crate::pages::plenary::shown_dilemmas;

/// Everything about the plenary screen.
#[component]
pub fn Debrief(desk: Desk) -> impl IntoView {
    let plenary = desk.live.plenary();
    let rooms = desk.live.rooms();
    let numbers = Memo::new(move |_| {
        let facts = desk.facts.get();
        facts
            .map(|facts| rooms.with(|rooms| shown_dilemmas(&facts, rooms.values().map(|room| room.get()))))
            .unwrap_or_default()
    });
    let shows = move |screen: Screen| plenary.with(|plenary| plenary.screen == screen);
    let screen = move |screen: Screen, label: Words| {
        view! {
            <button
                class="btn"
                class:btn--main=move || shows(screen)
                type="button"
                aria-pressed=move || shows(screen).to_string()
                on:click=move |_| desk.ask(Command::ShowScreen { screen })
            >
                {say(label)}
            </button>
        }
    };
    view! {
        <section class="debrief" aria-labelledby="debrief-title">
            <div class="debrief__head">
                <h2 id="debrief-title">{say(text::debrief)}</h2>
                <PlenaryLink desk=desk />
            </div>
            <div class="debrief__row" role="group" aria-label=say(text::on_the_screen)>
                {screen(Screen::Door, text::screen_door)}
                {screen(Screen::Matrix, text::screen_matrix)}
            </div>
            <ul class="debrief__list">
                <For each=move || numbers.get() key=|number| *number children=move |number| view! {
                    <OneDilemma desk=desk number=number />
                } />
            </ul>
            <SpotlightControls desk=desk />
        </section>
    }
}

/// The link to the plenary screen, as far as this device knows its secret.
#[component]
fn PlenaryLink(desk: Desk) -> impl IntoView {
    let address = Memo::new(move |_| {
        let code = desk.facts.with(|facts| facts.as_ref().map(|facts| facts.code))?;
        let secret = memory::plenary(code)?;
        Some(format!("/p/{code}#{secret}"))
    });
    move || match address.get() {
        Some(address) => view! {
            <a class="btn" href=address target="_blank" rel="noopener">
                <Icon path=icons::SCREEN />
                {say(text::open_plenary)}
            </a>
        }
        .into_any(),
        None => view! { <p class="muted">{say(text::plenary_link_elsewhere)}</p> }.into_any(),
    }
}

/// A dilemma: how far the rooms are, show it, uncover it.
#[component]
fn OneDilemma(desk: Desk, number: DilemmaNumber) -> impl IntoView {
    let plenary = desk.live.plenary();
    let rooms = desk.live.rooms();
    let tally = Memo::new(move |_| {
        let rooms: Vec<_> = rooms.with(|rooms| rooms.values().map(|room| room.get()).collect());
        desk.crews.with(|crews| {
            Tally::of(number, rooms.iter().map(AsRef::as_ref), |room| {
                crews.get(&room).is_some_and(|crew| crew.members > 0)
            })
        })
    });
    let question = move || desk.question_of(number);
    let is_shown = Memo::new(move |_| plenary.with(|plenary| plenary.screen == Screen::Dilemma(number)));
    let is_revealed = Memo::new(move |_| plenary.with(|plenary| plenary.revealed.contains(&number)));
    let progress = move || tally.with(|tally| text::rooms_done_of(reader(), tally.done(), tally.all()));
    let result = move || tally.with(|tally| (tally.left.len(), tally.right.len(), tally.not_chosen.len()));
    let unfinished = move || tally.with(|tally| room_list(&tally.unfinished()));
    let show = move |_| desk.ask(Command::ShowScreen { screen: Screen::Dilemma(number) });
    let reveal = move |_| {
        // The sums come first; what one room said about another dilemma can wait.
        desk.ask(Command::Spotlight { room: None });
        desk.ask(Command::ShowScreen { screen: Screen::Dilemma(number) });
        desk.ask(Command::RevealDilemma { dilemma: number });
    };
    view! {
        <li class:is-shown=is_shown>
            <b class="num">{number.0}</b>
            <div class="debrief__say">
                <h3>{question}</h3>
                <p>
                    {progress}
                    " · "
                    <Mark side=shared::session::Side::Left size="1.25rem" />
                    " "<span class="sr">{say(common::left)}" "</span><b class="num">{move || result().0}</b>" "
                    <Mark side=shared::session::Side::Right size="1.25rem" />
                    " "<span class="sr">{say(common::right)}" "</span><b class="num">{move || result().1}</b>
                    {move || (result().2 > 0).then(|| view! { " · "{result().2}" "{say(common::not_chosen)} })}
                </p>
                {move || unfinished().map(|rooms| view! { <p class="muted">{text::not_done_yet(reader(), &rooms)}</p> })}
            </div>
            <div class="debrief__do">
                <button
                    class="btn btn--soft"
                    class:btn--main=is_shown
                    type="button"
                    aria-pressed=move || is_shown.get().to_string()
                    on:click=show
                >
                    {move || if is_shown.get() { text::shown(reader()) } else { text::show(reader()) }}
                </button>
                {move || if is_revealed.get() {
                    view! { <span class="debrief__open"><Icon path=icons::EYE />{say(text::revealed)}</span> }.into_any()
                } else {
                    view! {
                        <button class="btn" type="button" on:click=reveal><Icon path=icons::EYE />{say(text::reveal)}</button>
                    }
                    .into_any()
                }}
            </div>
        </li>
    }
}

/// Rooms by number, as many as one can take in: `3, 7, 12 …`.
fn room_list(rooms: &[RoomNumber]) -> Option<String> {
    const MOST: usize = 12;
    let named = rooms.iter().take(MOST).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match rooms.len() {
        0 => None,
        1..=MOST => Some(named),
        _ => Some(format!("{named} …")),
    }
}

/// Which room is in the spotlight, with the one before and the next.
#[component]
fn SpotlightControls(desk: Desk) -> impl IntoView {
    let plenary = desk.live.plenary();
    let rooms = desk.live.rooms();
    let state = Memo::new(move |_| {
        let plenary = plenary.get();
        let Screen::Dilemma(dilemma) = plenary.screen else { return None };
        let choosers: Vec<RoomNumber> = rooms.with(|rooms| {
            let chose = |room: &shared::session::Room| matches!(Standing::of(room, dilemma), Standing::Chosen { .. });
            rooms.values().map(|room| room.get()).filter(|room| chose(room)).map(|room| room.number).collect()
        });
        plenary.revealed.contains(&dilemma).then_some((choosers, plenary.spotlight))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_of_rooms_is_cut_short() {
        let rooms: Vec<RoomNumber> = (1..=14).map(RoomNumber).collect();
        assert_eq!(room_list(&[]), None);
        assert_eq!(room_list(&rooms[..3]).as_deref(), Some("1, 2, 3"));
        assert_eq!(room_list(&rooms).as_deref(), Some("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …"));
    }
}
