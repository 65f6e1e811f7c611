//! A part in which nothing is written, on a participant's own page.

use leptos::prelude::*;
use shared::text::{common, parts, room as text};
use shared::time::MINUTE;

use super::debrief::DebriefInvitation;
use super::notices::FacilitatorMessage;
use crate::components::{PlainTop, Timer, clock_time};
use crate::language::{Words, reader, say};
use crate::model::{RoomView, RunningPart};

/// Its name, what to do meanwhile, when everybody goes on, and a countdown.
#[component]
pub fn Interlude(
    /// The participant's room, if they are in one.
    view: RoomView,
    /// What to do meanwhile.
    #[prop(optional)]
    says: Option<Words>,
) -> impl IntoView {
    let not_chosen = Memo::new(move |_| {
        let round = view.round.get().filter(|round| !round.is_open() && round.choice().is_none())?;
        Some(round.dilemma)
    });
    let part = view.live.running_part();
    let left = view.live.part_left(part);
    let granted = Signal::derive(move || part.with(|part| part.as_ref().map_or(MINUTE, |part| part.plan.planned())));
    let paused = Signal::derive(move || part.with(|part| part.as_ref().is_some_and(RunningPart::is_paused)));
    let title = move || part.with(|part| part.as_ref().map(|part| part.title(reader())));
    let until = move || {
        part.with(|part| {
            let part = part.as_ref()?;
            Some(if part.is_paused() {
                text::paused_now(reader()).to_owned()
            } else {
                common::go_on_at(reader(), &clock_time(part.running.ends, reader()))
            })
        })
    };
    let next = move || part.with(|part| Some(parts::after_that(reader(), &part.as_ref()?.next_title(reader())?)));
    let caption = Signal::derive(move || common::to_go(reader()).to_owned());
    view! {
        <div class="page">
            <PlainTop />
            <FacilitatorMessage words=view.words() />
            <DebriefInvitation />
            <main id="content" class="interlude" tabindex="-1">
                <h1>{move || title().map(crate::hyphens::written)}</h1>
                {says.map(|says| view! { <p>{say(says)}</p> })}
                {move || not_chosen.get().map(|dilemma| view! { <p>{text::not_chosen_before_this(reader(), dilemma.0)}</p> })}
                <p class="interlude__until">{until}</p>
                <div class="interlude__time"><Timer left=left granted=granted paused=paused caption=caption /></div>
                <p class="interlude__next">{next}</p>
            </main>
        </div>
    }
}
