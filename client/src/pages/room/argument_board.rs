//! Pros and cons: the side in focus with its two columns, and the other side.

use leptos::prelude::*;
use shared::session::{Kind, Side};
use shared::text::{common, room as text};
use shared::time::SECOND;

use super::argument_column::ArgumentColumn;
use super::read::Sliver;
use super::scenario_title::ScenarioTitle;
use super::state::SplitState;
use crate::components::{Icon, Sign, clock_digits, icons};
use crate::language::{reader, say};
use crate::model::{RoomView, Stage};

/// The scenario under discussion, with its pros and cons.
#[component]
pub fn FocusField(view: RoomView, position: Side, state: SplitState) -> impl IntoView {
    let scenario = move || view.scenario_at(position);
    let points = move || {
        let points = scenario().map(|scenario| scenario.points).unwrap_or_default();
        points.into_iter().map(|point| view! { <li>{crate::hyphens::of_dilemma(point)}</li> }).collect_view()
    };
    let body = move || scenario().map(|scenario| crate::hyphens::of_dilemma(scenario.text.trim()));
    let prompts = move || {
        let prompts = scenario().map(|scenario| scenario.prompts).unwrap_or_default();
        prompts.into_iter().map(|prompt| view! { <li>{crate::hyphens::of_dilemma(prompt)}</li> }).collect_view()
    };
    let whole = RwSignal::new(false);
    let silence = Memo::new(move |_| {
        let now = view.live.now().get();
        view.round.with(|round| {
            let round = round.as_ref()?;
            let left = round.silence?.until - round.timer.paused_at.unwrap_or(now);
            Some((left.max(0) + SECOND - 1) / SECOND * SECOND)
        })
    });
    let is_silent = Memo::new(move |_| silence.get().is_some());
    view! {
        <div class="scen is-lit" class:is-whole=whole>
            <p class="scen__tag">{move || common::scenario(reader(), position)}</p>
            <ScenarioTitle view=view position=position />
            <ul class="scen__points">{points}</ul>
            <p class="scen__text" hidden=move || !whole.get()>{body}</p>
            <button
                class="scen__more"
                type="button"
                aria-expanded=move || whole.get().to_string()
                on:click=move |_| whole.update(|whole| *whole = !*whole)
            >
                <Icon path=icons::DOWN />
                <span class="sr">{say(text::whole_scenario)}</span>
            </button>
        </div>
        // Present before its words, so that they are announced, and without the seconds.
        <p class="sr" role="status">
            {move || is_silent.get().then(|| format!("{} {}", text::silence(reader()), text::silence_how(reader())))}
        </p>
        <Show when=move || is_silent.get()>
            <p class="hush">
                <b aria-hidden="true">{say(text::silence)}</b>
                <span aria-hidden="true">{say(text::silence_how)}</span>
                <span class="num hush__left" aria-hidden="true" translate="no">{move || silence.get().map(clock_digits)}</span>
            </p>
        </Show>
        <div class="board">
            <ArgumentColumn view=view position=position kind=Kind::Pro />
            <ArgumentColumn view=view position=position kind=Kind::Con />
            <Show when=move || view.me.get().is_some()>
                <small class="board__hint">{say(common::name_nobody)}</small>
            </Show>
        </div>
        <details class="prompts">
            <summary>{say(text::prompts)}<Icon path=icons::DOWN /></summary>
            <ul>{prompts}</ul>
        </details>
        <Sliver view=view position=position state=state />
    }
}

/// The other scenario: its points until it has been discussed, then its arguments.
#[component]
pub fn RestField(view: RoomView, position: Side, state: SplitState) -> impl IntoView {
    let scenario = move || view.scenario_at(position);
    let points = move || {
        let points = scenario().map(|scenario| scenario.points).unwrap_or_default();
        points.into_iter().map(|point| view! { <li>{crate::hyphens::of_dilemma(point)}</li> }).collect_view()
    };
    let said = Memo::new(move |_| {
        let side = view.side_at(position);
        view.round.with(|round| {
            let Some(round) = round else { return Vec::new() };
            Kind::BOTH
                .into_iter()
                .flat_map(|kind| {
                    round
                        .arguments_on(side, kind)
                        .into_iter()
                        .take(3)
                        .map(move |argument| (kind, argument.text.clone()))
                })
                .collect::<Vec<_>>()
        })
    });
    let next = move || match view.stage.get() {
        Stage::Focus(Side::Left) => text::next_right(reader()),
        _ => text::next_choosing(reader()),
    };
    let back = move |_| state.peek.set(None);
    view! {
        <div class="rest__in">
            <p class="scen__tag">{move || common::scenario(reader(), position)}</p>
            <ScenarioTitle view=view position=position />
            <ul class="scen__points">{points}</ul>
            <dl class="rest__sum">
                {move || said.get().into_iter().map(|(kind, words)| view! {
                    <div><dt><Sign kind=kind /><span class="sr">{common::kind(reader(), kind)}</span></dt><dd>{crate::hyphens::written(words)}</dd></div>
                }).collect_view()}
            </dl>
            <p class="rest__next">{next}</p>
            <button class="btn rest__back" type="button" on:click=back>
                <Icon path=icons::BACK />{say(text::close_sheet)}
            </button>
        </div>
        <Sliver view=view position=position state=state />
    }
}
