//! The ledger: one row for each room, around one axis.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Side;
use shared::text::{board as text, common};
use shared::time::{Milliseconds, SECOND, Timestamp};

use super::desk::Desk;
use super::row::Row;
use super::sums::ordered;
use crate::components::Mark;
use crate::language::say;

/// Rows keep their places so long after the pointer moved over them: nobody should press
/// a row that just slipped away from under the hand.
const HOLD: Milliseconds = 4 * SECOND;

/// All rooms, live.
#[component]
pub fn Ledger(desk: Desk) -> impl IntoView {
    let (rows, touch, focus) = steady_order(desk);
    let longest =
        Memo::new(move |_| desk.pulses.with(|pulses| pulses.iter().map(|pulse| pulse.longest).max().unwrap_or(0)));
    let side = |side| view! { <Mark side=side size="1.25rem" /> };
    view! {
        <table
            class="ledger"
            role="table"
            style=move || format!("--most:{}", longest.get().max(1))
            on:pointermove=move |_| touch()
            on:focusin=move |_| focus.set(true)
            on:focusout=move |_| focus.set(false)
        >
            <caption class="sr">{say(text::all_rooms_live)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{say(text::room_and_presenter)}</th>
                    <th scope="col" role="columnheader">{say(text::online)}</th>
                    <th scope="col" role="columnheader">{say(text::phase)}</th>
                    <th scope="col" role="columnheader" class="t-tm">{say(text::time)}</th>
                    <th scope="col" role="columnheader" class="t-l">{side(Side::Left)}" "{say(common::left)}</th>
                    <th scope="col" role="columnheader" class="t-r">{say(common::right)}" "{side(Side::Right)}</th>
                    <th scope="col" role="columnheader">{say(text::vote_and_choice)}</th>
                    <th scope="col" role="columnheader">{say(text::attention)}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                <For each=move || rows.get() key=|number| *number children=move |number| view! { <Row desk=desk number=number /> } />
            </tbody>
        </table>
    }
}

/// The order of the rows, which waits while somebody is at one of them; what to call when the
/// pointer moves, and whether the focus is in the ledger.
fn steady_order(desk: Desk) -> (Memo<Vec<RoomNumber>>, impl Fn() + Copy, RwSignal<bool>) {
    let focused = RwSignal::new(false);
    let touched = RwSignal::new(Timestamp::default());
    let chosen = Memo::new(move |_| desk.order.get());
    let rows = Memo::new_with_compare(
        move |before: Option<&(super::sums::Order, Vec<RoomNumber>)>| {
            let order = chosen.get();
            let latest = desk.pulses.with(|pulses| ordered(pulses, order));
            let is_held = focused.get() || desk.second.get() - touched.get_untracked() < HOLD;
            match before {
                // Held rows wait, unless another order was asked for or there are other rooms.
                Some((as_before, rows)) if is_held && *as_before == order && rows.len() == latest.len() => {
                    (order, rows.clone())
                }
                _ => (order, latest),
            }
        },
        |before, now| before != now,
    );
    let touch = move || touched.set(desk.second.get_untracked());
    (Memo::new(move |_| rows.with(|(_, rows)| rows.clone())), touch, focused)
}
