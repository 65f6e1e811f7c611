//! All dilemmas at a small size: the rooms' choices, and those of the participant's own room.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Side;
use shared::session::result::RoomStatus;
use shared::text::{common, hall as text, plenary};

use super::own_room::our_standing;
use super::state::FollowerState;
use crate::components::results::{Cell, Legend};
use crate::components::{Icon, Mark, icons};
use crate::hyphens::heading_of_dilemma;
use crate::language::{reader, say};

/// The maximum number of rooms for which every mark has room for its number on a phone.
const NUMBERED: usize = 60;

/// One line for each dilemma.
#[component]
pub fn AllPart(follower: FollowerState) -> impl IntoView {
    view! {
        <header class="hall__head"><h1>{say(text::all_dilemmas)}</h1></header>
        <div class="hall__all">
            <For each=move || follower.state.dilemmas.get() key=|number| *number
                children=move |number| view! { <Line follower=follower number=number /> } />
        </div>
        <Legend />
    }
}

#[component]
fn Line(follower: FollowerState, number: DilemmaNumber) -> impl IntoView {
    let tally = follower.state.tally(number);
    let question = follower.question(number);
    let is_open = follower.is_open(number);
    let ours = our_standing(follower, number);
    let standings = Memo::new(move |_| {
        follower.state.rooms.with(|rooms| {
            let of_room = |room: &std::sync::Arc<shared::session::Room>| (room.number, RoomStatus::of(room, number));
            rooms.iter().map(of_room).filter(|(_, standing)| *standing != RoomStatus::NotBegun).collect::<Vec<_>>()
        })
    });
    let is_numbered = move || standings.with(Vec::len) <= NUMBERED;
    let cells = move || {
        let numbered = is_numbered();
        let own = ours.get().map(|(room, _)| room);
        standings
            .get()
            .into_iter()
            .map(|(room, standing)| {
                view! {
                    <li class:is-ours={own == Some(room)}>
                        <span class="sr">{common::room_number(reader(), room.0)}" "</span>
                        <Cell standing=standing number=numbered.then_some(room) dilemma=number />
                    </li>
                }
            })
            .collect_view()
    };
    let sums = move || {
        let (left, right) = tally.with(|tally| (tally.left.len(), tally.right.len()));
        is_open.get().then(|| {
            view! {
                <p class="hall__sums">
                    <span><Mark side=Side::Left size="1.5rem" /><b class="num">{left}</b></span>
                    <span class="sr">{plenary::left_to_right(reader())}</span>
                    <span><b class="num">{right}</b><Mark side=Side::Right size="1.5rem" /></span>
                </p>
            }
        })
    };
    let titles = Side::BOTH.map(|side| follower.title(number, side));
    let own = move || match ours.get()?.1 {
        RoomStatus::Chosen { side, .. } => {
            let [left, right] = titles;
            let title = if side == Side::Left { left } else { right };
            Some(text::our_room_chose(reader(), &title.get()))
        }
        _ => None,
    };
    view! {
        <section class="hall__row" class:hall__row--many=move || !is_numbered()>
            <h2>{move || heading_of_dilemma(question.get())}</h2>
            {sums}
            <Show when=move || follower.state.live.sides_go_by_title()>
                <div class="hall__titles">
                    {Side::BOTH.into_iter().zip(titles).map(|(side, title)| view! { <span><Mark side=side size="1em">""</Mark><span>{move || heading_of_dilemma(title.get())}</span></span> }).collect_view()}
                </div>
            </Show>
            <ul>{cells}</ul>
            {move || own().map(|words| view! { <p><Icon path=icons::CHECK /><span>{words}</span></p> })}
        </section>
    }
}
