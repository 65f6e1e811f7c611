//! The part of the programme that runs: its title, its end and its time.

use leptos::prelude::*;
use shared::session::Work;
use shared::text::{common, plenary};

use super::state::FollowerState;
use crate::components::{Icon, clock_digits, icons, part_until};
use crate::language::reader;
use crate::model::RunningPart;

/// The title of what continues: a break, whatever people are looking at; another block, if the debrief is not in sight;
/// otherwise the debrief.
pub fn goes_on(follower: FollowerState) -> String {
    let shows_debrief = follower.screen.get().is_of_debrief();
    let part = follower.running.get();
    part.filter(|part| part.kind().work() == Work::Paused || !shows_debrief)
        .map_or_else(|| plenary::debrief(reader()).to_owned(), |part| part.title(reader()))
}

/// The running part, if it has no rounds.
fn without_rounds(follower: FollowerState) -> Option<RunningPart> {
    follower.running.get().filter(|part| !part.kind().has_rounds())
}

/// A part without rounds, while the debrief is shown.
#[component]
pub fn PartStrip(follower: FollowerState) -> impl IntoView {
    let shown = Memo::new(move |_| without_rounds(follower).filter(|_| follower.screen.get().is_of_debrief()));
    let left = follower.state.live.part_left(follower.running);
    let is_over = Memo::new(move |_| left.get() == 0);
    let said = move || {
        let part = shown.get()?;
        Some(format!("{}. {}", part.title(reader()), part_until(&part, is_over.get())))
    };
    let digits = Memo::new(move |_| clock_digits(left.get()));
    view! {
        // Separate from the line itself, whose seconds must not be read out.
        <p class="sr" role="status">{said}</p>
        {move || shown.get().map(|part| {
            let title = crate::hyphens::written(part.title(reader()));
            view! {
                <p class="strip hall__part">
                    <Icon path=icons::CLOCK />
                    <span aria-hidden="true"><b>{title}</b>" · "{move || part_until(&part, is_over.get())}</span>
                    <b class="num" role="timer" translate="no" aria-label=move || common::time_left(reader(), &digits.get())>{digits}</b>
                </p>
            }
        })}
    }
}

/// Such a part itself, when people write nothing in it.
#[component]
pub fn PartPage(follower: FollowerState) -> impl IntoView {
    let part = Memo::new(move |_| without_rounds(follower));
    let left = follower.state.live.part_left(follower.running);
    let is_over = Memo::new(move |_| left.get() == 0);
    let digits = Memo::new(move |_| clock_digits(left.get()));
    view! {
        {move || part.get().map(|part| {
            let title = crate::hyphens::written(part.title(reader()));
            let next = part.what_comes_next(reader());
            view! {
                <div class="interlude">
                    <h1>{title}</h1>
                    <p role="status">{move || part_until(&part, is_over.get())}</p>
                    <p class="hall__digits num" role="timer" translate="no" aria-label=move || common::time_left(reader(), &digits.get())>{digits}</p>
                    <p class="interlude__next">{next}</p>
                </div>
            }
        })}
    }
}
