//! The panel of one room: steer it, its people, and look in live.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{Command, Rejection, Room, RoomCommand, Rooms, Upcoming};
use shared::text::{board as text, common};

use super::call_strip::CallsElsewhere;
use super::cells::Flags;
use super::controls::why_not;
use super::desk::Desk;
use super::members::Members;
use super::message::MessageForm;
use super::pulse::Pulse;
use super::time::TimeControls;
use super::told::Toast;
use crate::components::{Icon, Refusals, icons};
use crate::language::{reader, say};
use crate::model::RoomView;
use crate::pages::room::RoomScreen;
use crate::pages::steering::Modal;

/// The dialog with the room that is opened.
#[component]
pub fn RoomPanel(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if desk.opened.with(Option::is_some) {
            open.set(true);
        }
    });
    // The panel closes while a person is dragged from it, because it covers the rows they are dropped on.
    Effect::new(move |_| {
        if desk.carried.with(Option::is_some) {
            open.set(false);
        }
    });
    let closed = move |()| {
        let from = desk.opened.get_untracked();
        desk.opened.set(None);
        // The board was inert until now, so the browser could not bring the focus back by itself.
        if let Some(number) = from {
            desk.rows.go_to(number);
        }
    };
    view! {
        <Modal open=open labelled_by="panel-title" class="modal modal--panel" on_closed=closed>
            {move || desk.opened.get().map(|number| view! {
                <OpenedRoom desk=desk number=number on_close=move || open.set(false) />
            })}
        </Modal>
    }
}

#[component]
fn OpenedRoom(desk: Desk, number: RoomNumber, on_close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let Some((room, pulse)) = desk.watch(number) else { return ().into_any() };
    let attention = Memo::new(move |_| pulse.with(|pulse| pulse.attention.clone()));
    view! {
        <div class="panel">
            <div class="panel__side">
                <div class="panel__top">
                    <h2 id="panel-title">{move || common::room_number(reader(), number.0)}</h2>
                    <button class="btn btn--quiet" type="button" aria-label=say(shared::text::connection::close) on:click=move |_| on_close()>
                        <Icon path=icons::CROSS />
                    </button>
                </div>
                <MergedAway desk=desk pulse=pulse />
                <p class="panel__flags"><Flags desk=desk attention=attention /></p>
                <Help desk=desk number=number room=room />
                <Steering desk=desk number=number room=room pulse=pulse />
                <section class="panel__part">
                    <h3>{say(text::message_to_room)}</h3>
                    <MessageForm desk=desk rooms=Signal::derive(move || Rooms::one(number)) to=number field="message-room" on_sent=|| {} />
                </section>
                <Members desk=desk number=number room=room />
                <div class="panel__foot">
                    <Toast desk=desk />
                    <Refusals />
                    <CallsElsewhere desk=desk />
                </div>
            </div>
            <div class="peek" role="group" aria-label=move || text::looking_in(reader(), number.0) tabindex="0">
                <p class="peek__told"><Icon path=icons::EYE />{say(text::room_is_told)}</p>
                <RoomScreen view=RoomView::looked_into(desk.live, number) />
            </div>
        </div>
    }
    .into_any()
}

/// The room is no more, perhaps since a moment ago, when somebody else merged it: where its people are.
#[component]
fn MergedAway(desk: Desk, pulse: Memo<Pulse>) -> impl IntoView {
    let into = Memo::new(move |_| pulse.with(|pulse| pulse.merged));
    view! {
        <div role="status">
            {move || into.get().map(|into| view! {
                <p class="notice panel__merged">
                    <span>{move || text::merged_with(reader(), into.0)}</span>
                    <button class="btn btn--sm" type="button" on:click=move |_| desk.opened.set(Some(into))>
                        {move || text::look_into(reader(), into.0)}
                    </button>
                </p>
            })}
        </div>
    }
}

/// The room calls: the answer tells it that it was heard.
#[component]
fn Help(desk: Desk, number: RoomNumber, room: Memo<Arc<Room>>) -> impl IntoView {
    let calls = Memo::new(move |_| room.with(|room| room.help_since.is_some()));
    // The room reads it too, in its own language: that the hand went down says nothing.
    let answer = move |_| {
        let language = desk.facts.with_untracked(|facts| facts.as_ref().map(|facts| facts.settings.language));
        desk.ask(Command::Room(RoomCommand::AnswerHelp { room: number }));
        desk.ask(Command::Room(RoomCommand::SendMessage {
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

/// Time and the next dilemma, for this room alone.
#[component]
fn Steering(desk: Desk, number: RoomNumber, room: Memo<Arc<Room>>, pulse: Memo<Pulse>) -> impl IntoView {
    let upcoming = Memo::new(move |_| pulse.with(|pulse| pulse.upcoming.clone()));
    let inhabited = Memo::new(move |_| pulse.with(|pulse| pulse.crew.members > 0));
    let can = move || upcoming.with(Result::is_ok) && inhabited.get() && !desk.ended.get();
    let label = move || match upcoming.get() {
        Ok(Upcoming::Planned(dilemma)) => text::start_dilemma(reader(), dilemma.0),
        Ok(Upcoming::Spare(_)) => text::start_spare(reader()).to_owned(),
        Err(_) => text::start_next(reader()).to_owned(),
    };
    let remark = move || match upcoming.get() {
        _ if desk.ended.get() => text::over(reader()).to_owned(),
        Ok(_) if !inhabited.get() => text::nobody_in_a_room(reader()).to_owned(),
        Ok(Upcoming::Planned(dilemma)) => desk.question_of(dilemma),
        Ok(Upcoming::Spare(_)) => text::spare_is_drawn(reader()).to_owned(),
        Err(Rejection::MustChooseFirst) => text::room_is_busy(reader()).to_owned(),
        Err(reason) => why_not(reason, reader()).to_owned(),
    };
    let start = move |_| {
        if upcoming.with_untracked(Result::is_ok) && inhabited.get_untracked() {
            desk.start_next(&Rooms::one(number));
        }
    };
    let dilemma = Memo::new(move |_| room.with(|room| room.last_round().map(|round| round.dilemma)));
    let asked = move || dilemma.get().map(|dilemma| desk.question_of(dilemma));
    view! {
        <section class="panel__part" aria-label=say(text::controls)>
            <p class="muted">{move || asked().map(crate::hyphens::of_dilemma)}</p>
            <div class="panel__row">
                <TimeControls desk=desk rooms=Signal::derive(move || Rooms::one(number)) label=text::extra_time_for_room />
            </div>
            <button class="btn btn--two" type="button" aria-disabled=move || (!can()).then_some("true") on:click=start>
                {move || view! { <Icon path=if can() { icons::PLAY } else { icons::LOCK } /> }}
                <span class="btn__words"><span>{label}</span><small>{remark}</small></span>
            </button>
        </section>
    }
}
