//! A talk: the speaker shows slides of their own, so there is only its title, and a thin line for the time.

use leptos::prelude::*;
use shared::text::{common, hall, room};

use super::part::title_of;
use super::state::PlenaryState;
use super::text_fit::title_size;
use crate::components::{clock_digits, clock_time};
use crate::hyphens::written;
use crate::language::reader;
use crate::model::RunningPart;

/// Width and height of the title, in rem.
const TITLE: (f64, f64) = (74.0, 27.0);
/// Its sizes, in rem.
const TITLE_SIZES: [f64; 7] = [8.5, 7.0, 5.75, 4.75, 4.0, 3.25, 2.75];

/// For a talk.
#[component]
pub fn TalkScreen(state: PlenaryState) -> impl IntoView {
    let part = state.live.running_part();
    let left = state.live.part_left(part);
    let digits = Memo::new(move |_| clock_digits(left.get()));
    // A thousandth is finer than a pixel of the line, and saves redrawing at every tick.
    let gone = Memo::new(move |_| {
        let planned = part.with(|part| part.as_ref().map_or(1, |part| part.plan.planned().max(1)));
        1_000 - left.get().clamp(0, planned) * 1_000 / planned
    });
    let until = move || {
        part.with(|part| {
            let part = part.as_ref()?;
            Some(if part.is_paused() {
                room::paused_now(reader()).to_owned()
            } else {
                hall::until(reader(), &clock_time(part.running.ends, reader()))
            })
        })
    };
    let is_paused = Memo::new(move |_| part.with(|part| part.as_ref().is_some_and(RunningPart::is_paused)));
    view! {
        <section class="slide talking">
            <h1 style=move || format!("--title:{}", title_size(&title_of(part), TITLE, &TITLE_SIZES))>{move || written(title_of(part))}</h1>
            <div class="talking__time" class:is-paused=is_paused>
                <p>{until}<span class="num" role="timer" translate="no" aria-label=move || common::time_left(reader(), &digits.get())>{digits}</span></p>
                <i style=move || format!("--gone:{}", f64::from(i32::try_from(gone.get()).unwrap_or_default()) / 1_000.0)></i>
            </div>
        </section>
    }
}
