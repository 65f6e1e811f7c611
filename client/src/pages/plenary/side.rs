//! One side of a dilemma on the wall: its scenario; then how many chose it, and why.

use leptos::prelude::*;
use shared::session::result::{Voiced, strongest};
use shared::session::{Kind, Side};
use shared::text::{common, plenary as text};

use super::balance::{seam, tilt};
use super::bar::bar_height;
use super::fit::{arguments_that_fit, head_height, height_for_arguments, size_class};
use super::slide::Slide;
use crate::components::{Sign, side_class};
use crate::language::{reader, say};

/// Lengths in characters up to which a title is set large, less large, and small.
const TITLE_STEPS: [usize; 3] = [18, 30, 44];
/// The sizes that go with them, in rem, as the style sheet has them.
const TITLE_SIZES: [f64; 4] = [3.0, 2.5, 2.0, 1.7];
/// Arguments of one column that are looked at; more never fit.
const LOOKED_AT: usize = 8;

/// The field of one side.
#[component]
pub fn HallSide(slide: Slide, side: Side) -> impl IntoView {
    let title = move || slide.title(side);
    let count = move || slide.tally.with(|tally| tally.on(side).len());
    let tag = move || tag(slide, side);
    view! {
        <section class=format!("field field--{} is-lit pside", side_class(side))>
            <div class="pside__head">
                {move || slide.partly.get().then(|| view! {
                    <p class="big num" class:big--long={count() > 99}>{count}</p>
                })}
                <div>
                    <p class="scen__tag">{tag}</p>
                    <h2 class=move || format!("scen__title {}", size_class(&title(), TITLE_STEPS))>{move || crate::hyphens::of_dilemma(title())}</h2>
                </div>
            </div>
            {move || if slide.partly.get() {
                view! { <Arguments slide=slide side=side /> }.into_any()
            } else {
                view! { <Points slide=slide side=side /> }.into_any()
            }}
        </section>
    }
}

/// What stands above the title: which scenario it is, then how many rooms chose it and for how many of them the lot did.
fn tag(slide: Slide, side: Side) -> String {
    if !slide.partly.get() {
        return common::scenario(reader(), side).to_owned();
    }
    let (count, drawn) = slide.tally.with(|tally| {
        let rooms = tally.on(side);
        (rooms.len(), slide.by_lot.with(|drawn| rooms.iter().filter(|room| drawn.contains(room)).count()))
    });
    let chose = text::rooms_chose(reader(), side, count);
    match drawn {
        0 => chose.to_owned(),
        count => format!("{chose} · {}", text::so_many_by_lot(reader(), count)),
    }
}

/// The scenario at a glance, to remember by what it was about.
#[component]
fn Points(slide: Slide, side: Side) -> impl IntoView {
    let points = move || {
        let points = slide.words.with(|words| words.as_ref().map(|words| words.scenario(side).points.clone()));
        points
            .unwrap_or_default()
            .into_iter()
            .map(|point| view! { <li>{crate::hyphens::of_dilemma(point)}</li> })
            .collect_view()
    };
    view! { <ul class="scen__points pside__points">{points}</ul> }
}

/// The pros and cons with most support, of all rooms: as many as there is room for.
#[component]
fn Arguments(slide: Slide, side: Side) -> impl IntoView {
    let found = Memo::new(move |_| {
        slide.voiced.with(|voiced| Kind::BOTH.map(|kind| strongest(voiced, (side, kind), LOOKED_AT)))
    });
    let lists = move || {
        let [pros, cons] = found.get();
        let balance = slide.balance();
        let share = match side {
            Side::Left => seam(balance),
            Side::Right => 1.0 - seam(balance),
        };
        let title = slide.title(side).chars().count();
        let step = TITLE_STEPS.iter().position(|step| title <= *step).unwrap_or(TITLE_STEPS.len());
        let digits = slide.tally.with(|tally| tally.on(side).len().to_string().len());
        let head = head_height(share, digits, tag(slide, side).chars().count(), title, TITLE_SIZES[step]);
        let height = height_for_arguments(tilt(balance), head, bar_height(slide));
        let (shown_pros, shown_cons) = arguments_that_fit(&lengths(&pros), &lengths(&cons), share, height);
        // Where none fits by this reckoning, the strongest may still: the style sheet hides it if not.
        let shown_pros = if shown_cons == 0 { shown_pros.max(1) } else { shown_pros };
        [(Kind::Pro, pros, shown_pros), (Kind::Con, cons, shown_cons)]
            .into_iter()
            .filter(|(_, found, _)| !found.is_empty())
            .map(|(kind, found, shown)| view! { <Column kind=kind found=found shown=shown /> })
            .collect_view()
    };
    let nothing = move || found.with(|found| found.iter().all(Vec::is_empty));
    view! {
        <div class="pside__args">
            {lists}
            {move || nothing().then(|| view! { <p class="pside__none">{say(text::nothing_written)}</p> })}
        </div>
    }
}

fn lengths(found: &[Voiced]) -> Vec<usize> {
    found.iter().map(|voiced| voiced.argument.text.chars().count()).collect()
}

#[component]
fn Column(kind: Kind, found: Vec<Voiced>, shown: usize) -> impl IntoView {
    let items = found.into_iter().take(shown).map(|voiced| {
        let (support, rooms) = (voiced.support(), voiced.rooms().count());
        let from = move || {
            let room = match rooms {
                0 | 1 => common::room_number(reader(), voiced.room.0).to_lowercase(),
                count => text::so_many_rooms(reader(), count),
            };
            if support > 1 { text::room_and_support(reader(), &room, support) } else { room }
        };
        view! { <li><Sign kind=kind /><span class="parg__text">{crate::hyphens::written(voiced.argument.text)}</span><small>{from}</small></li> }
    });
    view! { <ul class="parg" aria-label=move || common::kinds(reader(), kind)>{items.collect_view()}</ul> }
}
