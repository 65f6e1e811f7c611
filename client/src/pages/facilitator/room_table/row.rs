//! A row of the room table. Each cell depends on a signal of its own, so that a pro in the room redraws one bar and
//! nothing else.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::{Kind, Phase, Room, Side};
use shared::text::{board as text, common};
use wasm_bindgen::JsCast;

use super::ballot::Ballot;
use super::cells::{BallotCell, Bar, Flags};
use super::filter_bar::at_phase;
use super::rows::button_id;
use crate::components::{Icon, PhaseShape, clock_digits, icons};
use crate::language::{reader, say};
use crate::pages::facilitator::room_summary::{Doing, current};
use crate::pages::facilitator::state::FacilitatorState;

/// One room.
#[component]
pub fn RoomRow(board: FacilitatorState, number: RoomNumber, index: Signal<usize>) -> impl IntoView {
    let Some((room, summary)) = board.watch(number) else { return ().into_any() };
    let doing = Memo::new(move |_| summary.with(|summary| summary.doing));
    let hot = Memo::new(move |_| summary.with(crate::pages::facilitator::room_summary::RoomSummary::is_hot));
    let head_count = Memo::new(move |_| summary.with(|summary| summary.head_count));
    let name = Memo::new(move |_| {
        // A person who was searched for replaces the presenter, because that is whom the facilitator will visit.
        let found = board.rows.found.with(|found| found.as_ref().and_then(|found| found.get(&number).cloned()));
        if let Some(Some(found)) = found {
            return Some(found);
        }
        let presenter = room.with(|room| room.presenter)?;
        board.names.with(|names| names.get(&presenter.participant).cloned())
    });
    let at = Memo::new(move |_| summary.with(|summary| summary.round.map(|(dilemma, _)| dilemma)));
    let merged = Memo::new(move |_| summary.with(|summary| summary.merged));
    let ballot = Memo::new(move |_| room.with(|room| Ballot::of(room, head_count.get())));
    let attention = Memo::new(move |_| summary.with(|summary| summary.attention.clone()));
    let is_done = move || matches!(doing.get(), Doing::Chosen(_));
    let is_selected = Memo::new(move |_| board.rows.selected.with(|selected| selected.contains(&number)));
    let is_target = Memo::new(move |_| {
        board.dragged.with(|dragged| dragged.as_ref().and_then(|dragged| dragged.over)) == Some(number)
    });
    let open = move |_| board.opened.set(Some(number));
    view! {
        <tr
            role="row"
            aria-rowindex=move || (index.get() + 2).to_string()
            data-room=move || merged.get().is_none().then(|| number.to_string())
            class:is-flag=hot
            class:is-klaar=is_done
            class:is-selected=is_selected
            class:is-target=is_target
            on:click=open
        >
            <td role="cell" class="t-x" on:click=|event| event.stop_propagation()>
                <Show when=move || merged.get().is_none()><Tick board=board number=number is_selected=is_selected /></Show>
            </td>
            <th scope="row" role="rowheader" class="t-nm">
                <button
                    id=button_id(number)
                    type="button"
                    aria-haspopup="dialog"
                    on:focus=move |_| board.rows.cursor.set(Some(number))
                >
                    <b class="num"><span class="sr">{say(common::room)}" "</span>{number.0}</b>
                    <span>{move || name.get().unwrap_or_else(|| "–".to_owned())}</span>
                    <Icon path=icons::EYE />
                </button>
            </th>
            <td role="cell" class="t-on">
                <span class="num" class:short=move || head_count.with(|head_count| head_count.online < head_count.members)>
                    {move || head_count.get().online}
                    <small>"/"{move || head_count.get().members}</small>
                </span>
            </td>
            <td role="cell" class="t-ph"><div><AtDilemma at=at /><PhaseCell board=board number=number room=room doing=doing /></div></td>
            <td role="cell" class="t-tm num"><TimeCell board=board room=room /></td>
            <td role="cell" class="t-l"><SideCell room=room side=Side::Left /></td>
            <td role="cell" class="t-r"><SideCell room=room side=Side::Right /></td>
            <td role="cell" class="t-v"><BallotCell board=board at=at ballot=ballot /></td>
            <td role="cell" class="t-s">
                {move || merged.get().map(|into| view! { <span class="muted">{text::merged_with(reader(), into.0)}</span> })}
                <Flags board=board attention=attention in_row=true />
            </td>
        </tr>
    }
    .into_any()
}

/// Selects the room; with Shift, all rows up to this one.
#[component]
fn Tick(board: FacilitatorState, number: RoomNumber, is_selected: Memo<bool>) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        board.rows.select(number, event.shift_key());
        // A range keeps an already ticked box selected, but the browser has unticked it.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(target) = target {
            let selected = is_selected.get_untracked();
            request_animation_frame(move || target.set_checked(selected));
        }
    };
    view! {
        <label class="tick">
            <input
                type="checkbox"
                aria-label=move || text::select_room(reader(), number.0)
                prop:checked=is_selected
                on:click=press
            />
        </label>
    }
}

/// The number of the room's current or latest dilemma.
#[component]
fn AtDilemma(at: Memo<Option<DilemmaNumber>>) -> impl IntoView {
    view! {
        <b class="at num" class:at--none=move || at.get().is_none()>
            {move || match at.get() {
                Some(dilemma) => view! { <span class="sr">{say(text::dilemma_word)}" "</span>{dilemma.0} }.into_any(),
                None => view! { <span aria-hidden="true">"–"</span> }.into_any(),
            }}
        </b>
    }
}

/// The shapes of the phases, filled up to the room's phase, with its name.
#[component]
fn PhaseCell(board: FacilitatorState, number: RoomNumber, room: Memo<Arc<Room>>, doing: Memo<Doing>) -> impl IntoView {
    let phase = Memo::new(move |_| room.with(|room| current(room).map(|round| round.phase)));
    let silent = Memo::new(move |_| room.with(|room| room.open_round().is_some_and(|round| round.silence.is_some())));
    // No shape is filled for a room that was cut off: it reached no result.
    let reached_phase = move || phase.get().filter(|_| doing.get() != Doing::NotChosen);
    let reached = move || {
        reached_phase().and_then(|phase| Phase::ALL.iter().position(|one| *one == phase)).map_or(0, |at| at + 1)
    };
    let word = move || match (phase.get(), doing.get()) {
        (None, _) => text::waits(reader()),
        (_, Doing::MustChoose) => text::has_to_choose(reader()),
        (_, Doing::NotChosen) => common::not_chosen(reader()),
        (Some(phase), _) => at_phase(phase)(reader()),
    };
    // Left and right are places on the room's own screens, which may be mirrored.
    let mirrors = Memo::new(move |_| {
        let in_round = room.with(|room| current(room).and_then(|round| round.rules));
        let rules = || board.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.rules));
        in_round.or_else(rules).is_some_and(|rules| rules.mirrors(number))
    });
    let mirrored = move || phase.get().is_some_and(|phase| phase.position().is_some()) && mirrors.get();
    let shapes = move || {
        let mirrored = mirrors.get();
        Phase::ALL.map(|phase| view! { <i><PhaseShape phase=phase mirrored=mirrored /></i> }).into_iter().collect_view()
    };
    view! {
        <span class="pips" data-reached=reached aria-hidden="true">{shapes}</span>
        <span class="t-ph__words">
            {word}
            {move || silent.get().then(|| view! { " " <small class="muted">{say(text::in_silence)}</small> })}
            {move || mirrored().then(|| view! { " " <small class="muted">{say(text::mirrored)}</small> })}
        </span>
    }
}

/// The time left, to the same second as on the room's own screens.
#[component]
fn TimeCell(board: FacilitatorState, room: Memo<Arc<Room>>) -> impl IntoView {
    let timer = Memo::new(move |_| {
        room.with(|room| room.open_round().map(|round| (!round.must_choose).then_some(round.timer)))
    });
    let now = board.live.now();
    let left = Memo::new(move |_| timer.get().map(|timer| timer.map_or(0, |timer| timer.left_on_clock(now.get()))));
    let paused = move || timer.get().flatten().is_some_and(|timer| timer.paused_at.is_some());
    move || {
        match left.get() {
        None => view! { <span class="muted">"–"</span> }.into_any(),
        Some(left) => view! {
            <span class="clock" class:is-paused=paused>
                {move || paused().then(|| view! { <Icon path=icons::PAUSE /><span class="sr">{say(common::paused)}" "</span> })}
                {clock_digits(left)}
            </span>
        }
        .into_any(),
    }
    }
}

/// Pros and cons of one side: solid and hatched, and in numbers. The longest bar fits the column.
#[component]
fn SideCell(room: Memo<Arc<Room>>, side: Side) -> impl IntoView {
    let counts = Memo::new(move |_| {
        room.with(|room| current(room).map(|round| (round.count_on(side, Kind::Pro), round.count_on(side, Kind::Con))))
    });
    view! {
        <div class="heap">
            {move || counts.get().map(|(pros, cons)| view! { <Bar side=side pros=pros cons=cons /> })}
        </div>
    }
}
