//! Following the plenary screen or browsing, and the way back to the room.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::ids::DilemmaNumber;
use shared::language::Language;
use shared::session::Screen;
use shared::text::{hall as text, plenary, wall};

use super::state::FollowerState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// A part of a dilemma that can be shown.
type Part = (fn(DilemmaNumber) -> Screen, fn(Language) -> &'static str);
const PARTS: [Part; 5] = [
    (Screen::Dilemma, text::result),
    (Screen::Figures, wall::figures),
    (Screen::Arguments, text::arguments),
    (Screen::Themes, text::themes),
    (Screen::Questions, text::questions),
];

/// Every screen, for people who browse.
#[component]
pub fn Browser(follower: FollowerState) -> impl IntoView {
    let current = move || follower.screen.get();
    let show = move |screen| follower.own.set(Some(screen));
    let first = move || follower.state.dilemmas.with_untracked(|dilemmas| dilemmas.first().copied());
    let to_dilemma = move |number: DilemmaNumber| {
        // The same part of another dilemma.
        let part = PARTS.into_iter().find(|(part, _)| {
            follower
                .screen
                .get_untracked()
                .dilemma()
                .is_some_and(|shown| part(shown) == follower.screen.get_untracked())
        });
        show(part.map_or(Screen::Dilemma(number), |(part, _)| part(number)));
    };
    let dilemmas = move || {
        let tab = |number: DilemmaNumber| {
            let is_current = move || current().dilemma() == Some(number);
            let question = follower.question(number);
            view! {
                <button class="hall__tab num" type="button" aria-label=move || format!("{number}: {}", question.get())
                    aria-current=move || is_current().then_some("true") on:click=move |_| to_dilemma(number)>
                    {number.to_string()}
                </button>
            }
        };
        follower.state.dilemmas.get().into_iter().map(tab).collect_view()
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
    // Shows the first dilemma to people who stop following on the waiting page, which would otherwise stay.
    Effect::new(move |_| {
        if follower.own.get().is_some_and(|screen| !screen.is_of_debrief()) {
            follower.own.set(Some(first().map_or(Screen::Matrix, Screen::Dilemma)));
        }
    });
    view! {
        <Show when=move || !follower.follows()>
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

/// The bar that stays in sight at the bottom.
#[component]
pub fn FollowDock(follower: FollowerState, code: JoinCode) -> impl IntoView {
    let switch = move |_| {
        let own = if follower.own.get_untracked().is_some() { None } else { Some(follower.screen.get_untracked()) };
        follower.own.set(own);
    };
    view! {
        <footer class="dock hall__dock">
            <p class="hall__how" role="status">
                {move || if follower.follows() { text::following(reader()) } else { text::browsing(reader()) }}
            </p>
            <div class="dock__end">
                // While a round runs, the way to it is shown above.
                <Show when=move || follower.round.with(Option::is_none)>
                    <a class="btn btn--soft" href=format!("/s/{code}")><Icon path=icons::BACK />{say(text::back_to_room)}</a>
                </Show>
                <button class="btn" class:btn--main=move || !follower.follows() type="button" on:click=switch>
                    {move || {
                        let (path, words) = if follower.follows() {
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
