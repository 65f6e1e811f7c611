//! A part without rounds: its title, when it ends, the countdown, what comes next, and the code for late joiners.

use leptos::prelude::*;
use shared::language::Language;
use shared::session::Work;
use shared::text::{plenary as text, room, wall};

use super::heading::heading_style;
use super::state::PlenaryState;
use super::text_fit::title_size;
use crate::components::{clock_digits, clock_time};
use crate::hyphens::{with_name, written};
use crate::language::{reader, say};
use crate::model::RunningPart;
use crate::pages::auth::{origin, typed};

/// Width and height of the sentence above the countdown, in rem of letters as wide as a heading's; its own are
/// narrower.
const SENTENCE: (f64, f64) = (82.0, 9.1);
/// Its sizes, in rem.
const SENTENCE_SIZES: [f64; 6] = [6.5, 5.25, 4.25, 3.5, 2.75, 2.25];

/// For a part that the plenary screen shows itself.
#[component]
pub fn PartScreen(state: PlenaryState) -> impl IntoView {
    let part = state.live.running_part();
    let left = state.live.part_left(part);
    let digits = Memo::new(move |_| clock_digits(left.get()));
    let is_over = Memo::new(move |_| left.get() == 0);
    let is_paused = Memo::new(move |_| part.with(|part| part.as_ref().is_some_and(RunningPart::is_paused)));
    let sentence =
        move || part.with(|part| part.as_ref().map(|part| says(part, is_over.get(), reader()))).unwrap_or_default();
    let when = move || sentence_style(&sentence());
    let next = move || part.with(|part| part.as_ref()?.what_comes_next(reader()));
    view! {
        <section class="slide slide--part">
            <PartName part=part />
            <div class="goeson">
                <h1 class="goeson__when" style=when>{move || with_name(sentence())}</h1>
                <p class="now__digits num" role="timer" translate="no" class:is-over=is_over class:is-paused=is_paused>{digits}</p>
                <p class="goeson__next">{move || next().map(with_name)}</p>
            </div>
            <PartCode state=state />
        </section>
    }
}

/// The size in which a sentence above a countdown fits, for the style sheet.
pub fn sentence_style(sentence: &str) -> String {
    format!("--when:{}", title_size(sentence, SENTENCE, &SENTENCE_SIZES))
}

/// The title of a part, as the heading of its screen.
#[component]
pub fn PartName(part: Memo<Option<RunningPart>>) -> impl IntoView {
    let name = move || title_of(part);
    view! {
        <header class="slide__top"><p class="goeson__name" style=move || heading_style(&name())>{move || written(name())}</p></header>
    }
}

/// The title of the part that runs.
pub fn title_of(part: Memo<Option<RunningPart>>) -> String {
    part.with(|part| part.as_ref().map(|part| part.title(reader()))).unwrap_or_default()
}

/// The code for late joiners, as long as they can join.
#[component]
pub fn PartCode(state: PlenaryState) -> impl IntoView {
    let code = Memo::new(move |_| state.open_code());
    move || {
        code.get().map(|code| view! {
            <p class="goeson__code"><span>{say(text::join_with_code)}</span>" "<b class="num">{code}</b>" "<span>{typed(&origin()).to_owned()}</span></p>
        })
    }
}

/// When the part ends, or that its clock is stopped.
fn says(part: &RunningPart, is_over: bool, language: Language) -> String {
    let time = clock_time(part.running.ends, language);
    match part.kind().work() {
        _ if part.is_paused() => room::paused_now(language).to_owned(),
        _ if is_over => wall::on_soon(language).to_owned(),
        Work::Paused => wall::on_at(language, &time),
        Work::Together | Work::InRounds => wall::part_until(language, &part.title(language), &time),
    }
}
