//! The line above the ledger: how many people are there, how many rooms do what, and which of them to look at.

use leptos::html::Input;
use leptos::prelude::*;
use shared::session::{Phase, Side};
use shared::text::{board as text, common};

use super::desk::{Desk, Words};
use super::pulse::Pulse;
use super::sieve::{Filter, Order};
use super::sums::Chosen;
use crate::components::{Icon, Mark, PhaseShape, icons};
use crate::language::{reader, say};

/// The id of the box to search in; the keyboard goes there.
pub const SEARCH_ID: &str = "find-room";

/// People, filters, search and order.
#[component]
pub fn Finder(desk: Desk, picking: RwSignal<bool>) -> impl IntoView {
    let people = Memo::new(move |_| {
        let online = desk.live.online();
        desk.people.with(|people| {
            let here = || people.iter().filter(|(_, person)| person.removed.is_none());
            (online.with(|online| here().filter(|(id, _)| online.contains(id)).count()), here().count())
        })
    });
    // Said when something else is asked for, not every time that a room comes or goes by itself.
    let shown = move || {
        desk.rows.filter.track();
        desk.rows.typed.track();
        desk.rows.shown.with_untracked(|rooms| rooms.len())
    };
    view! {
        <section class="find" aria-label=say(text::filter_rooms)>
            <p class="find__people">
                <b class="num">{move || people.get().0}</b>
                " "
                {move || text::of_people_online(reader(), people.get().1)}
            </p>
            <Filters desk=desk />
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
                <Search desk=desk />
                <Orders desk=desk />
            </div>
            <p class="sr" role="status">{move || text::rooms_in_view(reader(), shown())}</p>
        </section>
    }
}

#[component]
fn Filters(desk: Desk) -> impl IntoView {
    let counts = Memo::new(move |_| desk.pulses.with(|pulses| Filter::ALL.map(|filter| filter.count(pulses))));
    let hot = Memo::new(move |_| desk.pulses.with(|pulses| pulses.iter().any(Pulse::is_hot)));
    let chosen = Memo::new(move |_| desk.pulses.with(|pulses| Chosen::of(pulses)));
    let chips = Filter::ALL.into_iter().enumerate().map(|(at, filter)| {
        let count = Memo::new(move |_| counts.get()[at]);
        let pressed = move || desk.rows.filter.get() == filter;
        let in_sight = move || pressed() || filter.is_offered(counts.get()[0], count.get());
        let press = move |_| desk.rows.filter.update(|now| *now = if *now == filter { Filter::All } else { filter });
        view! {
            <Show when=in_sight>
                <button
                    class="chip"
                    class:chip--hot=move || filter == Filter::Attention && hot.get()
                    type="button"
                    aria-pressed=move || pressed().to_string()
                    on:click=press
                >
                    {shape(filter)}
                    <b class="num">{count}</b>
                    <span>{say(name(filter))}</span>
                    {(filter == Filter::Done).then(|| view! { <Choices chosen=chosen /> })}
                </button>
            </Show>
        }
    });
    view! { <div class="chips" role="group" aria-label=say(text::filter_rooms)>{chips.collect_view()}</div> }
}

fn name(filter: Filter) -> Words {
    match filter {
        Filter::All => text::filter_all,
        Filter::Attention => text::attention,
        Filter::Waiting => text::filter_waiting,
        Filter::Busy(phase) => at_phase(phase),
        Filter::Done => at_phase(Phase::Done),
    }
}

/// What a room does in a phase. Not the bare name of the phase: left and right are what rooms choose, too.
pub const fn at_phase(phase: Phase) -> Words {
    match phase {
        Phase::Read => text::phase_read,
        Phase::Left => text::phase_left,
        Phase::Right => text::phase_right,
        Phase::Choose => text::phase_choose,
        Phase::Done => text::phase_done,
    }
}

fn shape(filter: Filter) -> Option<impl IntoView> {
    let phase = match filter {
        Filter::Busy(phase) => phase,
        Filter::Done => Phase::Done,
        _ => return None,
    };
    Some(view! { <span class="chip__shape" aria-hidden="true"><PhaseShape phase=phase /></span> })
}

/// How the choices fell, beside how many are done.
#[component]
fn Choices(chosen: Memo<Chosen>) -> impl IntoView {
    let side = move |side, count: fn(Chosen) -> usize| {
        move || {
            let count = count(chosen.get());
            (count > 0).then(|| {
                view! {
                    <Mark side=side size="1.25rem" />
                    <span class="sr">{move || common::position(reader(), side)}" "</span>
                    <b class="num">{count}</b>
                }
            })
        }
    };
    let not_chosen = move || {
        let count = chosen.get().not_chosen;
        (count > 0).then(|| view! { <b class="num">{count}</b><span>{say(common::not_chosen)}</span> })
    };
    view! {
        <span class="chip__sides">
            {side(Side::Left, |chosen| chosen.left)}
            {side(Side::Right, |chosen| chosen.right)}
            {not_chosen}
        </span>
    }
}

#[component]
fn Search(desk: Desk) -> impl IntoView {
    let typed = desk.rows.typed;
    let node = NodeRef::<Input>::new();
    let clear = move || {
        typed.set(String::new());
        if let Some(input) = node.get_untracked() {
            let _ = input.focus();
        }
    };
    // Escape first clears, then goes back to the rows, as Enter does with what was found.
    let key = move |event: leptos::ev::KeyboardEvent| {
        let first = desk.rows.shown.with_untracked(|rooms| rooms.first().copied());
        match (event.key().as_str(), first) {
            ("Escape", _) if typed.with_untracked(|typed| !typed.is_empty()) => typed.set(String::new()),
            ("Escape", Some(first)) => desk.rows.go_to(desk.rows.cursor.get_untracked().unwrap_or(first)),
            ("Enter" | "ArrowDown", Some(room)) => {
                event.prevent_default();
                desk.rows.go_to(room);
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
                placeholder=say(text::search_rooms)
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
fn Orders(desk: Desk) -> impl IntoView {
    let order = desk.rows.order;
    let at = move || Order::ALL.iter().position(|one| *one == order.get()).unwrap_or(0);
    let options = Order::ALL.into_iter().enumerate().map(|(place, one)| {
        view! { <option value=place.to_string() selected=move || at() == place>{say(order_name(one))}</option> }
    });
    let choose = move |event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|place: usize| Order::ALL.get(place).copied());
        order.set(chosen.unwrap_or_default());
    };
    view! {
        <select
            class="input find__order"
            aria-label=say(text::order_of_rooms)
            prop:value=move || at().to_string()
            on:change=choose
        >
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
        Order::Phase => text::by_phase,
    }
}
