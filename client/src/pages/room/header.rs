//! The room's header: the room, the phases, the time. It stays in sight.

use leptos::html;
use leptos::prelude::*;
use shared::session::round::pacing::{behind, expected_phase, schedule};
use shared::session::{Phase, Round};
use shared::text::{common, room as text};
use shared::time::Milliseconds;

use super::room_sheet::Sheet;
use crate::components::{Brand, Icon, PartTimer, Steps, Timer, icons};
use crate::language::{reader, say};
use crate::model::{RoomView, Stage};

/// The header of a room.
#[component]
pub fn RoomHeader(view: RoomView) -> impl IntoView {
    let sheet: NodeRef<html::Dialog> = NodeRef::new();
    let has_round = Memo::new(move |_| view.stage.get() != Stage::Lobby);
    let phase =
        Signal::derive(move || view.round.with(|round| round.as_ref().map_or(Phase::Read, |round| round.phase)));
    let alarm = Memo::new(move |_| view.must_choose.get());
    let room_name = move || view.number.get().map(|number| common::room_number(reader(), number.0));
    let where_in = move || {
        let title = || view.facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
        // Numbered by the programme, because groups that were mixed have not done the first dilemmas together.
        let dilemma = view.round.with(|round| round.as_ref().map(|round| round.dilemma));
        let nth = view.room.with(|room| room.as_ref().map_or(0, |room| room.rounds.len()));
        let planned = view.facts.with(|facts| facts.as_ref().map(|facts| facts.planned())).unwrap_or_default();
        let place = dilemma.map(|number| planned.iter().position(|one| *one == number));
        match place {
            None => title().unwrap_or_default(),
            Some(None) => text::dilemma_extra(reader(), nth),
            Some(Some(place)) => text::dilemma_of(reader(), place + 1, planned.len()),
        }
    };
    let open_sheet = move |_| {
        if let Some(sheet) = sheet.get_untracked() {
            let _ = sheet.show_modal();
        }
    };
    let calls = Memo::new(move |_| view.calls());
    let due = due_phase(view);
    let mirrored = Memo::new(move |_| view.mirrored());
    view! {
        <header class="top top--room has-bar" class:alarm=alarm>
            <Brand named=false home=false />
            <button class="top__where" type="button" aria-haspopup="dialog" on:click=open_sheet>
                <b>{room_name}<Icon path=icons::DOWN /></b>
                {move || if calls.get() {
                    view! { <span class="flag"><Icon path=icons::BELL />{text::help_asked(reader())}</span> }.into_any()
                } else {
                    view! { <span>{where_in}</span> }.into_any()
                }}
                <span class="sr">{say(text::open_sheet)}</span>
            </button>
            {move || {
                if alarm.get() {
                    view! { <p class="shout"><Icon path=icons::LOCK bold=true /><span>{say(text::writing_is_closed)}</span></p> }
                        .into_any()
                } else if has_round.get() {
                    view! { <Steps current=phase due=due mirrored=mirrored /> }.into_any()
                } else {
                    view! { <span class="steps" aria-hidden="true"></span> }.into_any()
                }
            }}
            {move || has_round.get().then(|| view! { <RoomTimer view=view /> })}
        </header>
        <Sheet view=view dialog=sheet />
    }
}

/// The phase in which the room should be by now, if it is not there yet.
pub fn due_phase(view: RoomView) -> Memo<Option<Phase>> {
    let now = view.live.now();
    Memo::new(move |_| {
        let now = now.get();
        view.round.with(|round| {
            let round = round.as_ref()?;
            let elapsed = round.timer.granted - round.timer.left(now);
            (behind(round, now) > 0).then(|| expected_phase(round.timer.granted, elapsed))
        })
    })
}

/// The round's countdown; after the round, the time left in the block.
#[component]
fn RoomTimer(view: RoomView) -> impl IntoView {
    let done = Memo::new(move |_| view.stage.get() == Stage::Done);
    view! {
        {move || if done.get() { view! { <BlockTimer view=view /> }.into_any() } else { view! { <RoundTimer view=view /> }.into_any() }}
    }
}

#[component]
fn RoundTimer(view: RoomView) -> impl IntoView {
    let of_round =
        move |read: fn(&Round) -> Milliseconds| view.round.with(|round| round.as_ref().map_or(0, |round| read(round)));
    let left = Signal::derive(move || if view.must_choose.get() { 0 } else { view.time_left().unwrap_or_default() });
    let granted = Signal::derive(move || of_round(|round| round.timer.granted));
    let paused = Signal::derive(move || {
        view.round.with(|round| round.as_ref().is_some_and(|round| round.timer.paused_at.is_some()))
    });
    let due = due_phase(view);
    let caption = Signal::derive(move || match due.get() {
        Some(phase) => text::time_for(reader(), &common::phase(reader(), phase).to_lowercase()),
        None => common::to_go(reader()).to_owned(),
    });
    let ticks = move || {
        let length = granted.get().max(1);
        schedule(length)
            .into_iter()
            .take(3)
            .map(|(_, range)| {
                #[allow(clippy::cast_precision_loss)] // A round is far shorter than 2^52 ms.
                let at = range.end as f64 / length as f64;
                view! { <i class="timebar__tick" style=format!("--at:{at}")></i> }
            })
            .collect_view()
    };
    view! {
        <Timer left=left granted=granted paused=paused caption=caption due=Signal::derive(move || due.get().is_some()) />
        <div class="timebar__guide" aria-hidden="true">{ticks}</div>
    }
}

#[component]
fn BlockTimer(view: RoomView) -> impl IntoView {
    let running = view.live.running_part();
    let led = move || view.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.led));
    let part = Memo::new(move |_| running.get().filter(|_| led()));
    let left = view.live.part_left(part);
    let caption = Signal::derive(move || text::block_left(reader()).to_owned());
    let has_time = Memo::new(move |_| left.get() > 0);
    move || has_time.get().then(|| view! { <PartTimer live=view.live part=part caption=caption unhurried=true /> })
}
