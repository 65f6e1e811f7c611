//! The buttons of the bar: revealing, moving the spotlight to another room, and moving on to the arguments.

use leptos::prelude::*;
use shared::session::{Command, DebriefCommand};
use shared::text::{board, debrief, plenary as text};

use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::plenary::footer::screen_name;
use crate::pages::plenary::slide::Slide;

/// Reveals room by room, or all at once.
#[component]
pub fn RevealButtons(slide: Slide) -> impl IntoView {
    let state = slide.state;
    let rest = move || if slide.partly.get() { text::reveal_rest(reader()) } else { text::reveal(reader()) };
    let nothing_to_open = move || !slide.partly.get() && slide.tally.with(|tally| tally.covered.is_empty());
    let nothing_yet = move || state.awaits_the_first(slide.number);
    view! {
        <Show when=move || state.steers.get()>
            <p class="spot__nav spot__nav--two">
                <button class="btn btn--main" type="button" disabled=nothing_yet on:click=move |_| state.reveal()>
                    <Icon path=icons::EYE />
                    {rest}
                </button>
                <Show when=move || !state.is_one_group()>
                    <button class="btn" type="button" disabled=nothing_to_open on:click=move |_| state.reveal_next()>
                        {say(text::reveal_next)}
                        <Icon path=icons::FORWARD />
                    </button>
                </Show>
            </p>
        </Show>
    }
}

/// The rooms before and after; while anything is covered, the buttons that reveal instead.
#[component]
pub fn Steps(slide: Slide) -> impl IntoView {
    let state = slide.state;
    let nobody = move || slide.tally.with(|tally| tally.chosen() == 0);
    let next = Memo::new(move |_| state.beside(true));
    let go_on = move |_| {
        if let Some(screen) = next.get_untracked() {
            state.ask(Command::Debrief(DebriefCommand::ShowScreen { screen }));
        }
    };
    let is_spotlit = move || state.plenary.with(|plenary| plenary.spotlight.is_some());
    let only = move || {
        view! {
            <button class="btn btn--soft" type="button" disabled=nobody aria-pressed=move || is_spotlit().to_string() on:click=move |_| state.step(true)>
                {say(debrief::put_in_spotlight)}
                {move || is_spotlit().then(|| view! { <Icon path=icons::CHECK /> })}
            </button>
        }
    };
    let steps = move || {
        view! {
            <p class="spot__nav spot__nav--two">
                <Show when=move || !state.is_one_group() fallback=only>
                <span class="spot__rooms">
                    <button class="btn btn--soft" type="button" disabled=nobody aria-label=say(board::previous_room) on:click=move |_| state.step(false)>
                        <Icon path=icons::BACK />
                    </button>
                    <button class="btn btn--soft" type="button" disabled=nobody on:click=move |_| state.step(true)>
                        {say(board::next_room)}
                        <Icon path=icons::FORWARD />
                    </button>
                </span>
                </Show>
                <button class="btn" type="button" on:click=go_on>
                    {move || next.get().map(|screen| screen_name(screen, slide.number))}
                    <Icon path=icons::FORWARD />
                </button>
            </p>
        }
    };
    move || {
        if !state.steers.get() {
            ().into_any()
        } else if slide.revealed.get() {
            steps().into_any()
        } else {
            view! { <RevealButtons slide=slide /> }.into_any()
        }
    }
}
