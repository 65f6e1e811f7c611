//! The heading of a part of the page.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;

use super::state::FollowerState;
use crate::language::say;

/// Letters above which a question is set smaller.
const LONG: usize = 60;

/// The subject of a part.
#[component]
pub fn Heading(
    follower: FollowerState,
    number: DilemmaNumber,
    kicker: fn(shared::language::Language) -> &'static str,
) -> impl IntoView {
    let question = follower.question(number);
    let is_long = move || question.with(|question| question.chars().count() > LONG);
    view! {
        <header class="hall__head">
            <p class="hall__kicker">{say(kicker)}</p>
            <h1 class:is-long=is_long>{move || crate::hyphens::heading_of_dilemma(question.get())}</h1>
        </header>
    }
}
