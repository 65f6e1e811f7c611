//! Where an argument came from: the room, in the shape of what that room chose.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Side;
use shared::session::result::Voiced;
use shared::text::{common, plenary as text, wall};

use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};

/// The number of a room in a ball or a block; in a token of ink where it made no choice.
#[component]
pub fn Origin(room: RoomNumber, choice: Option<Side>) -> impl IntoView {
    let spoken = move || match choice {
        Some(side) => {
            let side = common::position(reader(), side).to_lowercase();
            text::from_room_that_chose(reader(), room.0, &side)
        }
        None => text::from_room(reader(), room.0),
    };
    let size = if room.0 > 99 { "origin origin--long" } else { "origin" };
    let drawing = match choice {
        Some(side) => view! { <Mark side=side>{room.0}</Mark> }.into_any(),
        None => view! { <span class="tok" aria-hidden="true">{room.0}</span> }.into_any(),
    };
    view! { <span class=size>{drawing}<span class="sr">{spoken}</span></span> }
}

/// What became of an argument: how many find so, how many recognise it, and a star.
#[component]
pub fn Became(voiced: Voiced) -> impl IntoView {
    let (support, recognised) = (voiced.argument.support(), voiced.recognised);
    view! {
        <span class="became">
            {voiced.starred.then(|| view! { <Icon path=icons::STAR /><span class="sr">{say(text::starred)}</span> })}
            {(support > 1).then(|| view! { <span>{move || wall::people(reader(), support)}</span> })}
            {(recognised > 0).then(|| view! { <span>{move || text::recognised(reader(), recognised)}</span> })}
        </span>
    }
}

/// Does [`Became`] have anything to say?
pub fn became_something(voiced: &Voiced) -> bool {
    voiced.starred || voiced.argument.support() > 1 || voiced.recognised > 0
}
