//! Following the screen, or browsing by oneself; and the way back to the room.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::DilemmaNumber;
use shared::language::Language;
use shared::session::Screen;
use shared::text::{hall as text, plenary, wall};

use super::seat::Seat;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// What there is to see of one dilemma.
type Part = (fn(DilemmaNumber) -> Screen, fn(Language) -> &'static str);
const PARTS: [Part; 5] = [
    (Screen::Dilemma, text::result),
    (Screen::Figures, wall::figures),
    (Screen::Arguments, text::arguments),
    (Screen::Themes, text::themes),
    (Screen::Questions, text::questions),
];

/// Every screen, for who browses.
#[component]
pub fn Browser(seat: Seat) -> impl IntoView {
    let current = move || seat.screen.get();
    let show = move |screen| seat.own.set(Some(screen));
    let first = move || seat.hall.dilemmas.with_untracked(|dilemmas| dilemmas.first().copied());
    let to_dilemma = move |number: DilemmaNumber| {
        // The same part of another dilemma.
        let part = PARTS.into_iter().find(|(part, _)| {
            seat.screen.get_untracked().dilemma().is_some_and(|shown| part(shown) == seat.screen.get_untracked())
        });
        show(part.map_or(Screen::Dilemma(number), |(part, _)| part(number)));
    };
    let dilemmas = move || {
        let tab = |number: DilemmaNumber| {
            let is_current = move || current().dilemma() == Some(number);
            let question = seat.question(number);
            view! {
                <button class="hall__tab num" type="button" aria-label=move || format!("{number}: {}", question.get())
                    aria-current=move || is_current().then_some("true") on:click=move |_| to_dilemma(number)>
                    {number.to_string()}
                </button>
            }
        };
        seat.hall.dilemmas.get().into_iter().map(tab).collect_view()
    };
    let parts = move |number: DilemmaNumber| {
        PARTS
            .map(|(part, words)| {
                let screen = part(number);
                view! {
                    <button class="hall__tab" type="button" aria-current=move || (current() == screen).then_some("true")
                        on:click=move |_| show(screen)>{say(words)}</button>
                }
            })
            .into_iter()
            .collect_view()
    };
    // Without following, the door would stay; the first dilemma is shown instead.
    Effect::new(move |_| {
        if seat.own.get().is_some_and(|screen| !screen.is_of_debrief()) {
            seat.own.set(Some(first().map_or(Screen::Matrix, Screen::Dilemma)));
        }
    });
    view! {
        <Show when=move || !seat.follows()>
            <nav class="hall__nav" aria-label=say(plenary::screens)>
                <div role="group" aria-label=say(text::pick_dilemma)>
                    {dilemmas}
                    <button class="hall__tab" type="button" aria-current=move || (current() == Screen::Matrix).then_some("true")
                        on:click=move |_| show(Screen::Matrix)>{say(plenary::all)}</button>
                </div>
                {move || current().dilemma().map(|number| view! {
                    <div role="group" aria-label=say(text::pick_part)>{parts(number)}</div>
                })}
            </nav>
        </Show>
    }
}

/// Stays in sight at the bottom.
#[component]
pub fn FollowDock(seat: Seat, code: JoinCode) -> impl IntoView {
    let switch = move |_| {
        let own = if seat.own.get_untracked().is_some() { None } else { Some(seat.screen.get_untracked()) };
        seat.own.set(own);
    };
    view! {
        <footer class="dock hall__dock">
            <p class="hall__how" role="status">
                {move || if seat.follows() { text::following(reader()) } else { text::browsing(reader()) }}
            </p>
            <div class="dock__end">
                // While a round runs, the way to it stands above.
                <Show when=move || seat.round.with(Option::is_none)>
                    <a class="btn btn--soft" href=format!("/s/{code}")><Icon path=icons::BACK />{say(text::back_to_room)}</a>
                </Show>
                <button class="btn" class:btn--main=move || !seat.follows() type="button" on:click=switch>
                    {move || {
                        let (path, words) = if seat.follows() {
                            (icons::PAUSE, text::browse(reader()))
                        } else {
                            (icons::SCREEN, text::follow(reader()))
                        };
                        view! { <Icon path=path />{words} }
                    }}
                </button>
            </div>
        </footer>
    }
}
