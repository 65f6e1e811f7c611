//! A part in which nothing is written: its name, when it ends, and the countdown.

use leptos::prelude::*;
use shared::language::Language;
use shared::session::{BlockKind, Work};
use shared::text::{parts, wall};
use shared::time::Timestamp;

use super::state::PlenaryState;
use crate::components::{clock_digits, clock_time};
use crate::language::reader;

/// For a break or a talk.
#[component]
pub fn PartScreen(state: PlenaryState) -> impl IntoView {
    let now = state.live.now();
    let running = Memo::new(move |_| {
        state.facts.with(|facts| {
            let facts = facts.as_ref()?;
            Some((facts.running_block()?.kind, facts.block?.ends))
        })
    });
    let digits = Memo::new(move |_| running.get().map(|(_, ends)| clock_digits(ends - now.get())));
    let is_over = Memo::new(move |_| running.get().is_some_and(|(_, ends)| ends <= now.get()));
    let name = move || running.get().map(|(kind, _)| parts::name(reader(), kind));
    let sentence = move || {
        let (kind, ends) = running.get()?;
        Some(if is_over.get() { wall::on_soon(reader()).to_owned() } else { until(reader(), kind, ends) })
    };
    view! {
        <section class="slide slide--part">
            <header class="slide__top"><p class="goeson__name">{name}</p></header>
            <div class="goeson">
                <h1 class="goeson__when">{sentence}</h1>
                <p class="now__digits num" role="timer" translate="no" class:is-over=is_over>{digits}</p>
            </div>
        </section>
    }
}

fn until(language: Language, kind: BlockKind, ends: Timestamp) -> String {
    let time = clock_time(ends, language);
    match kind.work() {
        Work::Paused => wall::on_at(language, &time),
        Work::Together | Work::InRounds => wall::part_until(language, parts::name(language, kind), &time),
    }
}
