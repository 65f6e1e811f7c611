//! Which room an argument came from, in the shape of that room's choice.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::Side;
use shared::session::result::Voiced;
use shared::text::plenary as text;

use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};
use crate::model::live;

/// The number of a room in a ball or a block; in a token of ink if it made no choice.
#[component]
pub fn ArgumentSource(room: RoomNumber, choice: Option<Side>, dilemma: DilemmaNumber) -> impl IntoView {
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

/// The same for an argument of one or several rooms; if of several, with their number.
#[component]
pub fn ArgumentSources(voiced: Voiced, dilemma: DilemmaNumber) -> impl IntoView {
    match voiced.rooms().count() {
        0 | 1 => view! { <ArgumentSource room=voiced.room choice=voiced.choice dilemma=dilemma /> }.into_any(),
        count => view! {
            <span class="origin origin--many num" class=("origin--long", count > 99)><span aria-hidden="true">{count}"×"</span><span class="sr">{move || text::so_many_rooms(reader(), count)}</span></span>
        }
        .into_any(),
    }
}

/// Rooms drawn one by one when several said the same; if there are more, the last token counts the rest.
const ROOMS_DRAWN: usize = 6;

/// How many rooms are drawn on a single line; fewer when there is more next to them.
fn drawn(voiced: &Voiced) -> usize {
    let beside = 2 * usize::from(tells_support(voiced)) + 3 * usize::from(voiced.recognised > 0);
    ROOMS_DRAWN.saturating_sub(beside + usize::from(voiced.starred)).max(1)
}

/// Is the number of supporters worth showing? One per room goes without saying.
fn tells_support(voiced: &Voiced) -> bool {
    voiced.support() > voiced.rooms().count().max(1)
}

/// The rooms that said the same, each in the shape of its choice. Their number comes first.
#[component]
fn Heard(voiced: Voiced, dilemma: DilemmaNumber) -> impl IntoView {
    let most = drawn(&voiced);
    let places = voiced.places();
    let more = places.len().saturating_sub(most);
    let drawn = places.into_iter().take(most);
    let drawn = drawn.map(|(room, choice)| view! { <ArgumentSource room=room choice=choice dilemma=dilemma /> });
    view! { <span class="heard">{drawn.collect_view()}{(more > 0).then(|| view! { <span class="num">"+"{more}</span> })}</span> }
}

/// What became of an argument, on one line: the rooms that said it, its supporters, how many recognise it, and a star.
#[component]
pub fn Became(voiced: Voiced, dilemma: DilemmaNumber) -> impl IntoView {
    let (support, recognised) = (voiced.support(), voiced.recognised);
    view! {
        <span class="became">
            {is_shared(&voiced).then(|| view! { <Heard voiced=voiced.clone() dilemma=dilemma /> })}
            {voiced.starred.then(|| view! { <Icon path=icons::STAR /><span class="sr">{say(text::starred)}</span> })}
            {tells_support(&voiced).then(|| view! { <span>{move || text::so_many_people(reader(), support)}</span> })}
            {(recognised > 0).then(|| view! { <span>{move || text::recognised(reader(), recognised)}</span> })}
        </span>
    }
}

/// Did several rooms say it?
fn is_shared(voiced: &Voiced) -> bool {
    voiced.rooms().count() > 1
}

/// Does [`Became`] have anything to show? Then it takes one line.
pub fn has_a_line_below(voiced: &Voiced) -> bool {
    is_shared(voiced) || voiced.starred || tells_support(voiced) || voiced.recognised > 0
}
