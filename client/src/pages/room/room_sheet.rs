//! The room's sheet: people and roles, help, the participant's name, the language, letting others in.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use shared::ids::CommandId;
use shared::limits::NAME_MAX;
use shared::link::Status;
use shared::session::{Command, LifecycleCommand, Message, PeopleCommand, RoomCommand, Rooms, RoundCommand};
use shared::text::{common, connection, entrance, room as text};

use super::help::HelpButton;
use super::people::People;
use super::take_home_link::TakeHomeLink;
use crate::attention::SoundSwitch;
use crate::components::{Icon, LanguageSwitch, Wording, WordsBox, WordsRemarks, clock_time, icons};
use crate::drafts::Field;
use crate::language::{reader, say};
use crate::model::{Member, RoomView};

/// The sheet behind the room's name.
#[component]
pub fn Sheet(view: RoomView, dialog: NodeRef<html::Dialog>) -> impl IntoView {
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let title = move || view.number.get().map(|number| common::room_number(reader(), number.0));
    let code = move || view.facts.with(|facts| facts.as_ref().map(|facts| facts.code.spaced()));
    let led = Memo::new(move |_| view.facts.with(|facts| facts.as_ref().is_none_or(|facts| facts.settings.led)));
    let (status, refusal) = (view.live.status(), view.live.refusal());
    // An open sheet covers the notices of the page, so it closes when a command is refused.
    Effect::new(move |before: Option<Option<CommandId>>| {
        let now = refusal.get().map(|refusal| refusal.id);
        if before.is_some_and(|before| before != now)
            && now.is_some()
            && let Some(dialog) = dialog.get_untracked()
        {
            dialog.close();
        }
        now
    });
    view! {
        <dialog class="sheet" node_ref=dialog aria-labelledby="sheet-title">
            <p role="status">
                {move || (status.get() == Status::Lost).then(|| view! { <span class="notice">{say(connection::lost)}</span> })}
            </p>
            <header class="sheet__head">
                <h2 id="sheet-title">{title}</h2>
                <button class="notice__close" type="button" aria-label=say(text::close_sheet) on:click=close><Icon path=icons::CROSS /></button>
            </header>
            <p class="sheet__code"><span class="num">{code}</span><span class="muted">{say(text::others_join_with_it)}</span></p>
            <People view=view />
            <WordsHeard view=view />
            <div class="sheet__line">
                <HelpButton view=view />
                <RoleButtons view=view />
            </div>
            <Show when=move || view.me.get().is_some()><NameForm view=view /></Show>
            <Show when=move || !led.get() && view.presents.get()><TogetherControls view=view /></Show>
            <Show when=move || led.get()><p class="muted">{say(text::facilitator_can_look)}</p></Show>
            <SoundSwitch />
            <Show when=move || view.me.get().is_some()><div class="sheet__line"><TakeHomeLink live=view.live /></div></Show>
            <div class="sheet__line"><LanguageSwitch /><SomebodyElse view=view /></div>
        </dialog>
    }
}

/// The facilitator's messages in this block, latest first, because a notice disappears and makes room for the next.
#[component]
fn WordsHeard(view: RoomView) -> impl IntoView {
    let words = view.words();
    let any = Memo::new(move |_| words.with(|words| !words.is_empty()));
    let line = |message: Message| {
        view! {
            <li>
                <p class="sent__to muted"><time class="num">{move || clock_time(message.at, reader())}</time></p>
                <p class="sent__text">{crate::hyphens::written(message.text)}</p>
            </li>
        }
    };
    view! {
        <Show when=move || any.get()>
            <section class="sent" aria-labelledby="heard-title">
                <h3 id="heard-title">{say(text::words_heard)}</h3>
                <ol class="sent__list" tabindex="0" aria-labelledby="heard-title">{move || words.get().into_iter().rev().map(line).collect_view()}</ol>
            </section>
        </Show>
    }
}

/// On a shared computer: to the question who is using it.
#[component]
fn SomebodyElse(view: RoomView) -> impl IntoView {
    let door = move || view.live.code().filter(|_| view.me.get().is_some()).map(|code| format!("/j/{code}"));
    move || {
        door().map(|door| view! { <a class="btn btn--quiet" href=door><Icon path=icons::PEOPLE />{say(entrance::i_am_somebody_else)}</a> })
    }
}

/// Asks for the role of presenter, or hands it over.
#[component]
pub fn RoleButtons(view: RoomView) -> impl IntoView {
    let asked = Memo::new(move |_| {
        view.room.with(|room| room.as_ref().and_then(|room| room.presenter?.requested_by)) == view.me.get()
            && view.me.get().is_some()
    });
    let any_other = Memo::new(move |_| view.members.with(|members| members.iter().any(may_take_over)));
    // Present before its words, so that they are announced.
    let told = move || (asked.get() && !view.presents.get()).then(|| text::asked_for_role(reader()));
    let buttons = move || {
        if view.me.get().is_none() {
            return ().into_any();
        }
        if view.presents.get() {
            return view! { <Show when=move || any_other.get()><HandOver view=view /></Show> }.into_any();
        }
        if asked.get() {
            return view! {
                <p class="muted">{say(text::asked_for_role)}</p>
                <button class="btn btn--soft" type="button" on:click=move |_| view.live.ask(Command::Room(RoomCommand::WithdrawRequest))>
                    {say(text::withdraw_request)}
                </button>
            }
            .into_any();
        }
        view! {
            <button class="btn btn--soft" type="button" data-step="" on:click=move |_| view.live.ask(Command::Room(RoomCommand::RequestRole))>
                <Icon path=icons::SCREEN />{say(text::become_presenter)}
            </button>
        }
        .into_any()
    };
    view! { <p class="sr" role="status">{told}</p>{buttons} }
}

/// May this person be given the role?
const fn may_take_over(member: &Member) -> bool {
    !member.presents && member.online
}

/// One question for any number of people: who presents?
#[component]
fn HandOver(view: RoomView) -> impl IntoView {
    let picked = RwSignal::new(String::new());
    let others = move || {
        let others = view.members.get().into_iter().filter(may_take_over);
        others
            .map(|member| {
                let id = member.id.to_string();
                let is_picked = picked.with_untracked(|picked| *picked == id);
                view! { <option value=id selected=is_picked>{member.name}</option> }
            })
            .collect_view()
    };
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        let picked = picked.get_untracked();
        let to = view
            .members
            .with_untracked(|members| members.iter().map(|member| member.id).find(|id| id.to_string() == picked));
        if let Some(to) = to {
            view.live.ask(Command::Room(RoomCommand::HandOver { to }));
        }
    };
    view! {
        <form class="give" on:submit=give>
            <label>
                <span class="label">{say(text::who_presents)}</span>
                <select class="input" required on:change=move |event| picked.set(event_target_value(&event))>
                    <option value="">{say(text::pick_somebody)}</option>
                    {others}
                </select>
            </label>
            <button class="btn btn--soft" type="submit">{say(text::give_role)}</button>
        </form>
    }
}

#[component]
fn NameForm(view: RoomView) -> impl IntoView {
    let own = move || view.own_name().unwrap_or_default();
    let draft = view.live.draft(move || Some(Field::Name)).beginning_with(Signal::derive(own));
    let wording = Wording::new(draft, NAME_MAX);
    view.live.takes_back_into(draft, |command| match command {
        Command::People(PeopleCommand::Rename { name }) => Some((name, None)),
        _ => None,
    });
    let send = move || {
        if let Some(name) = wording.to_send() {
            view.live.ask(Command::People(PeopleCommand::Rename { name }));
            draft.forget();
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! {
        <form class="sheet__name" on:submit=submit>
            <label class="label" for="sheet-name">{say(text::your_name)}</label>
            <WordsBox wording=wording id="sheet-name" autocomplete="given-name" on_enter=Callback::new(move |()| send()) />
            <button class="btn btn--soft" type="submit">{say(text::change_name)}</button>
            <WordsRemarks wording=wording />
        </form>
    }
}

/// Without a facilitator the presenter controls the time.
#[component]
fn TogetherControls(view: RoomView) -> impl IntoView {
    let paused = Memo::new(move |_| {
        view.round.with(|round| round.as_ref().is_some_and(|round| round.timer.paused_at.is_some()))
    });
    let running = Memo::new(move |_| {
        view.round.with(|round| round.as_ref().is_some_and(|round| round.is_open() && !round.must_choose))
    });
    let pause = move |_| {
        let command = if paused.get_untracked() {
            Command::Round(RoundCommand::Resume { rooms: Rooms::All })
        } else {
            Command::Round(RoundCommand::Pause { rooms: Rooms::All })
        };
        view.live.ask(command);
    };
    let add = move |_| view.live.ask(Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 2 }));
    view! {
        <div class="sheet__line">
            <Show when=move || running.get()>
                <button class="btn btn--soft btn--sm" type="button" on:click=pause>
                    {move || if paused.get() { text::resume(reader()) } else { text::pause(reader()) }}
                </button>
                <button class="btn btn--soft btn--sm" type="button" on:click=add><Icon path=icons::PLUS />{say(text::add_two_minutes)}</button>
            </Show>
            <EndSession view=view class="btn btn--soft btn--sm" />
        </div>
    }
}

/// Without a facilitator the presenter ends the session.
#[component]
pub fn EndSession(view: RoomView, class: &'static str) -> impl IntoView {
    let end = move |_| {
        let sure = window().confirm_with_message(text::end_session_sure(untrack(reader))).unwrap_or(false);
        if sure {
            view.live.ask(Command::Lifecycle(LifecycleCommand::End));
        }
    };
    view! { <button class=class type="button" on:click=end><Icon path=icons::STOP />{say(text::end_session)}</button> }
}
