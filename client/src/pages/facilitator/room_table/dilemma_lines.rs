//! Where the rooms are: how many people joined, and a line for each dilemma that rooms have reached. Numbers of
//! different dilemmas are never added up.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Side;
use shared::text::{board as text, common};
use shared::time::Milliseconds;

use crate::components::{Icon, Mark, clock_digits, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::aggregates::{AtDilemma, Chosen, by_dilemma, time_left};
use crate::pages::facilitator::state::{Dialog, FacilitatorState};

/// People and dilemmas, in fixed places.
#[component]
pub fn DilemmaLines(board: FacilitatorState) -> impl IntoView {
    let all = Memo::new(move |_| board.summaries.with(|summaries| Arc::new(by_dilemma(summaries))));
    let numbers = Memo::new(move |_| all.with(|all| all.iter().map(|line| line.dilemma).collect::<Vec<_>>()));
    let line = move |number: DilemmaNumber| {
        let at = Memo::new(move |_| all.with(|all| all.iter().find(|line| line.dilemma == number).copied()));
        view! { <Line board=board number=number at=at /> }
    };
    view! {
        <People board=board />
        <div class="stands" role="group" aria-label=say(text::by_dilemma)>
            <For each=move || numbers.get() key=|number| *number children=line />
        </div>
    }
}

/// `41 van 60 binnen`; pressing it shows who is missing.
#[component]
fn People(board: FacilitatorState) -> impl IntoView {
    let people = Memo::new(move |_| {
        let online = board.live.online();
        board.people.with(|people| {
            let here = || people.iter().filter(|(_, person)| person.removed.is_none());
            (online.with(|online| here().filter(|(id, _)| online.contains(id)).count()), here().count())
        })
    });
    let expected =
        Memo::new(move |_| board.facts.with(|facts| facts.as_ref().and_then(|facts| facts.settings.expected)));
    let words = move || match expected.get() {
        Some(expected) => text::people_in_of(reader(), expected),
        None => text::of_people_online(reader(), people.get().1),
    };
    view! {
        <button class="stand stand--people" type="button" aria-haspopup="dialog" on:click=move |_| board.dialog.set(Some(Dialog::Missing))>
            <span class="stand__first"><b class="num">{move || people.get().0}</b>" "{words}</span>
            <span class="stand__second">{say(text::who_is_missing)}<Icon path=icons::FORWARD /></span>
        </button>
    }
}

/// One dilemma. Pressing it shows only the rooms that are at it.
#[component]
fn Line(board: FacilitatorState, number: DilemmaNumber, at: Memo<Option<AtDilemma>>) -> impl IntoView {
    let chosen_line = board.rows.at;
    let pressed = move || chosen_line.get() == Some(number);
    let press = move |_| chosen_line.update(|now| *now = if *now == Some(number) { None } else { Some(number) });
    let busy = move || at.get().map_or(0, |at| at.busy);
    let done = move || at.get().map_or(0, |at| at.done());
    let must_choose = move || at.get().map_or(0, |at| at.must_choose);
    let choosing = move || {
        (must_choose() > 0)
            .then(|| view! { <b class="stand__must">{text::so_many_must_choose(reader(), must_choose())}</b> })
    };
    let not_chosen = move || at.get().map_or(0, |at| at.chosen.not_chosen);
    let cut_off = move || {
        (not_chosen() > 0)
            .then(|| view! { <span><b class="num">{not_chosen()}</b>" "{common::not_chosen(reader())}</span> })
    };
    let now = board.live.now();
    // The same clock as that of the rows, so that both show the same second.
    let left = Memo::new(move |_| board.summaries.with(|summaries| time_left(summaries, number, now.get())));
    let is_paused = Memo::new(move |_| at.get().is_some_and(|at| at.is_paused));
    let first = move || match (busy(), done()) {
        (0, 0) if not_chosen() > 0 => cut_off().into_any(),
        (0, done) => view! { <span>{text::rooms_done(reader(), done)}</span>{cut_off()} }.into_any(),
        (busy, _) if busy == must_choose() => choosing().into_any(),
        // The time of these rooms alone: those that have to choose have none left.
        (busy, _) => view! {
            <b>{text::rooms_busy(reader(), busy - must_choose())}</b>
            <span class="stand__time num">{move || left.get().map(|left| time_in_words(left, is_paused.get()))}</span>
        }
        .into_any(),
    };
    let second = move || match (busy(), done()) {
        (0, _) => None,
        (busy, 0) if (1..busy).contains(&must_choose()) => None,
        (_, 0) => Some(view! { <span>{text::nobody_done(reader())}</span> }.into_any()),
        (_, done) => Some(view! { <span class="stand__done">{text::rooms_done(reader(), done)}</span> }.into_any()),
    };
    let chosen = Memo::new(move |_| at.get().map(|at| at.chosen).unwrap_or_default());
    view! {
        <button
            class="stand"
            type="button"
            aria-pressed=move || pressed().to_string()
            title=move || board.question_of(number)
            on:click=press
        >
            <b class="stand__mark num"><span class="sr">{say(text::dilemma_word)}" "</span>{number.0}<span class="sr">": "</span></b>
            <span class="stand__first">{first}</span>
            <span class="stand__second">
                {move || (must_choose() < busy()).then(choosing)}{second}<Choices board=board number=number chosen=chosen />{move || (busy() > 0).then(cut_off)}
            </span>
        </button>
    }
}

/// `nog 01:34–03:10`: the least and the most time left in these rooms.
fn time_in_words((least, most): (Milliseconds, Milliseconds), is_paused: bool) -> String {
    if is_paused {
        text::all_paused(reader()).to_owned()
    } else if least == most {
        text::time_left_one(reader(), &clock_digits(most))
    } else {
        text::time_left_between(reader(), &clock_digits(least), &clock_digits(most))
    }
}

/// The choices of all rooms about one dilemma.
#[component]
fn Choices(board: FacilitatorState, number: DilemmaNumber, chosen: Memo<Chosen>) -> impl IntoView {
    let side = move |side, count: fn(Chosen) -> usize| {
        move || {
            let count = count(chosen.get());
            (count > 0).then(|| {
                view! {
                    <Mark side=side size="1.1rem" />
                    <span class="sr">{move || board.live.sides(number).label(side)}" "</span>
                    <b class="num">{count}</b>
                }
            })
        }
    };
    view! {
        <span class="stand__sides">
            {side(Side::Left, |chosen| chosen.left)}
            {side(Side::Right, |chosen| chosen.right)}
        </span>
    }
}
