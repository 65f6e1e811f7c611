//! The line above the ledger: how many people are there, and how many rooms do what.

use leptos::prelude::*;
use shared::session::Side;
use shared::text::board as text;

use super::desk::{Desk, Words};
use super::sums::{Order, Summary};
use crate::components::Mark;
use crate::language::{reader, say};

/// The line, and the switch of the order below it.
#[component]
pub fn SummaryLine(desk: Desk) -> impl IntoView {
    let sums = Memo::new(move |_| desk.pulses.with(|pulses| Summary::of(pulses)));
    let people = Memo::new(move |_| {
        let (people, online) = (desk.people.get(), desk.live.online().get());
        (people.keys().filter(|person| online.contains(person)).count(), people.len())
    });
    let counted = move |count: fn(Summary) -> usize, one: Words, many: Words, class: &'static str| {
        move || {
            let count = count(sums.get());
            let word = if count == 1 { one } else { many };
            (count > 0).then(|| view! { <p class=class><b class="num">{count}</b>" "{say(word)}</p> })
        }
    };
    view! {
        <div class="sum">
            <p>
                <b class="num">{move || people.get().0}</b>
                " "
                {move || text::of_people_online(reader(), people.get().1)}
            </p>
            {counted(|sums| sums.waiting, text::waiting_one, text::waiting_many, "")}
            {counted(|sums| sums.reading, text::reading_one, text::reading_many, "")}
            {counted(|sums| sums.writing, text::writing_one, text::writing_many, "")}
            {counted(|sums| sums.choosing, text::choosing_one, text::choosing_many, "")}
            {counted(|sums| sums.must_choose, text::must_choose_one, text::must_choose_many, "sum__hot")}
            {move || (sums.get().done() > 0).then(|| view! { <DoneCount sums=sums.get() /> })}
            <OrderSwitch desk=desk />
        </div>
    }
}

#[component]
fn DoneCount(sums: Summary) -> impl IntoView {
    let side = |side, count| {
        view! {
            <Mark side=side size="1.25rem" />
            " "
            <span class="sr">{move || shared::text::common::position(reader(), side)}" "</span>
            <b class="num">{count}</b>
            " "
        }
    };
    view! {
        <p>
            <b class="num">{sums.done()}</b>
            " "
            {say(text::done_namely)}
            " "
            {side(Side::Left, sums.left)}
            {side(Side::Right, sums.right)}
            {(sums.not_chosen > 0).then(|| view! {
                <b class="num">{sums.not_chosen}</b>" "{say(shared::text::common::not_chosen)}
            })}
        </p>
    }
}

#[component]
fn OrderSwitch(desk: Desk) -> impl IntoView {
    let choice = move |order: Order, label: Words| {
        view! {
            <button
                type="button"
                aria-pressed=move || (desk.order.get() == order).to_string()
                on:click=move |_| desk.order.set(order)
            >
                {say(label)}
            </button>
        }
    };
    view! {
        <div class="sorts" role="group" aria-label=say(text::order_of_rooms)>
            {choice(Order::ByNeed, text::by_need)}
            {choice(Order::ByNumber, text::by_number)}
        </div>
    }
}
