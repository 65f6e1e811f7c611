//! The board before anything happens: how people join, and what to do first.

use leptos::prelude::*;
use shared::session::{Command, ProgrammeCommand};
use shared::text::{board as text, parts, rehearsal};

use super::sidebar::spelled;
use super::state::{Dialog, FacilitatorState};
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::pages::auth::join_link;

/// The code, as large as possible while nobody has joined; then, what to start with.
#[component]
pub fn EmptyState(board: FacilitatorState) -> impl IntoView {
    let code = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().map(|facts| facts.code)));
    let alone = Memo::new(move |_| board.people.with(|people| people.is_empty()));
    let next_block = Memo::new(move |_| {
        let facts = board.facts.get()?;
        let next = facts.next_block().filter(|_| facts.block.is_none() && facts.ended_at.is_none())?;
        Some((next.id, next.plan.clone(), facts.had.is_empty()))
    });
    let is_rehearsal =
        Memo::new(move |_| board.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.settings.rehearsal)));
    let begun =
        Memo::new(move |_| board.summaries.with(|summaries| summaries.iter().any(|summary| summary.round.is_some())));
    let door = move || {
        code.get().filter(|_| alone.get() && !board.ended.get()).map(|code| {
            let link = join_link(code);
            view! {
                <div class="first__door">
                    <p class="first__code num">
                        <span aria-hidden="true">{code.spaced()}</span>
                        <span class="sr">{move || text::code_is(reader(), &spelled(code))}</span>
                    </p>
                    <p>{say(text::nobody_joined_yet)}</p>
                    <p><b>{link.split_once("://").map_or(link.clone(), |(_, rest)| rest.to_owned())}</b></p>
                </div>
            }
        })
    };
    let start = move || {
        next_block.get().filter(|_| !begun.get()).map(|(block, plan, is_first)| view! {
        <div class="first__start">
            <p>{say(if is_first { text::not_begun_yet } else { text::not_going_yet })}</p>
            <button class="btn btn--main btn--lg" type="button" on:click=move |_| board.ask(Command::Programme(ProgrammeCommand::StartBlock { from: None, block }))>
                <Icon path=icons::PLAY />
                {move || text::start_block(reader(), &parts::title(reader(), &plan))}
            </button>
            {(is_first && !is_rehearsal.get()).then(|| view! {
                <button class="btn btn--soft" type="button" on:click=move |_| board.dialog.set(Some(Dialog::Rehearse))>{say(rehearsal::rehearse)}</button>
            })}
        </div>
    })
    };
    view! { <div class="first">{door}{start}</div> }
}
