//! The header: the session, the current dilemmas, the calls, and the time of the current block.

use std::collections::BTreeSet;

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::{Rooms, Session};
use shared::text::{board as text, common, parts, programme};
use shared::time::MINUTE;

use super::aggregates::{startable, where_rooms_are};
use super::call_strip::{CallStrip, CallsAloud};
use super::state::{Dialog, FacilitatorState, Tab};
use super::undo_toast::Told;
use crate::components::{Icon, clock_digits, icons};
use crate::hyphens::of_dilemma;
use crate::language::{reader, say};
use crate::model::RunningPart;

/// Letters above which a heading is set smaller, on two lines.
const LONG_HEADING: usize = 36;

/// The header of the board.
#[component]
pub fn BoardHeader(board: FacilitatorState) -> impl IntoView {
    let title = move || board.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
    let at = Memo::new(move |_| board.summaries.with(|summaries| where_rooms_are(summaries)));
    let next = Memo::new(move |_| board.summaries.with(|summaries| startable(summaries, &Rooms::All).ok().flatten()));
    let heading = Memo::new(move |_| match board.tab.get() {
        Tab::Debrief => text::debrief(reader()).to_owned(),
        Tab::Rooms => board
            .facts
            .with(|facts| facts.as_ref().map(|facts| at.with(|at| heading(facts, at, next.get()))).unwrap_or_default()),
    });
    view! {
        <header class="desk__top has-bar">
            <div class="desk__say">
                <p class="muted">{title}</p>
                <h1 class:is-long=move || heading.with(|heading| heading.chars().count() > LONG_HEADING) title=move || heading.get()>{move || of_dilemma(heading.get())}</h1>
            </div>
            <CallStrip board=board />
            <CallsAloud board=board />
            <PartClock board=board />
            <Told board=board />
        </header>
    }
}

/// The heading. When rooms are at different dilemmas, none of these represents all.
fn heading(facts: &Session, at: &BTreeSet<DilemmaNumber>, next: Option<DilemmaNumber>) -> String {
    let language = reader();
    if facts.ended_at.is_some() {
        return text::session_over(language).to_owned();
    }
    let numbers: Vec<u16> = at.iter().map(|dilemma| dilemma.0).collect();
    match (facts.running_kind(), numbers.as_slice()) {
        (Some(kind), _) if !kind.has_rounds() => {
            facts.running_block().map(|block| parts::title(language, &block.plan)).unwrap_or_default()
        }
        (_, [one]) => {
            let question = facts.dilemma(DilemmaNumber(*one)).map(|dilemma| dilemma.text(language).question.as_str());
            text::round(language, *one, question.unwrap_or_default())
        }
        (_, [_, ..]) => text::dilemmas_together(language, &text::numbers_together(language, &numbers)),
        // Groups that were just mixed have no round of their own yet, though their rooms may have had one.
        (Some(_), []) => match next {
            Some(dilemma) if dilemma.0 > 1 => text::ready_for(language, dilemma.0),
            _ => text::ready_to_begin(language).to_owned(),
        },
        (None, []) => common::not_begun(language).to_owned(),
    }
}

/// Which block runs and how much of it is left. The rooms' own time is next to their dilemma; this clock never
/// goes up while a block runs, whatever rooms do.
#[component]
fn PartClock(board: FacilitatorState) -> impl IntoView {
    let part = board.live.running_part();
    let left = board.live.part_left(part);
    let digits = Memo::new(move |_| clock_digits(left.get()));
    let is_over = Memo::new(move |_| left.get() == 0);
    let is_last = Memo::new(move |_| !is_over.get() && left.get() <= MINUTE);
    let share = Memo::new(move |_| {
        part.with(|part| {
            part.as_ref().map_or(0, |part| {
                let planned = part.plan.planned();
                left.get().min(planned) * 1_000 / planned.max(1)
            })
        })
    });
    let name = move || part.with(|part| part.as_ref().map(|part| part.title(reader()))).unwrap_or_default();
    let is_paused = move || part.with(|part| part.as_ref().is_some_and(RunningPart::is_paused));
    let word = move || match (is_paused(), is_over.get()) {
        (_, true) => text::time_of_is_up(reader(), &name()),
        (true, false) => text::part_paused(reader(), &name()),
        (false, false) => text::until_end_of(reader(), &name()),
    };
    let brief = move || match (is_paused(), is_over.get()) {
        (_, true) => common::time_is_up(reader()),
        (true, false) => common::paused(reader()),
        (false, false) => text::until_the_end(reader()),
    };
    view! {
        <Show when=move || part.get().is_some() fallback=|| view! { <div class="timebar timebar--none"></div> }>
            <div
                class="part-clock"
                class:part-clock--last=is_last
                class:part-clock--over=is_over
                role="timer"
                aria-label=move || common::time_left(reader(), &digits.get())
            >
                <button class="part-clock__word" type="button" title=say(programme::change_programme) on:click=move |_| board.dialog.set(Some(Dialog::Programme))>
                    {move || (is_last.get() || is_over.get()).then(|| view! { <Icon path=icons::CLOCK /> })}
                    <span class="part-clock__whole">{word}</span>
                    // On a phone, where the title is next to it.
                    <span class="part-clock__brief" aria-hidden="true">{brief}</span>
                    <span class="sr">". "{say(programme::change_programme)}</span>
                </button>
                <span class="part-clock__digits num" translate="no">{digits}</span>
                // For widths without room for the words.
                <span class="part-clock__of" aria-hidden="true">{name}</span>
            </div>
            <div
                class="timebar"
                style=move || format!("--left:{}", f64::from(i32::try_from(share.get()).unwrap_or(1_000)) / 1_000.0)
                aria-hidden="true"
            ></div>
        </Show>
    }
}
