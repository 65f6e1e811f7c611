//! A break on a participant's own page, whether or not they are in a room: the time at which the session continues,
//! and one button.

use leptos::prelude::*;
use shared::ids::BlockId;
use shared::session::{Command, ProgrammeCommand};
use shared::text::{common, connection, hall, parts, room as text};
use shared::wire::Identity;

use super::debrief::DebriefInvitation;
use super::notices::FacilitatorMessage;
use super::take_home_link::TakeHomeLink;
use crate::components::{Icon, PartTimer, PlainTop, clock_time, icons};
use crate::language::{reader, say};
use crate::model::{Live, RoomView};

/// The page.
#[component]
pub fn BreakPage(view: RoomView) -> impl IntoView {
    let not_chosen = Memo::new(move |_| {
        let round = view.round.get().filter(|round| !round.is_open() && round.choice().is_none())?;
        Some(round.dilemma)
    });
    view! {
        <div class="page">
            <PlainTop />
            <FacilitatorMessage words=view.words() />
            <DebriefInvitation />
            <main id="content" class="interlude interlude--break" tabindex="-1">
                <OwnBreak live=view.live />
                <p class="interlude__next"><TakeHomeLink live=view.live /></p>
                {move || not_chosen.get().map(|dilemma| view! { <p class="interlude__next">{text::not_chosen_before_this(reader(), dilemma.0)}</p> })}
            </main>
        </div>
    }
}

/// When the session continues, what comes next, and *Ik ben er weer*.
#[component]
pub fn OwnBreak(live: Live) -> impl IntoView {
    let part = live.running_part();
    let left = live.part_left(part);
    let is_over = Memo::new(move |_| left.get() == 0);
    let title = move || part.with(|part| part.as_ref().map(|part| crate::hyphens::written(part.title(reader()))));
    let until = move || {
        part.with(|part| {
            let part = part.as_ref()?;
            Some(if part.is_paused() {
                text::paused_now(reader()).to_owned()
            } else if is_over.get() {
                hall::we_go_on_soon(reader()).to_owned()
            } else {
                common::go_on_at(reader(), &clock_time(part.running.ends, reader()))
            })
        })
    };
    let next = move || part.with(|part| part.as_ref()?.what_comes_next(reader()));
    let caption = Signal::derive(move || common::to_go(reader()).to_owned());
    let block = Memo::new(move |_| part.with(|part| part.as_ref().map(|part| part.running.id)));
    view! {
        <p class="interlude__name">{title}</p>
        <div role="status"><h1 class="interlude__until">{until}</h1></div>
        <div class="interlude__time"><PartTimer live=live part=part caption=caption /></div>
        <p class="interlude__next">{next}</p>
        {move || block.get().map(|block| view! { <ComeBack live=live block=block /> })}
    }
}

#[component]
fn ComeBack(live: Live, block: BlockId) -> impl IntoView {
    let (facts, identity) = (live.facts(), live.identity());
    let is_back = Memo::new(move |_| {
        let asked = live.under_way(|command| match command {
            Command::Programme(ProgrammeCommand::ComeBack { block: of, .. }) if *of == block => Some(true),
            _ => None,
        });
        let Some(Identity::Participant(me)) = identity.get() else { return false };
        asked.unwrap_or_else(|| {
            facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.collected.back.contains(&me)))
        })
    });
    let is_unsent = live.is_unsent(
        move |command| matches!(command, Command::Programme(ProgrammeCommand::ComeBack { block: of, .. }) if *of == block),
    );
    // A press without a connection says nothing about the same break when it is held again.
    let began = move || facts.with_untracked(|facts| facts.as_ref()?.had.get(&block).map(|had| had.began));
    let press = move |_| live.ask(Command::Programme(ProgrammeCommand::ComeBack { block, began: began() }));
    view! {
        <div class="interlude__back">
            // Present before its words, so that they are announced.
            <p role="status">{move || is_back.get().then(|| view! { <Icon path=icons::CHECK />{parts::you_are_back(reader())} })}</p>
            {move || is_unsent.get().then(|| view! { <small>"("{say(connection::still_to_be_sent)}")"</small> })}
            <Show when=move || !is_back.get()>
                <button class="btn btn--main btn--lg" type="button" data-step="" on:click=press>{say(parts::i_am_back)}</button>
            </Show>
        </div>
    }
}
