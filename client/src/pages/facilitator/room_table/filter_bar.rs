//! Above the room table: where the rooms are, what they are doing, and which of them to show.

use std::collections::{BTreeMap, BTreeSet};

use leptos::html::Input;
use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Phase;
use shared::text::board as text;

use super::dilemma_lines::DilemmaLines;
use super::room_filter::{Filter, Order};
use crate::components::{Icon, PhaseShape, PlaceShape, icons};
use crate::language::{Words, reader, say};
use crate::pages::facilitator::aggregates::where_rooms_are;
use crate::pages::facilitator::room_summary::RoomSummary;
use crate::pages::facilitator::state::FacilitatorState;

/// The id of the search box, which a key focuses.
pub const SEARCH_ID: &str = "find-room";

/// Where the rooms are, filters, search and sort order.
#[component]
pub fn FilterBar(board: FacilitatorState, picking: RwSignal<bool>) -> impl IntoView {
    // Announced when something else is asked for, not whenever a room comes or goes.
    let shown = move || {
        board.rows.filter.track();
        board.rows.at.track();
        board.rows.typed.track();
        board.rows.shown.with_untracked(|rooms| rooms.len())
    };
    let counts = Memo::new(move |_| {
        let at = board.rows.at.get();
        board.summaries.with(|summaries| Filter::ALL.map(|filter| filter.counts(summaries, at)))
    });
    view! {
        <section class="find" aria-label=say(text::filter_rooms)>
            <DilemmaLines board=board />
            <div class="find__end">
                <button
                    class="btn btn--soft btn--sm find__pick"
                    type="button"
                    aria-pressed=move || picking.get().to_string()
                    on:click=move |_| picking.update(|picking| *picking = !*picking)
                >
                    <Icon path=icons::CHECK />
                    {say(text::select_rooms)}
                </button>
                <Search board=board />
                <FilterList board=board counts=counts />
                <Orders board=board />
            </div>
            <Filters board=board counts=counts />
            <p class="sr" role="status">{move || text::rooms_in_view(reader(), shown())}</p>
        </section>
    }
}

/// For each filter, the number of rooms per dilemma that it shows.
type Counts = [BTreeMap<Option<DilemmaNumber>, usize>; Filter::ALL.len()];

#[component]
fn Filters(board: FacilitatorState, counts: Memo<Counts>) -> impl IntoView {
    let at = board.rows.at;
    let hot = Memo::new(move |_| board.summaries.with(|summaries| summaries.iter().any(RoomSummary::is_hot)));
    // Counted separately as long as rooms are at several dilemmas, so that chips don't change their width all the time.
    let apart = Memo::new(move |_| {
        let present = board.summaries.with(|summaries| where_rooms_are(summaries));
        if at.get().is_none() && present.len() > 1 { present } else { BTreeSet::new() }
    });
    // Without an open round, rooms are not at different dilemmas either.
    let open = Memo::new(move |_| board.summaries.with(|summaries| summaries.iter().any(|summary| summary.open)));
    let chips = Filter::ALL.into_iter().enumerate().map(|(place, filter)| {
        let count = Memo::new(move |_| counts.with(|counts| counts[place].clone()));
        let pressed = move || board.rows.filter.get() == filter;
        let total = move || count.with(|count| count.values().sum::<usize>());
        let apart = Memo::new(move |_| {
            let is_apart = match filter {
                Filter::Busy(_) => open.get(),
                filter => filter.is_of_a_dilemma(),
            };
            if is_apart { apart.get() } else { BTreeSet::new() }
        });
        // It is rarely needed, and the other chips fill the line.
        let is_away = move || filter == Filter::NotChosen && total() == 0 && !pressed();
        let press = move |_| board.rows.filter.update(|now| *now = if *now == filter { Filter::All } else { filter });
        view! {
            <button
                class="chip"
                class:chip--hot=move || filter == Filter::Attention && hot.get()
                class:chip--apart=move || apart.with(|apart| !apart.is_empty())
                class:chip--none=move || total() == 0
                type="button"
                hidden=is_away
                aria-pressed=move || pressed().to_string()
                on:click=press
            >
                {shape(board, filter)}
                {move || view! { <Counted count=count apart=apart.get() /> }}
                <span class="chip__word">{say(name(filter))}</span>
            </button>
        }
    });
    view! {
        <div class="chips" role="group" aria-label=say(text::filter_rooms)>
            {chips.collect_view()}
            <span class="find__held muted" aria-hidden="true">{move || board.rows.is_behind.get().then(|| text::order_holds(reader()))}</span>
        </div>
    }
}

/// The filters as a list, for widths without room for chips.
#[component]
fn FilterList(board: FacilitatorState, counts: Memo<Counts>) -> impl IntoView {
    let words = move |filter: Filter| {
        let place = Filter::ALL.iter().position(|one| *one == filter).unwrap_or_default();
        let each: Vec<_> = counts.with(|counts| counts[place].values().map(ToString::to_string).collect());
        format!("{} ({})", name(filter)(reader()), if each.is_empty() { "0".to_owned() } else { each.join(" + ") })
    };
    view! { <Pick class="find__filter" label=text::filter_rooms all=Filter::ALL chosen=board.rows.filter words=words /> }
}

/// The number of rooms; if rooms are at different dilemmas, for each of these separately.
#[component]
fn Counted(count: Memo<BTreeMap<Option<DilemmaNumber>, usize>>, apart: BTreeSet<DilemmaNumber>) -> impl IntoView {
    if apart.is_empty() {
        return view! { <b class="chip__count num">{move || count.with(|count| count.values().sum::<usize>())}</b> }
            .into_any();
    }
    let each = apart.into_iter().map(|dilemma| {
        let rooms = move || count.with(|count| count.get(&Some(dilemma)).copied().unwrap_or(0));
        view! {
            <span class="chip__at">
                <i class="at num"><span class="sr">{say(text::dilemma_word)}" "</span>{dilemma.0}<span class="sr">": "</span></i>
                <b class="num">{rooms}</b>
            </span>
        }
    });
    view! { <span class="chip__count">{each.collect_view()}</span> }.into_any()
}

fn name(filter: Filter) -> Words {
    match filter {
        Filter::All => text::filter_all,
        Filter::Attention => text::attention,
        Filter::Waiting => text::filter_waiting,
        Filter::Busy(phase) => at_phase(phase),
        Filter::Done => text::filter_done,
        Filter::NotChosen => text::filter_not_chosen,
    }
}

/// What a room does in a phase. Not the bare name of the phase, because left and right are also what rooms choose.
pub const fn at_phase(phase: Phase) -> Words {
    match phase {
        Phase::Read => text::phase_read,
        Phase::Left => text::phase_left,
        Phase::Right => text::phase_right,
        Phase::Choose => text::phase_choose,
        Phase::Done => text::phase_done,
    }
}

/// The shape of a filter's phase. In mirrored rooms the left scenario is as often on the right, so there the filters
/// for left and right, which mean places, have no shape.
fn shape(board: FacilitatorState, filter: Filter) -> Option<impl IntoView> {
    let phase = match filter {
        Filter::Busy(phase) => phase,
        Filter::Done => Phase::Done,
        _ => return None,
    };
    let drawing = move || match phase.position() {
        Some(place) if board.live.sides_go_by_title() => view! { <PlaceShape place=place /> }.into_any(),
        _ => view! { <PhaseShape phase=phase /> }.into_any(),
    };
    Some(view! { <span class="chip__shape" aria-hidden="true">{drawing}</span> })
}

#[component]
fn Search(board: FacilitatorState) -> impl IntoView {
    let typed = board.rows.typed;
    let node = NodeRef::<Input>::new();
    let clear = move || {
        typed.set(String::new());
        if let Some(input) = node.get_untracked() {
            let _ = input.focus();
        }
    };
    // Escape first clears the box, then returns to the rows, as Enter does with the rooms found.
    let key = move |event: leptos::ev::KeyboardEvent| {
        let first = board.rows.shown.with_untracked(|rooms| rooms.first().copied());
        match (event.key().as_str(), first) {
            ("Escape", _) if typed.with_untracked(|typed| !typed.is_empty()) => typed.set(String::new()),
            ("Escape", Some(first)) => board.rows.go_to(board.rows.cursor.get_untracked().unwrap_or(first)),
            ("Enter" | "ArrowDown", Some(room)) => {
                event.prevent_default();
                board.rows.go_to(room);
            }
            _ => {}
        }
    };
    view! {
        <div class="seek">
            <Icon path=icons::SEARCH />
            <input
                node_ref=node
                id=SEARCH_ID
                class="input"
                type="text"
                inputmode="search"
                autocomplete="off"
                aria-label=say(text::search_rooms)
                placeholder=say(text::search)
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=key
            />
            <Show when=move || typed.with(|typed| !typed.is_empty())>
                <button class="seek__clear" type="button" aria-label=say(text::search_clear) on:click=move |_| clear()>
                    <Icon path=icons::CROSS />
                </button>
            </Show>
        </div>
    }
}

#[component]
fn Orders(board: FacilitatorState) -> impl IntoView {
    let words = |order| order_name(order)(reader()).to_owned();
    view! { <Pick class="find__order" label=text::order_of_rooms all=Order::ALL chosen=board.rows.order words=words /> }
}

/// A list with one choice.
#[component]
fn Pick<T, const COUNT: usize>(
    class: &'static str,
    label: Words,
    all: [T; COUNT],
    chosen: RwSignal<T>,
    words: impl Fn(T) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + Default + PartialEq + Send + Sync + 'static,
{
    let at = move || all.iter().position(|one| *one == chosen.get()).unwrap_or(0);
    let options = all.into_iter().enumerate().map(|(place, one)| {
        view! { <option value=place.to_string() selected=move || at() == place>{move || words(one)}</option> }
    });
    let choose = move |event| {
        let picked = event_target_value(&event).parse().ok().and_then(|place: usize| all.get(place).copied());
        chosen.set(picked.unwrap_or_default());
    };
    view! {
        <select class=format!("input {class}") aria-label=say(label) prop:value=move || at().to_string() on:change=choose>
            {options.collect_view()}
        </select>
    }
}

const fn order_name(order: Order) -> Words {
    match order {
        Order::Need => text::by_need,
        Order::Number => text::by_number,
        Order::Time => text::by_time,
        Order::Written => text::by_arguments,
        Order::Progress => text::by_progress,
    }
}
