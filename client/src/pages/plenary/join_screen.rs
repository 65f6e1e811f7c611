//! The door on the plenary screen: how to join, and how far the rooms are.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Timer;
use shared::session::result::{RoomStatus, Tally, UnderWay};
use shared::text::{board, looking_back, parts, plenary as text, report, take_home, wall};

use super::balance::mark_size;
use super::round::Paused;
use super::state::PlenaryState;
use super::tabs::unbroken;
use super::text_fit::title_size;
use super::tokens::digits_style;
use super::under_way::rounds_of;
use crate::components::clock_digits;
use crate::language::{reader, say};
use crate::pages::auth::{OnlyHereNotice, join_link, qr_code};

/// Largest width of a title, in rem.
const TITLE_WIDTH: f64 = 74.0;
/// Largest height of a title, in rem: while people join, and when the door also shows how far the groups are.
const TITLE_HEIGHTS: [f64; 2] = [7.4, 4.9];
/// Sizes of a title, in rem.
const TITLE_SIZES: [f64; 8] = [4.25, 3.75, 3.25, 2.75, 2.25, 2.0, 1.75, 1.5];
/// Width and height of the field with the rooms' tokens, in rem.
const FIELD: (f64, f64) = (74.0, 7.0);

/// How to join, how many joined, and how far the rooms are.
#[component]
pub fn JoinScreen(state: PlenaryState) -> impl IntoView {
    let facts = state.facts;
    let title =
        move || facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone())).unwrap_or_default();
    let code = Memo::new(move |_| facts.with(|facts| facts.as_ref().map(|facts| facts.code)));
    let over = Memo::new(move |_| facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_some())));
    let people = state.live.people();
    let count = Memo::new(move |_| {
        let people = people.with(|people| people.values().filter(|person| person.removed.is_none()).count());
        let expected = facts.with(|facts| facts.as_ref().and_then(|facts| facts.settings.expected));
        (people, expected, state.inhabited.with(std::collections::BTreeSet::len))
    });
    let way_in = move || {
        code.get().filter(|_| !over.get()).map(|code| {
            let link = join_link(code);
            let address = link.split_once("://").map_or(link.clone(), |(_, rest)| rest.to_owned());
            view! {
                <div class="door">
                    <div class="door__say">
                        <p class="door__how">{say(text::join_with_code)}</p>
                        <p class="door__code num">{unbroken(&code.spaced())}</p>
                        <p class="door__at">{address}</p>
                        <OnlyHereNotice only_without_way=true />
                    </div>
                    <img class="door__qr" src=qr_code(code) alt=say(board::qr_code) />
                </div>
            }
        })
    };
    let at_work = Memo::new(move |_| state.rooms.with(|rooms| rooms.iter().any(|room| room.last_round().is_some())));
    let size = move || {
        let [waiting, working] = TITLE_HEIGHTS;
        let height = if at_work.get() { working } else { waiting } - state.lacks();
        let fits = (TITLE_WIDTH, height.max(TITLE_HEIGHTS[1] / 2.0));
        format!("font-size:{}rem", title_size(&title(), fits, &TITLE_SIZES))
    };
    view! {
        <section class="slide slide--door">
            <header class="slide__top">
                <h1 style=size>{move || crate::hyphens::written(title())}</h1>
            </header>
            {move || if over.get() {
                view! { <div class="door"><p class="door__over">{say(board::session_over)}<small>{say(looking_back::thanks)}" "{say(take_home::on_your_screen)}</small></p></div> }.into_any()
            } else {
                way_in().into_any()
            }}
            <div class="door__foot">
                <p class="door__count">{move || match count.get() {
                    // Nobody can join any more.
                    (0, ..) if over.get() => String::new(),
                    (people, Some(expected), _) if people < usize::from(expected) => text::people_in_of(reader(), people, expected),
                    (people, _, 0) => text::people_in(reader(), people),
                    (people, _, rooms) => report::people_in_rooms(reader(), people, rooms),
                }}</p>
                <Clock state=state />
                <Rooms state=state />
            </div>
        </section>
    }
}

/// What is running, and the time left. If groups are at several dilemmas, the dilemma that most of them still discuss.
#[component]
fn Clock(state: PlenaryState) -> impl IntoView {
    let now = state.live.now();
    let rounds = rounds_of(state);
    let running = Memo::new(move |_| {
        let facts = state.facts.get()?;
        let (block, running) = (facts.running_block()?, facts.block?);
        let (granted, paused_at) = (block.plan.planned(), running.paused_at);
        let whole = Timer { deadline: running.ends, paused_at, granted, extra: 0 };
        Some((block.plan.clone(), whole))
    });
    let round = Memo::new(move |_| {
        rounds.with(|rounds| {
            rounds.iter().filter(|round| round.clock.is_some()).max_by_key(|round| round.talking()).cloned()
        })
    });
    let timer = Memo::new(move |_| match running.get()? {
        (plan, whole) if plan.kind.has_rounds() => {
            Some(round.get().and_then(|it| it.clock).map_or(whole, |it| it.timer))
        }
        (_, whole) => Some(whole),
    });
    let digits = Memo::new(move |_| timer.get().map(|timer| clock_digits(timer.left(now.get()))));
    let is_paused = Memo::new(move |_| timer.get().is_some_and(|timer| timer.paused_at.is_some()));
    let name = move || match (running.get()?, round.get()) {
        ((plan, _), Some(round)) if plan.kind.has_rounds() => Some(wall::dilemma_to_go(reader(), round.dilemma.0)),
        ((plan, _), _) => Some(text::still_left(reader(), &parts::title(reader(), &plan))),
    };
    let whose = move || {
        let (plan, _) = running.get()?;
        let round = round.get().filter(|_| plan.kind.has_rounds())?;
        let busy = rounds.with(|rounds| rounds.iter().map(UnderWay::all).sum());
        wall::whose(reader(), round.clock?.whose, round.talking(), busy)
    };
    move || {
        digits.get().map(|digits| {
            view! {
                <p class="door__clock" class:is-paused=is_paused>
                    {move || if is_paused.get() { view! { <Paused /> }.into_any() } else { view! { <span>{name}</span> }.into_any() }}" "<b class="num" role="timer" translate="no">{digits}</b>
                </p>
                <p class="door__whose">{whose}</p>
            }
        })
    }
}

/// The rooms as tokens: done, at work, not started.
#[component]
fn Rooms(state: PlenaryState) -> impl IntoView {
    let dilemma = Memo::new(move |_| state.rooms.with(|rooms| latest(rooms.iter().map(AsRef::as_ref))));
    let tally = Memo::new(move |_| {
        let dilemma = dilemma.get()?;
        let inhabited = state.inhabited.get();
        Some(
            state
                .rooms
                .with(|rooms| Tally::of(dilemma, rooms.iter().map(AsRef::as_ref), |room| inhabited.contains(&room))),
        )
    });
    let question = move || {
        state.facts.with(|facts| Some(facts.as_ref()?.dilemma(dilemma.get()?)?.text(reader()).question.clone()))
    };
    let tokens = move || {
        let dilemma = dilemma.get()?;
        let inhabited = state.inhabited.get();
        let rooms: Vec<_> = state.rooms.with(|rooms| {
            let standing =
                |room: &std::sync::Arc<shared::session::Room>| (room.number, RoomStatus::of(room, dilemma).covered());
            rooms
                .iter()
                .map(standing)
                .filter(|(room, standing)| *standing != RoomStatus::NotBegun || inhabited.contains(room))
                .collect()
        });
        let size = mark_size(rooms.len(), FIELD.0, FIELD.1).min(2.5);
        let token = |(room, standing): (shared::ids::RoomNumber, RoomStatus)| {
            let class = match standing {
                RoomStatus::Covered => "tok",
                RoomStatus::Busy => "tok tok--busy",
                _ => "tok tok--later",
            };
            view! { <li class=class style=digits_style(room.0.into())>{(size >= 1.3).then_some(room.0)}</li> }
        };
        Some(view! {
            <ul class="door__rooms" style=format!("--m:{size}rem") aria-hidden="true">{rooms.into_iter().map(token).collect_view()}</ul>
        })
    };
    let progress = move || tally.with(|tally| tally.as_ref().map(|tally| state.how_far(tally)));
    view! {
        <Show when=move || dilemma.get().is_some()>
            <div class="door__progress">
                <p><b>{question}</b>" "<span>{progress}</span></p>
                {tokens}
            </div>
        </Show>
    }
}

/// The dilemma at which most rooms are, or were last.
fn latest<'a>(rooms: impl Iterator<Item = &'a shared::session::Room>) -> Option<DilemmaNumber> {
    let mut counts = std::collections::BTreeMap::<DilemmaNumber, usize>::new();
    for round in rooms.filter_map(shared::session::Room::last_round) {
        *counts.entry(round.dilemma).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(dilemma, _)| dilemma)
}
