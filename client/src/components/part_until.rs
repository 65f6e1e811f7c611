//! The part of the programme that runs, and when it ends, in words.

use leptos::prelude::*;
use shared::session::Work;
use shared::text::{common, hall, room};

use super::clock_time;
use crate::language::reader;
use crate::model::{Live, RunningPart};

/// *Om 15.24 gaan we verder*, or that the clock is stopped.
pub fn part_until(part: &RunningPart, is_over: bool) -> String {
    let language = reader();
    let time = clock_time(part.running.ends, language);
    match part.kind().work() {
        _ if part.is_paused() => room::paused_now(language).into(),
        Work::Together | Work::InRounds => hall::until(language, &time),
        Work::Paused if is_over => hall::we_go_on_soon(language).into(),
        Work::Paused => common::go_on_at(language, &time),
    }
}

/// *Dilemma’s · Tot 20.34*; nothing between parts.
#[component]
pub fn PartLine(live: Live) -> impl IntoView {
    let running = live.running_part();
    let left = live.part_left(running);
    let is_over = Memo::new(move |_| left.get() == 0);
    let words = move || {
        let part = running.get()?;
        Some(format!("{} · {}", part.title(reader()), part_until(&part, is_over.get())))
    };
    view! { <p class="partline">{move || words().map(crate::hyphens::written)}</p> }
}
