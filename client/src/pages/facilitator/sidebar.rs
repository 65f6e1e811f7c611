//! The sidebar: the programme, the current block, and how people join.

use std::collections::BTreeMap;

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::session::{AccessCommand, Block, Command};
use shared::text::{board as text, parts, programme};
use shared::time::Timestamp;

use super::aggregates::{by_dilemma, where_rooms_are};
use super::state::{Dialog, FacilitatorState};
use super::steering::start_block;
use super::timetable::beginnings;
use crate::components::{Brand, Icon, LanguageSwitch, clock_time, copy_text, icons};
use crate::language::{reader, say};
use crate::pages::auth::{join_link, origin, qr_code, typed};

/// The programme's blocks in order, and how to join.
#[component]
pub fn Sidebar(board: FacilitatorState) -> impl IntoView {
    let code = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().map(|facts| facts.code)));
    view! {
        <aside class="rail" aria-label=say(text::programme_and_join)>
            <Brand home=false />
            <nav aria-label=say(text::programme) tabindex="0">
                <div class="rail__head">
                    <h2>{say(text::programme)}</h2>
                    <button class="btn btn--soft btn--sm rail__change" type="button" aria-label=say(programme::change_programme) on:click=move |_| board.dialog.set(Some(Dialog::Programme))>
                        <Icon path=icons::PENCIL /><span>{say(programme::change)}</span>
                    </button>
                </div>
                <Programme board=board />
            </nav>
            {move || code.get().map(|code| view! { <Invite board=board code=code /> })}
        </aside>
    }
}

/// Letters above which the address goes below the QR code, where it has the whole width of the sidebar.
const LONG_HOST: usize = 24;

#[component]
fn Programme(board: FacilitatorState) -> impl IntoView {
    let plan = Memo::new(move |_| {
        board
            .facts
            .with(|facts| facts.as_ref().map(|facts| (facts.programme.clone(), facts.block, facts.had.clone())))
            .unwrap_or_default()
    });
    let runs = move || plan.with(|(_, running, _)| running.is_some());
    let items = move || {
        let (programme, ..) = plan.get();
        let now = board.second.get_untracked();
        let starts = board.facts.with_untracked(|facts| facts.as_ref().map(|facts| beginnings(facts, now)));
        let first = programme.iter().find(|block| block.plan.kind.has_rounds()).map(|block| block.id);
        programme
            .into_iter()
            .zip(starts.unwrap_or_default())
            .map(|(block, (_, start))| {
                let is_first_with_rounds = first == Some(block.id);
                view! { <Item board=board block=block start=start is_first_with_rounds=is_first_with_rounds /> }
            })
            .collect_view()
    };
    view! { <ol class="prog" class:prog--still=move || !runs()>{items}</ol> }
}

#[component]
fn Item(board: FacilitatorState, block: Block, start: Option<Timestamp>, is_first_with_rounds: bool) -> impl IntoView {
    let id = block.id;
    let (running, is_done) = board.facts.with_untracked(|facts| {
        let facts = facts.as_ref();
        let had = facts.and_then(|facts| facts.had.get(&id));
        (facts.and_then(|facts| facts.block), had.is_some_and(|had| had.ended.is_some()))
    });
    let is_now = running.is_some_and(|running| running.id == id);
    let (minutes, has_rounds) = (block.plan.minutes, block.plan.kind.has_rounds());
    let plan = block.plan;
    let name = move || crate::hyphens::written(parts::title(reader(), &plan));
    let minutes = move || text::minutes(reader(), minutes);
    let content = match running.filter(|running| running.id == id) {
        Some(running) => view! {
            <span class="prog__on">
                <b>{name}</b>
                <small>{move || text::until(reader(), &clock_time(running.ends, reader()))}</small>
            </span>
        }
        .into_any(),
        None => (move || {
            let name = name.clone();
            let how_far = move || if is_done { say(text::block_done)().to_owned() } else { minutes() };
            if board.ended.get() {
                view! { <span class="prog__on"><b>{name}</b><small>{how_far}</small></span> }.into_any()
            } else {
                view! {
                    <button class="prog__on" type="button" on:click=move |_| start_block(board, id)>
                        <b><span class="sr">{say(text::start)}" "</span>{name}</b>
                        <small>{how_far}</small>
                    </button>
                }
                .into_any()
            }
        })
        .into_any(),
    };
    let shows_dilemmas = is_now && has_rounds || running.is_none() && is_first_with_rounds;
    view! {
        <li class:is-done=is_done aria-current=is_now.then_some("step")>
            <time class="num">{move || start.map(|start| clock_time(start, reader()))}</time>
            {content}
            {shows_dilemmas.then(|| view! { <Dilemmas board=board /> })}
        </li>
    }
}

/// The dilemmas of the session, with how many rooms are at each.
#[component]
fn Dilemmas(board: FacilitatorState) -> impl IntoView {
    let counts = Memo::new(move |_| {
        let all = board.summaries.with(|summaries| by_dilemma(summaries));
        all.into_iter().map(|at| (at.dilemma, (at.busy, at.done()))).collect::<BTreeMap<_, _>>()
    });
    let present = Memo::new(move |_| board.summaries.with(|summaries| where_rooms_are(summaries)));
    let items = move || {
        let facts = board.facts.get();
        facts
            .into_iter()
            .flat_map(|facts| {
                let planned = facts.planned();
                facts.numbered_dilemmas().map(|(number, dilemma)| {
                let question = dilemma.text(reader()).question.clone();
                let is_spare = !planned.contains(&number);
                let count = move || counts.with(|counts| counts.get(&number).copied()).unwrap_or_default();
                view! {
                    <li class:on=move || present.with(|present| present.contains(&number))>
                        <b class="num">{number.0}</b>
                        <span>
                            <span class="prog__question">{crate::hyphens::of_dilemma(question)}</span>
                            {is_spare.then(|| view! { " " <small>{say(text::spare)}</small> })}
                            {move || rooms_at(count()).map(|rooms| view! { <small class="prog__at">{rooms}</small> })}
                        </span>
                    </li>
                }
            }).collect::<Vec<_>>()
            })
            .collect_view()
    };
    view! { <ol class="prog__sub" aria-label=say(parts::dilemmas)>{items}</ol> }
}

fn rooms_at((busy, done): (usize, usize)) -> Option<String> {
    match (busy, done) {
        (0, 0) => None,
        (busy, 0) => Some(text::rooms_busy(reader(), busy)),
        (0, done) => Some(text::rooms_done(reader(), done)),
        (busy, done) => Some(text::rooms_busy_and_done(reader(), busy, done)),
    }
}

/// How people join: the code, its QR code, and the link to copy.
#[component]
fn Invite(board: FacilitatorState, code: JoinCode) -> impl IntoView {
    // Changes once the server has given its public address.
    let host = Memo::new(move |_| typed(&origin()).to_owned());
    let is_long = move || host.with(|host| host.chars().count() > LONG_HOST);
    view! {
        <div class="invite">
            <img class="qr" src=qr_code(code) alt=say(text::qr_code) width="92" height="92" />
            <p class="invite__at" class:is-long=is_long>{say(text::join_at)}" "<b>{move || host.with(|host| breaking_between_parts(host))}</b></p>
            <p class="invite__code num">
                <span aria-hidden="true">{code.spaced()}</span>
                <span class="sr">{move || text::code_is(reader(), &spelled(code))}</span>
            </p>
            <button
                class="btn btn--soft btn--sm invite__copy"
                type="button"
                aria-label=say(text::copy_link)
                on:click=move |_| copy_text(join_link(code), move || {
                    board.told.try_set(Some(text::link_copied));
                })
            >
                <Icon path=icons::COPY />
                <span>{say(text::copy)}</span>
            </button>
            <Door board=board />
            <LanguageSwitch />
        </div>
    }
}

/// An address that breaks after its dots, colons and slashes, never inside a name or a number.
fn breaking_between_parts(address: &str) -> Vec<impl IntoView + use<>> {
    address.split_inclusive(['.', ':', '/']).map(|part| view! { {part.to_owned()}<wbr /> }).collect()
}

/// Whether the door is open, and the button that changes that.
#[component]
fn Door(board: FacilitatorState) -> impl IntoView {
    let locked = Memo::new(move |_| board.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.door_locked)));
    let label = move || if locked.get() { text::unlock_door(reader()) } else { text::lock_door(reader()) };
    let explained = move || {
        if locked.get() { text::unlock_door_explained(reader()) } else { text::lock_door_explained(reader()) }
    };
    view! {
        {move || locked.get().then(|| view! { <p class="flag invite__locked"><Icon path=icons::LOCK />{say(text::door_locked)}</p> })}
        <Show when=move || !board.ended.get()>
            <button
                class="btn btn--soft btn--sm invite__door"
                type="button"
                aria-label=label
                title=explained
                on:click=move |_| board.act(Command::Access(AccessCommand::LockDoor { locked: !locked.get_untracked() }))
            >
                {move || view! { <Icon path=if locked.get() { icons::UNLOCK } else { icons::LOCK } /> }}
                <span>{label}</span>
            </button>
        </Show>
    }
}

/// Letter by letter, as a screen reader should say it.
pub fn spelled(code: JoinCode) -> String {
    code.to_string().chars().flat_map(|letter| [letter, ' ']).collect()
}
