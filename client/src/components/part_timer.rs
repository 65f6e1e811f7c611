//! The time of the part of the programme that runs.

use leptos::prelude::*;
use shared::time::MINUTE;

use super::timer::Timer;
use crate::model::{Live, RunningPart};

/// A countdown of a part that runs.
#[component]
pub fn PartTimer(
    live: Live,
    part: Memo<Option<RunningPart>>,
    #[prop(into)] caption: Signal<String>,
    /// Nobody has to hurry: it only shows how much is left.
    #[prop(optional)]
    unhurried: bool,
) -> impl IntoView {
    let left = live.part_left(part);
    let granted = Signal::derive(move || part.with(|part| part.as_ref().map_or(MINUTE, |part| part.plan.planned())));
    let paused = Signal::derive(move || part.with(|part| part.as_ref().is_some_and(RunningPart::is_paused)));
    view! { <Timer left=left granted=granted paused=paused caption=caption unhurried=unhurried /> }
}
