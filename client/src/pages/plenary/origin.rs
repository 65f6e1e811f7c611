//! Where an argument came from: the room, in the shape of what that room chose.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::Side;
use shared::session::result::Voiced;
use shared::text::plenary as text;

use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};
use crate::model::live;

/// The number of a room in a ball or a block; in a token of ink where it made no choice.
#[component]
pub fn Origin(room: RoomNumber, choice: Option<Side>, dilemma: DilemmaNumber) -> impl IntoView {
    let live = live();
    let spoken = move || match choice {
        Some(side) => text::from_room_that_chose(reader(), room.0, &live.sides(dilemma).name(side)),
        None => text::from_room(reader(), room.0),
    };
    let size = if room.0 > 99 { "origin origin--long" } else { "origin" };
    let drawing = match choice {
        Some(side) => view! { <Mark side=side>{room.0}</Mark> }.into_any(),
        None => view! { <span class="tok" aria-hidden="true">{room.0}</span> }.into_any(),
    };
    view! { <span class=size>{drawing}<span class="sr">{spoken}</span></span> }
}

/// The same for an argument of one room or of several: then how many.
#[component]
pub fn Origins(voiced: Voiced, dilemma: DilemmaNumber) -> impl IntoView {
    match voiced.rooms().count() {
        0 | 1 => view! { <Origin room=voiced.room choice=voiced.choice dilemma=dilemma /> }.into_any(),
        count => view! {
            <span class="origin origin--many num" class=("origin--long", count > 99)><span aria-hidden="true">{count}"×"</span><span class="sr">{move || text::so_many_rooms(reader(), count)}</span></span>
        }
        .into_any(),
    }
}

/// Rooms that are drawn one by one where several said the same; of more, how many others there are.
const ROOMS_DRAWN: usize = 7;

/// The rooms that said the same, each in the shape of what it chose.
#[component]
fn Heard(voiced: Voiced, dilemma: DilemmaNumber) -> impl IntoView {
    let places = voiced.places();
    let count = places.len();
    let more = count.saturating_sub(ROOMS_DRAWN);
    let drawn = places.into_iter().take(ROOMS_DRAWN);
    let drawn = drawn.map(|(room, choice)| view! { <Origin room=room choice=choice dilemma=dilemma /> });
    view! {
        <span>{move || text::so_many_rooms(reader(), count)}</span>
        <span class="heard">{drawn.collect_view()}{(more > 0).then(|| view! { <span class="num">"+"{more}</span> })}</span>
    }
}

/// What became of an argument: in how many rooms it was said, how many find so, how many recognise it, and a star.
#[component]
pub fn Became(voiced: Voiced, dilemma: DilemmaNumber) -> impl IntoView {
    let (support, recognised) = (voiced.support(), voiced.recognised);
    view! {
        <span class="became">
            {is_shared(&voiced).then(|| view! { <Heard voiced=voiced.clone() dilemma=dilemma /> })}
            {voiced.starred.then(|| view! { <Icon path=icons::STAR /><span class="sr">{say(text::starred)}</span> })}
            {(support > 1).then(|| view! { <span>{move || text::so_many_people(reader(), support)}</span> })}
            {(recognised > 0).then(|| view! { <span>{move || text::recognised(reader(), recognised)}</span> })}
        </span>
    }
}

/// Rooms that stand on one line with how many they are.
const ROOMS_ON_A_LINE: usize = 6;

/// Did several rooms say it?
fn is_shared(voiced: &Voiced) -> bool {
    voiced.rooms().count() > 1
}

/// How many lines [`Became`] takes in a column of a wall.
pub fn lines_of_what_became(voiced: &Voiced) -> u8 {
    match voiced.rooms().count() {
        0 | 1 => u8::from(voiced.starred || voiced.support() > 1 || voiced.recognised > 0),
        2..=ROOMS_ON_A_LINE => 2,
        _ => 3,
    }
}
