//! Reading: both scenarios in full, to read aloud; and, if the session has one, a first private ballot.

use leptos::prelude::*;
use shared::session::{BallotCommand, Command, Side};
use shared::text::{common, room as text};

use super::scenario_title::ScenarioTitle;
use super::state::{SplitState, asks_first_ballot};
use crate::components::{Icon, icons, side_class};
use crate::language::{reader, say};
use crate::model::{RoomView, Stage};

/// A scenario to read aloud.
#[component]
pub fn ReadField(view: RoomView, position: Side, state: SplitState) -> impl IntoView {
    let scenario = move || view.scenario_at(position);
    let body = move || scenario().map(|scenario| crate::hyphens::of_dilemma(scenario.text.trim()));
    view! {
        <p class="scen__tag">{move || common::scenario(reader(), position)}</p>
        <ScenarioTitle view=view position=position />
        <p class="scen__text">{body}</p>
        <Sliver view=view position=position state=state />
    }
}

/// *Nu: links*, or by the side's title. Asked while reading, and seen by nobody else. Both answers are side by side on
/// every screen, because one that has to be looked for is chosen less often.
#[component]
pub fn FirstBallot(view: RoomView) -> impl IntoView {
    let asked = Memo::new(move |_| view.me.get().is_some() && asks_first_ballot(view));
    let mine = Memo::new(move |_| {
        // Everybody sees the presenter's screen, so nothing on it shows which way they lean.
        let me = view.me.get().filter(|_| !view.presents.get())?;
        view.round
            .with(|round| round.as_ref()?.first_ballots.get(&me).copied().flatten())
            .map(|side| view.position_of(side))
    });
    let answer = move |position: Side| {
        let side = Memo::new(move |_| view.side_at(position));
        let words = move || crate::hyphens::of_dilemma(text::lean_to(reader(), &view.sides().name(side.get())));
        let is_mine = move || mine.get() == Some(position);
        let cast = move |_| {
            view.live.ask(Command::Ballot(BallotCommand::CastFirst {
                round: view.round_number(),
                side: side.get_untracked(),
            }));
        };
        view! {
            <button class=move || format!("btn lean__to lean__to--{}", side_class(side.get())) type="button" aria-pressed=move || is_mine().to_string() on:click=cast>
                {move || is_mine().then(|| view! { <Icon path=icons::CHECK /> })}
                {words}
            </button>
        }
    };
    view! {
        <Show when=move || asked.get()>
            <div class="dock lean" class:lean--titles=move || view.sides().go_by_title() role="group" aria-labelledby="lean-asks">
                <p id="lean-asks"><b>{say(text::first_lean)}</b>" "{say(text::first_lean_promise)}</p>
                {Side::BOTH.map(answer).into_iter().collect_view()}
            </div>
        </Show>
    }
}

/// On a narrow screen the other side is a strip at its own edge, with its title and a button to look at it.
#[component]
pub fn Sliver(view: RoomView, position: Side, state: SplitState) -> impl IntoView {
    let title = move || view.scenario_at(position).map(|scenario| scenario.title).unwrap_or_default();
    let label = move || match position {
        Side::Left => text::look_at_left(reader(), &title()),
        Side::Right => text::look_at_right(reader(), &title()),
    };
    let arrow = match position {
        Side::Left => icons::FORWARD,
        Side::Right => icons::BACK,
    };
    // The side in focus is shown unless people look at the other one.
    let in_focus = move || view.stage.get_untracked() == Stage::Focus(position);
    let look = move |_| state.peek.set((!in_focus()).then_some(position));
    view! {
        <button class="sliver" type="button" aria-label=label on:click=look>
            <Icon path=arrow />
            <span>{title}</span>
        </button>
    }
}
