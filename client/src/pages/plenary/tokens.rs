//! The tokens of the rooms on the beam: in the middle while covered, then each on its side.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Side;
use shared::text::{common, plenary as text, wall};

use super::coming::Coming;
use super::script::Beat;
use super::slide::Slide;
use crate::components::{Mark, side_class};
use crate::language::reader;

/// The tokens of all rooms that are done. Their counts are described to screen readers only once the numbers are shown.
#[component]
pub fn OnTheBeam(slide: Slide, show: Coming) -> impl IntoView {
    // Tokens that lie there when the screen opens do not fall.
    let falls = RwSignal::new(false);
    Effect::new(move |_| {
        request_animation_frame(move || {
            falls.try_set(true);
        })
    });
    let covered = Memo::new(move |_| show.on_beam.with(|tally| tally.covered.clone()));
    let covered_label =
        move || (show.beat.get() == Beat::All).then(|| text::rooms_done(reader(), covered.with(Vec::len)));
    view! {
        <SideTokens slide=slide show=show side=Side::Left falls=falls />
        <Show when=move || !covered.with(Vec::is_empty)>
            <ul class="toks toks--mid" style=move || size(show, covered.with(Vec::len)) aria-label=covered_label aria-hidden=move || is_coming(show)>
                <For each=move || covered.get() key=|room| *room children=move |room| {
                    view! { <li class="tok" style=digits_style(room.0.into())>{move || number(show, room)}</li> }
                } />
            </ul>
        </Show>
        <SideTokens slide=slide show=show side=Side::Right falls=falls />
    }
}

#[component]
fn SideTokens(slide: Slide, show: Coming, side: Side, falls: RwSignal<bool>) -> impl IntoView {
    let rooms = Memo::new(move |_| show.on_beam.with(|tally| tally.on(side).to_vec()));
    let label = move || {
        let count = show.counted.with(|counted| counted.as_ref().map(|tally| tally.on(side).len()));
        count.map(|count| wall::groups_chose_title(reader(), count, &slide.title(side)))
    };
    let spoken = move || {
        let is_told = show.beat.get() == Beat::All;
        is_told.then(|| {
            let rooms = rooms.get();
            rooms.iter().map(|room| common::room_number(reader(), room.0)).collect::<Vec<_>>().join(", ")
        })
    };
    let spotlit = Memo::new(move |_| {
        slide.state.plenary.with(|plenary| plenary.spotlight.filter(|room| slide.open.with(|open| open.has(*room))))
    });
    view! {
        <ul
            class=format!("toks toks--{}", side_class(side))
            class:is-empty=move || rooms.with(Vec::is_empty)

            style=move || size(show, rooms.with(Vec::len))
            aria-label=label
            aria-hidden=move || is_coming(show)
        >
            <For each=move || rooms.get() key=|room| *room children=move |room| {
                let class = if falls.get_untracked() { "is-falling" } else { "" };
                let lot = Signal::derive(move || show.by_lot.with(|drawn| drawn.contains(&room)));
                let is_spotlit = move || spotlit.get() == Some(room);
                view! {
                    <li class=class class:is-spotlit=is_spotlit style=digits_style(room.0.into())>
                        <Mark side=side off=lot>{move || number(show, room)}</Mark>
                    </li>
                }
            } />
        </ul>
        <span class="sr">{spoken}</span>
    }
}

/// Hides the tokens from screen readers during a reveal, so that the result is announced once, at the end.
fn is_coming(show: Coming) -> Option<&'static str> {
    (show.beat.get() != Beat::All).then_some("true")
}

/// The size of a token and the number of columns, as a style: no pile is higher than the space for it.
fn size(show: Coming, count: usize) -> String {
    show.pile.with(|pile| format!("--m:{:.3}rem;--columns:{}", pile.size, pile.columns(count)))
}

/// The number of a room, if a token has room for it.
fn number(show: Coming, room: RoomNumber) -> Option<u16> {
    show.pile.with(|pile| pile.is_numbered()).then_some(room.0)
}

/// Sets numbers with more digits in smaller type, relative to a token: the usual size, and the largest that fits in it,
/// for small tokens whose numbers could hardly be read otherwise.
pub fn digits_style(number: usize) -> String {
    let digits = match number {
        0..=9 => 1.0,
        10..=99 => 2.0,
        100..=999 => 3.0,
        _ => 4.0,
    };
    format!("--f:{:.2};--f-most:{:.2}", f64::min(1.15 / digits, 0.5), f64::min(1.36 / digits, 0.68))
}
