//! Before the start and between rounds: who is here, when it begins, how others join.

use leptos::prelude::*;
use shared::session::{BlockKind, Command, Rooms, RoundCommand, Session, Side};
use shared::text::{board, common, looking_back as back, room as text};

use super::debrief::DebriefInvitation;
use super::notices::FacilitatorMessage;
use super::room_sheet::RoleButtons;
use super::state::dilemmas_run;
use super::take_home_link::TakeHomeLink;
use crate::components::{Icon, Mark, PartLine, PlainTop, icons};
use crate::language::{reader, say};
use crate::model::{Member, RoomView};
use crate::pages::auth::{OnlyHereNotice, origin, typed};

/// A room before its first round.
#[component]
pub fn Lobby(view: RoomView) -> impl IntoView {
    let me = view.me;
    // The people here now have not discussed a dilemma together, though this room had others or they were elsewhere.
    let is_new = Memo::new(move |_| view.room.with(|room| room.as_ref().is_some_and(|room| room.others_rounds() > 0)));
    let hi = move || me.get().and_then(|me| view.name_of(me)).map(|name| text::welcome(reader(), &name));
    let room = move || view.number.get().map(|number| common::room_number(reader(), number.0));
    let may_start = Memo::new(move |_| view.presents.get() && dilemmas_run(view));
    let next = Memo::new(move |_| {
        view.facts.with(|facts| view.room.with(|room| facts.as_ref()?.next_planned(room.as_ref()?)))
    });
    let start = move |_| {
        view.live.ask(Command::Round(RoundCommand::Start { rooms: Rooms::All, dilemma: next.get_untracked() }));
    };
    let first = move || {
        next.get().map_or_else(|| text::next_dilemma(reader()).to_owned(), |next| text::start_dilemma(reader(), next.0))
    };
    let planned = move || {
        view.facts.with(|facts| {
            let facts = facts.as_ref()?;
            Some(text::planned_line(reader(), facts.planned().len(), usize::from(facts.settings.minutes)))
        })
    };
    let code = move || view.facts.with(|facts| facts.as_ref().map(|facts| facts.code.spaced()));
    let address = move || typed(&origin()).to_owned();
    let led = Memo::new(move |_| view.facts.with(|facts| facts.as_ref().is_none_or(|facts| facts.settings.led)));
    // Others may be alone in other rooms, waiting as well.
    let alone = Memo::new(move |_| led.get() && view.members.with(|members| members.len() == 1));
    let line = move |member: Member| {
        let is_me = me.get_untracked() == Some(member.id);
        view! {
            <li class="mem" class:mem--presenter=member.presents class:mem--wait=!member.online class:mem--me=is_me>
                <span>{crate::hyphens::written(member.name)}</span>
                {is_me.then(|| view! { <small>{say(text::you)}</small> })}
                {(!member.online).then(|| view! { <small>{say(text::is_away)}</small> })}
                {member.follows.then(|| view! { <small>{say(text::follows_debrief)}</small> })}
                {member.presents.then(|| view! { <small><Icon path=icons::SCREEN /><span>{say(common::presenter)}": "{say(text::presenter_does)}</span></small> })}
            </li>
        }
    };
    view! {
        <main class="lobby" id="content" tabindex="-1">
            <div class="lobby__in">
                <div class="lobby__head">
                    <p class="lobby__hi">{move || hi().map(crate::hyphens::with_name)}</p>
                    <h1>{room}</h1>
                    <Show when=move || led.get()><PartLine live=view.live /></Show>
                    <p class="lobby__new" role="status">{move || is_new.get().then(|| back::new_group(reader()))}</p>
                </div>
                <section class="lobby__list" aria-label=say(text::in_this_room)>
                    <ul>{move || view.members.get().into_iter().map(line).collect_view()}</ul>
                    <div role="status">{move || alone.get().then(|| view! { <p class="notice"><span>{say(text::alone_here)}</span></p> })}</div>
                    <div class="lobby__line"><RoleButtons view=view /></div>
                    <p class="lobby__code"><span class="muted">{say(text::others_join)}</span><b>{address}</b><b class="num">{code}</b></p>
                    <OnlyHereNotice only_without_way=true />
                    <Show when=move || led.get()><p class="muted">{say(text::facilitator_can_look)}</p></Show>
                </section>
            </div>
            <section class="split split--rest lobby__split">
                <div class="split__load">
                    <Mark side=Side::Left size="3rem" />
                    <div role="status"><h2>{move || if may_start.get() { text::you_start(reader()) } else { text::we_start_soon(reader()) }}</h2></div>
                    <Mark side=Side::Right size="3rem" />
                </div>
                <div class="split__fields">
                    <div class="field field--l is-lit"><p>{planned}</p></div>
                    <div class="field field--r is-lit"><p>{say(text::must_choose_each_time)}</p></div>
                </div>
            </section>
            <Show when=move || may_start.get()>
                <div class="dock lobby__start">
                    <button class="btn btn--main btn--lg" type="button" data-step="" on:click=start>{first}<Icon path=icons::FORWARD /></button>
                </div>
            </Show>
        </main>
    }
}

/// The page of somebody who is in no room.
#[component]
pub fn Unplaced(view: RoomView) -> impl IntoView {
    let name = move || view.own_name();
    let fact = move |read: fn(&Session) -> bool| {
        Memo::new(move |_| view.facts.with(|facts| facts.as_ref().is_some_and(|facts| read(facts))))
    };
    let is_over = fact(|facts| facts.ended_at.is_some());
    let has_begun = fact(|facts| !facts.had.is_empty());
    let debriefs = fact(|facts| facts.running_kind() == Some(BlockKind::Debrief));
    let says = move || match (is_over.get(), debriefs.get()) {
        (true, _) => board::session_over(reader()),
        (false, true) => text::not_placed_in_debrief(reader()),
        (false, false) => text::not_placed(reader()),
    };
    view! {
        <div class="page">
            <PlainTop />
            <FacilitatorMessage words=view.words() />
            <Show when=move || !is_over.get()><DebriefInvitation /></Show>
            <main id="content" class="plain" tabindex="-1">
                <h1>{name}</h1>
                <Show when=move || !debriefs.get()><PartLine live=view.live /></Show>
                <p class="plain__say">{says}</p>
                <Show when=move || has_begun.get()><p><TakeHomeLink live=view.live /></p></Show>
            </main>
        </div>
    }
}
