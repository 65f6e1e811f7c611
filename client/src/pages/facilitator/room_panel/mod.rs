//! The panel of one room: steering it, its people, and a live view of it.

mod members;

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{Command, NextDilemma, Rejection, Room, RoomCommand, Rooms};
use shared::text::{board as text, common};

use self::members::Members;
use super::call_strip::CallsElsewhere;
use super::controls::why_not;
use super::dialogs::message::MessageForm;
use super::room_summary::RoomSummary;
use super::room_table::cells::Flags;
use super::state::FacilitatorState;
use super::time_controls::TimeControls;
use super::undo_toast::Toast;
use crate::components::{Icon, Modal, Refusals, icons};
use crate::language::{reader, say};
use crate::model::RoomView;
use crate::pages::room::RoomScreen;

/// The dialog with the open room.
#[component]
pub fn RoomPanel(board: FacilitatorState) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if board.opened.with(Option::is_some) {
            open.set(true);
        }
    });
    // The panel closes while a person is dragged from it, because it covers the rows they are dropped on.
    Effect::new(move |_| {
        if board.dragged.with(Option::is_some) {
            open.set(false);
        }
    });
    let closed = move |()| {
        let from = board.opened.get_untracked();
        board.opened.set(None);
        // The board was inert until now, so the browser could not return the focus by itself.
        if let Some(number) = from {
            board.rows.go_to(number);
        }
    };
    view! {
        <Modal open=open labelled_by="panel-title" class="modal modal--panel" on_closed=closed>
            {move || board.opened.get().map(|number| view! {
                <OpenedRoom board=board number=number on_close=move || open.set(false) />
            })}
        </Modal>
    }
}

#[component]
fn OpenedRoom(
    board: FacilitatorState,
    number: RoomNumber,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let Some((room, summary)) = board.watch(number) else { return ().into_any() };
    let attention = Memo::new(move |_| summary.with(|summary| summary.attention.clone()));
    view! {
        <div class="panel">
            <div class="panel__side">
                <div class="panel__top">
                    <h2 id="panel-title">{move || common::room_number(reader(), number.0)}</h2>
                    <button class="btn btn--quiet" type="button" aria-label=say(shared::text::connection::close) on:click=move |_| on_close()>
                        <Icon path=icons::CROSS />
                    </button>
                </div>
                <MergedAway board=board summary=summary />
                <p class="panel__flags"><Flags board=board attention=attention /></p>
                <Help board=board number=number room=room />
                <Steering board=board number=number room=room summary=summary />
                <section class="panel__part">
                    <h3>{say(text::message_to_room)}</h3>
                    <MessageForm board=board rooms=Signal::derive(move || Rooms::one(number)) to=number field="message-room" on_sent=|| {} />
                </section>
                <Members board=board number=number room=room />
                <div class="panel__foot">
                    <Toast board=board />
                    <Refusals />
                    <CallsElsewhere board=board />
                </div>
            </div>
            <div class="peek" role="group" aria-label=move || text::looking_in(reader(), number.0) tabindex="0">
                <p class="peek__told"><Icon path=icons::EYE />{say(text::room_is_told)}</p>
                <RoomScreen view=RoomView::looked_into(board.live, number) />
            </div>
        </div>
    }
    .into_any()
}

/// Shown when the room was merged into another, perhaps just now: where its people are.
#[component]
fn MergedAway(board: FacilitatorState, summary: Memo<RoomSummary>) -> impl IntoView {
    let into = Memo::new(move |_| summary.with(|summary| summary.merged));
    view! {
        <div role="status">
            {move || into.get().map(|into| view! {
                <p class="notice panel__merged">
                    <span>{move || text::merged_with(reader(), into.0)}</span>
                    <button class="btn btn--sm" type="button" on:click=move |_| board.opened.set(Some(into))>
                        {move || text::look_into(reader(), into.0)}
                    </button>
                </p>
            })}
        </div>
    }
}

/// The room asks for help; the answer shows the room that it was heard.
#[component]
fn Help(board: FacilitatorState, number: RoomNumber, room: Memo<Arc<Room>>) -> impl IntoView {
    let calls = Memo::new(move |_| room.with(|room| room.help_since.is_some()));
    // The room can read this in its own language: the lowered hand alone says nothing.
    let answer = move |_| {
        let language = board.facts.with_untracked(|facts| facts.as_ref().map(|facts| facts.settings.language));
        board.ask(Command::Room(RoomCommand::AnswerHelp { room: number }));
        board.ask(Command::Room(RoomCommand::SendMessage {
            rooms: Rooms::one(number),
            text: format!("{}.", text::answer_help(language.unwrap_or_default())),
        }));
    };
    view! {
        <Show when=move || calls.get()>
            <p class="panel__help">
                <button class="btn btn--main" type="button" on:click=answer>
                    <Icon path=icons::BELL />
                    {say(text::answer_help)}
                </button>
            </p>
        </Show>
    }
}

/// Time and the next dilemma of this room.
#[component]
fn Steering(
    board: FacilitatorState,
    number: RoomNumber,
    room: Memo<Arc<Room>>,
    summary: Memo<RoomSummary>,
) -> impl IntoView {
    let upcoming = Memo::new(move |_| summary.with(|summary| summary.upcoming.clone()));
    let inhabited = Memo::new(move |_| summary.with(|summary| summary.head_count.members > 0));
    let can = move || upcoming.with(Result::is_ok) && inhabited.get();
    let label = move || match upcoming.get() {
        Ok(NextDilemma::Planned(dilemma)) => text::start_dilemma(reader(), dilemma.0),
        Ok(NextDilemma::Spare(_)) => text::start_spare(reader()).to_owned(),
        Err(_) => text::start_next(reader()).to_owned(),
    };
    let remark = move || match upcoming.get() {
        Ok(_) if !inhabited.get() => text::nobody_in_a_room(reader()).to_owned(),
        Ok(NextDilemma::Planned(dilemma)) => board.question_of(dilemma),
        Ok(NextDilemma::Spare(_)) => text::spare_is_drawn(reader()).to_owned(),
        Err(Rejection::MustChooseFirst) => text::room_is_busy(reader()).to_owned(),
        Err(reason) => why_not(reason, reader()).to_owned(),
    };
    let start = move |_| {
        if upcoming.with_untracked(Result::is_ok) && inhabited.get_untracked() {
            board.start_next(&Rooms::one(number));
        }
    };
    let dilemma = Memo::new(move |_| room.with(|room| room.last_round().map(|round| round.dilemma)));
    let asked = move || dilemma.get().map(|dilemma| board.question_of(dilemma));
    view! {
        <section class="panel__part" aria-label=say(text::controls)>
            <p class="muted">{move || asked().map(crate::hyphens::of_dilemma)}</p>
            <div class="panel__row">
                <TimeControls board=board rooms=Signal::derive(move || Rooms::one(number)) label=text::extra_time_for_room />
            </div>
            <Show when=move || !board.ended.get()>
                <button class="btn btn--two" type="button" aria-disabled=move || (!can()).then_some("true") on:click=start>
                    {move || view! { <Icon path=if can() { icons::PLAY } else { icons::LOCK } /> }}
                    <span class="btn__words"><span>{label}</span><small>{remark}</small></span>
                </button>
            </Show>
        </section>
    }
}
