//! Reading: both scenarios in full, to read aloud; and, where it is set, a first private ballot.

use leptos::prelude::*;
use shared::session::{Command, Side};
use shared::text::{common, room as text};

use super::split::SplitState;
use crate::components::{Icon, icons, side_class};
use crate::language::{reader, say};
use crate::model::RoomView;

/// A scenario to read aloud.
#[component]
pub fn ReadField(view: RoomView, position: Side, state: SplitState) -> impl IntoView {
    let scenario = move || view.scenario_at(position);
    let title = move || scenario().map(|scenario| crate::hyphens::of_dilemma(scenario.title));
    let body = move || scenario().map(|scenario| crate::hyphens::of_dilemma(scenario.text.trim()));
    view! {
        <p class="scen__tag">{move || common::scenario(reader(), position)}</p>
        <h2 class="scen__title" id=format!("scenario-{}", side_class(position))>{title}</h2>
        <p class="scen__text">{body}</p>
        <FirstBallot view=view position=position />
        <Sliver view=view position=position state=state />
    }
}

/// *Nu: links.* Asked while reading, seen by nobody else.
#[component]
fn FirstBallot(view: RoomView, position: Side) -> impl IntoView {
    let asked = Memo::new(move |_| {
        view.me.get().is_some()
            && view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.first_ballot))
    });
    let mine = Memo::new(move |_| {
        // Everybody sees the presenter's screen: nothing on it says which way they lean.
        let me = view.me.get().filter(|_| !view.presents.get())?;
        view.round
            .with(|round| round.as_ref()?.first_ballots.get(&me).copied().flatten())
            .map(|side| view.position_of(side))
    });
    let words = move || match position {
        Side::Left => text::lean_to_left(reader()),
        Side::Right => text::lean_to_right(reader()),
    };
    let cast = move |_| {
        let side = view.side_at(position);
        view.live.ask(Command::CastFirstBallot { round: view.round_number(), side });
    };
    view! {
        <Show when=move || asked.get()>
            <div class="lean">
                <p>{say(text::first_lean)}</p>
                <button
                    class="btn btn--inv-line"
                    type="button"
                    aria-pressed=move || (mine.get() == Some(position)).to_string()
                    on:click=cast
                >
                    {move || (mine.get() == Some(position)).then(|| view! { <Icon path=icons::CHECK /> })}
                    {words}
                </button>
            </div>
        </Show>
    }
}

/// On a narrow screen the side at rest is a strip at its own edge, and a button to look at it.
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
    view! {
        <button class="sliver" type="button" aria-label=label on:click=move |_| state.peek.set(Some(position))>
            <Icon path=arrow />
            <span>{title}</span>
        </button>
    }
}
