//! A round of speaking on the board: beginning it, and whose turn it is.

use leptos::prelude::*;
use shared::ids::ParticipantId;
use shared::limits::SPEAKERS;
use shared::session::{Participant, WallCommand};
use shared::text::walls as text;

use super::PanelState;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// *Rondje*, for few people and before the wall is open.
#[component]
pub fn BeginTurns(panel: PanelState) -> impl IntoView {
    let may = Memo::new(move |_| {
        let online = panel.board.live.online();
        let there = panel.board.people.with(|people| {
            let is_there = |(id, person): &(&ParticipantId, &Participant)| {
                person.removed.is_none() && online.with(|online| online.contains(id))
            };
            people.iter().filter(is_there).count()
        });
        SPEAKERS.contains(&there) && panel.wall.with(|wall| !wall.is_open && wall.spoken.is_none())
    });
    let block = panel.block;
    view! {
        <Show when=move || may.get()>
            <button class="btn btn--soft" type="button" data-step="" on:click=move |_| panel.ask(WallCommand::BeginRound { block })>
                <Icon path=icons::PEOPLE />{say(text::speak_in_turn)}
            </button>
        </Show>
    }
}

/// Everybody in the round, with the buttons that pass on the turn.
#[component]
pub fn Turns(panel: PanelState) -> impl IntoView {
    let spoken = Memo::new(move |_| panel.wall.with(|wall| wall.spoken.clone()));
    let is_first = Memo::new(move |_| spoken.with(|spoken| spoken.as_ref().is_none_or(|spoken| spoken.turn == 0)));
    let is_last =
        Memo::new(move |_| spoken.with(|spoken| spoken.as_ref().is_some_and(|spoken| spoken.next().is_none())));
    let now = move || {
        let name = spoken.with(|spoken| Some(spoken.as_ref()?.speaking()?.name.clone())).unwrap_or_default();
        text::is_speaking(reader(), &name)
    };
    let block = panel.block;
    let step = move |forward| {
        if let Some(step) = spoken.with_untracked(|spoken| spoken.as_ref()?.step(block, forward)) {
            panel.ask(step);
        }
    };
    // Somebody who is not there, or comes later, gets the turn out of order.
    let give = move |to| {
        if let Some(from) = spoken.with_untracked(|spoken| spoken.as_ref().map(|spoken| spoken.turn)) {
            panel.ask(WallCommand::GiveTurn { block, from, to });
        }
    };
    let people = move || {
        let spoken = spoken.get();
        let turn = spoken.as_ref().map(|spoken| spoken.turn);
        let speakers = spoken.into_iter().flat_map(|spoken| spoken.speakers);
        speakers
            .enumerate()
            .map(|(place, speaker)| {
                let is_on = Some(place) == turn;
                let passed = speaker.passed.then(|| view! { " "<small>{text::passed(reader())}</small> });
                view! {
                    <li>
                        <button class="btn btn--sm" class:btn--main=is_on class:btn--quiet=!is_on type="button" aria-current=is_on.then_some("true") on:click=move |_| give(place)>{speaker.name}{passed}</button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="turns">
            <p class="turns__now" role="status">{now}</p>
            <p class="wallpanel__do">
                <button class="btn btn--soft" type="button" disabled=is_first on:click=move |_| step(false)>{say(text::turn_before)}</button>
                <button class="btn btn--main" type="button" data-step="" on:click=move |_| step(true)>
                    {move || if is_last.get() { text::now_write(reader()) } else { text::next_turn(reader()) }}<Icon path=icons::FORWARD />
                </button>
                <Show when=move || !is_last.get()>
                    <button class="btn btn--quiet" type="button" data-step="" on:click=move |_| panel.ask(WallCommand::EndRound { block })>{say(text::stop_turns)}</button>
                </Show>
            </p>
            <ol class="turns__people">{people}</ol>
        </div>
    }
}
