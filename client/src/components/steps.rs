//! The phases of a round: done, current, to come.

use leptos::prelude::*;
use shared::session::{Phase, Side};
use shared::text::common;

use crate::language::{reader_signal, say};

/// The shape of a phase: lines, ball, block, triangle, tick.
#[component]
pub fn PhaseShape(
    phase: Phase,
    /// The room sees the scenarios mirrored: the shape is that of the scenario.
    #[prop(optional)]
    mirrored: bool,
) -> impl IntoView {
    let shown = match phase {
        Phase::Left if mirrored => Phase::Right,
        Phase::Right if mirrored => Phase::Left,
        phase => phase,
    };
    let (class, drawing) = match shown {
        Phase::Read => ("", view! { <path d="M3 4h10M3 8h10M3 12h6" /> }.into_any()),
        Phase::Left => ("shape", view! { <circle cx="8" cy="8" r="5.500" /> }.into_any()),
        Phase::Right => {
            ("shape", view! { <rect x="2.800" y="2.800" width="10.400" height="10.400" rx="1" /> }.into_any())
        }
        Phase::Choose => ("shape", view! { <path d="M8 2.800 14 13.200H2z" /> }.into_any()),
        Phase::Done => ("", view! { <path d="M2.500 8.600 6.200 12.200 13.500 4.200" /> }.into_any()),
    };
    view! { <svg class=class width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{drawing}</svg> }
}

/// The half of a screen on which a scenario is, whichever that is.
#[component]
pub fn PlaceShape(place: Side) -> impl IntoView {
    let half = match place {
        Side::Left => "M2 3h6v10H2z",
        Side::Right => "M8 3h6v10H8z",
    };
    view! { <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 3h12v10H2z" /><path class="shape" d=half /></svg> }
}

/// The phases in order, with the current one.
#[component]
pub fn Steps(
    #[prop(into)] current: Signal<Phase>,
    /// The phase that the room should be in by now.
    #[prop(into)]
    due: Signal<Option<Phase>>,
    /// The room sees the scenarios mirrored.
    #[prop(into)]
    mirrored: Signal<bool>,
) -> impl IntoView {
    let reader = reader_signal();
    let steps = Phase::ALL.map(|phase| {
        let is_done = move || phase < current.get();
        view! {
            <li class:is-done=is_done class:is-due=move || due.get() == Some(phase) aria-current=move || (phase == current.get()).then_some("step")>
                {move || view! { <PhaseShape phase=phase mirrored=mirrored.get() /> }}
                <span>{move || common::phase(reader.get(), phase)}</span>
                <span class="sr">{move || is_done().then(|| common::step_done(reader.get()))}</span>
            </li>
        }
    });
    view! { <ol class="steps" aria-label=say(common::phases)>{steps.into_iter().collect_view()}</ol> }
}
