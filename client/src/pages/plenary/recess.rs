//! A break: the time at which the session continues, larger than anything else; what comes next, how many are back,
//! and the code for late joiners.

use leptos::prelude::*;
use shared::session::back_by_room;
use shared::text::{parts, room, wall};

use super::part::{PartCode, PartName, sentence_style};
use super::state::PlenaryState;
use crate::components::{clock_digits, clock_time};
use crate::hyphens::with_name;
use crate::language::reader;
use crate::model::RunningPart;

/// For a break.
#[component]
pub fn BreakScreen(state: PlenaryState) -> impl IntoView {
    let part = state.live.running_part();
    let left = state.live.part_left(part);
    let digits = Memo::new(move |_| clock_digits(left.get()));
    let is_over = Memo::new(move |_| left.get() == 0);
    let is_paused = Memo::new(move |_| part.with(|part| part.as_ref().is_some_and(RunningPart::is_paused)));
    // Without a time to show, there is only a sentence.
    let sentence = move || match (is_paused.get(), is_over.get()) {
        (true, _) => Some(room::paused_now(reader())),
        (false, true) => Some(wall::on_soon(reader())),
        (false, false) => None,
    };
    let time = move || part.with(|part| part.as_ref().map(|part| clock_time(part.running.ends, reader())));
    let when = move || {
        match sentence() {
        Some(sentence) => view! { <h1 class="goeson__when" style=sentence_style(sentence)>{sentence}</h1> }.into_any(),
        None => view! {
            <h1 class="goeson__when recess__when"><span>{parts::go_on_at(reader())}</span>" "<b class="num" translate="no">{time}</b></h1>
        }
        .into_any(),
    }
    };
    let next = move || part.with(|part| part.as_ref()?.what_comes_next(reader()));
    let people = state.live.people();
    let back = Memo::new(move |_| {
        state.facts.with(|facts| {
            let back = &facts.as_ref()?.collected.back;
            let rooms = people.with(|people| back_by_room(back, people.iter()));
            let sums = rooms.values().fold((0, 0), |(back, of), room| (back + room.back, of + room.of));
            Some(sums).filter(|_| !back.is_empty())
        })
    });
    view! {
        <section class="slide slide--part">
            <PartName part=part />
            <div class="goeson goeson--break">
                {when}
                <p class="now__digits num" role="timer" translate="no" class:is-over=is_over class:is-paused=is_paused>{digits}</p>
                <p class="goeson__next">{move || next().map(with_name)}</p>
            </div>
            <div class="recess__foot">
                <PartCode state=state />
                <p>{move || back.get().map(|(back, of)| parts::back_of(reader(), back, of))}</p>
            </div>
        </section>
    }
}
