//! The room table: one row for each room, around one axis. Of many rooms only the rows near the window are drawn; the
//! others keep their space.

mod ballot;
pub mod cells;
mod dilemma_lines;
pub mod filter_bar;
mod lazy_rows;
mod room_filter;
mod row;
pub mod rows;

use leptos::html::Tbody;
use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::Side;
use shared::text::{board as text, common, sides};

use self::lazy_rows::LazyRows;
use self::row::RoomRow;
use super::state::FacilitatorState;
use crate::components::{Icon, Mark, icons};
use crate::language::{reader, say};

/// Rows drawn together: few, because they are drawn within a frame, and an even number, because they may be in two
/// columns.
const CHUNK: usize = 2;

/// The rooms in view, live.
#[component]
pub fn RoomTable(board: FacilitatorState, picking: RwSignal<bool>) -> impl IntoView {
    let rows = board.rows;
    let window = LazyRows::new();
    let longest = Memo::new(move |_| {
        board.summaries.with(|summaries| summaries.iter().map(|summary| summary.longest).max().unwrap_or(0))
    });
    let count = Memo::new(move |_| rows.shown.with(|rooms| rooms.len()));
    let chunks = Memo::new(move |_| count.get().div_ceil(CHUNK));
    let all_selected = Memo::new(move |_| {
        let some = count.get() > 0;
        some && rows.shown.with(|rooms| rows.selected.with(|selected| rooms.iter().all(|room| selected.contains(room))))
    });
    let picks = move || picking.get() || !rows.selected.with(|selected| selected.is_empty());
    // Before the first round phones leave out the rows for arguments and votes.
    let is_before =
        Memo::new(move |_| board.summaries.with(|summaries| summaries.iter().all(|summary| summary.round.is_none())));
    let side = |side| view! { <Mark side=side size="1.25rem" /> };
    // Rooms may be at different dilemmas, whose titles differ; the shape fits all.
    let name = move |side| {
        move || {
            if board.live.sides_go_by_title() {
                view! { <span class="sr">{column_of(board, side)}</span> }.into_any()
            } else {
                common::position(reader(), side).into_any()
            }
        }
    };
    view! {
        <table
            class="ledger"
            class:is-picking=picks
            class:is-before=is_before
            role="table"
            aria-rowcount=move || (count.get() + 1).to_string()
            style=move || format!("--most:{}", longest.get().max(1))
            on:pointerenter=move |event| if !is_finger(&event) { rows.point(true) }
            on:pointerleave=move |_| rows.point(false)
            on:pointerdown=move |event| if is_finger(&event) { rows.touch() }
            on:focusin=move |_| rows.focus(true)
            on:focusout=move |_| rows.focus(false)
        >
            <caption class="sr">{say(text::all_rooms_live)}</caption>
            <thead role="rowgroup">
                <tr role="row" aria-rowindex="1">
                    <th scope="col" role="columnheader" class="t-x">
                        <label class="tick">
                            <input
                                type="checkbox"
                                aria-label=say(text::select_shown)
                                prop:checked=all_selected
                                on:change=move |event| rows.select_all(event_target_checked(&event))
                            />
                        </label>
                    </th>
                    <th scope="col" role="columnheader" class="t-nm">{say(text::room_and_presenter)}</th>
                    <th scope="col" role="columnheader" class="t-on">{say(text::online)}</th>
                    <th scope="col" role="columnheader" class="t-ph">{say(text::dilemma_word)}", "{move || text::phase(reader()).to_lowercase()}</th>
                    <th scope="col" role="columnheader" class="t-tm">{say(text::time)}</th>
                    <th scope="col" role="columnheader" class="t-l">{side(Side::Left)}" "{name(Side::Left)}</th>
                    <th scope="col" role="columnheader" class="t-r">{name(Side::Right)}" "{side(Side::Right)}</th>
                    <th scope="col" role="columnheader" class="t-v">{say(text::vote_and_choice)}</th>
                    <th scope="col" role="columnheader" class="t-s">{say(text::attention)}</th>
                </tr>
            </thead>
            <For each=move || 0..chunks.get() key=|chunk| *chunk children=move |chunk| view! { <Chunk board=board chunk=chunk window=window /> } />
        </table>
        <Nothing board=board count=count />
        <EmptyRooms board=board />
    }
}

fn column_of(board: FacilitatorState, side: Side) -> Option<String> {
    board.facts.with(|facts| facts.as_ref().map(|facts| sides::column(reader(), &facts.settings, side)))
}

fn is_finger(event: &web_sys::PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

/// Rows that are drawn when they come near the window, or when one of them has the focus.
#[component]
fn Chunk(board: FacilitatorState, chunk: usize, window: LazyRows) -> impl IntoView {
    let node = NodeRef::<Tbody>::new();
    let (seen, height) = window.is_near(node);
    let rooms = Memo::new(move |_| {
        board
            .rows
            .shown
            .with(|rooms| rooms.iter().skip(chunk * CHUNK).take(CHUNK).copied().collect::<Vec<RoomNumber>>())
    });
    let is_near = Memo::new(move |_| {
        let cursor = board.rows.cursor.get();
        seen.get() || cursor.is_some_and(|room| rooms.with(|rooms| rooms.contains(&room)))
    });
    let gap = move || match height.get() {
        Some(height) => format!("height:{height}px"),
        None => format!("--rows:{}", rooms.with(Vec::len)),
    };
    let drawn = move || {
        let row = move |index: ReadSignal<usize>, number: RoomNumber| {
            let index = Signal::derive(move || chunk * CHUNK + index.get());
            view! { <RoomRow board=board number=number index=index /> }
        };
        view! { <ForEnumerate each=move || rooms.get() key=|number| *number children=row /> }
    };
    let kept = move || {
        view! {
            <tr class="ledger__gap" role="presentation"><td role="presentation" colspan="9" style=gap></td></tr>
        }
    };
    view! {
        <tbody role="rowgroup" node_ref=node>
            <Show when=move || is_near.get() fallback=kept>{drawn()}</Show>
        </tbody>
    }
}

/// No room matches: says so, and how to undo the filter.
#[component]
fn Nothing(board: FacilitatorState, count: Memo<usize>) -> impl IntoView {
    let nothing = move || count.get() == 0 && board.rows.empty.get() == 0;
    view! {
        <Show when=nothing>
            <div class="nothing">
                <p>{say(text::none_fits)}</p>
                <button class="btn btn--soft" type="button" on:click=move |_| board.rows.show_all()>{say(text::show_all_rooms)}</button>
            </div>
        </Show>
    }
}

/// The line that folds away rooms without people or history.
#[component]
fn EmptyRooms(board: FacilitatorState) -> impl IntoView {
    let (empty, open) = (board.rows.empty, board.rows.with_empty);
    let words = move || text::empty_rooms(reader(), empty.get());
    view! {
        <Show when=move || empty.get() != 0>
            <button
                class="empties"
                class:is-open=open
                type="button"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon path=icons::DOWN />
                {words}
            </button>
        </Show>
    }
}
