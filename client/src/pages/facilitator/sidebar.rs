//! The sidebar: the programme, the current block, and how people join.

use std::collections::BTreeMap;

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::session::{AccessCommand, Block, Command, RunningBlock};
use shared::text::{board as text, parts};
use shared::time::Timestamp;

use super::aggregates::{by_dilemma, where_rooms_are};
use super::state::{Deed, FacilitatorState, Question};
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
                <h2>{say(text::programme)}</h2>
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
        board.facts.with(|facts| facts.as_ref().map(|facts| (facts.programme.clone(), facts.block))).unwrap_or_default()
    });
    let runs = move || plan.with(|(_, running)| running.is_some());
    let items =
        move || {
            let (programme, running) = plan.get();
            let starts = starts(&programme, running);
            let first = programme.iter().position(|block| block.kind.has_rounds());
            let items = programme.into_iter().zip(starts).enumerate();
            items.map(|(index, (block, start))| view! {
            <Item board=board block=block start=start index=index is_first_with_rounds={first == Some(index)} />
        }).collect_view()
        };
    view! { <ol class="prog" class:prog--still=move || !runs()>{items}</ol> }
}

#[component]
fn Item(
    board: FacilitatorState,
    block: Block,
    start: Option<Timestamp>,
    index: usize,
    is_first_with_rounds: bool,
) -> impl IntoView {
    let index = u16::try_from(index).unwrap_or(u16::MAX);
    let running = board.facts.with_untracked(|facts| facts.as_ref().and_then(|facts| facts.block));
    let is_now = running.is_some_and(|running| running.index == index);
    let is_done = running.is_some_and(|running| index < running.index);
    let name = move || parts::name(reader(), block.kind);
    let minutes = move || text::minutes(reader(), block.minutes);
    let content = match running.filter(|running| running.index == index) {
        Some(running) => view! {
            <span class="prog__on">
                <b>{name}</b>
                <small>{move || text::until(reader(), &clock_time(running.ends, reader()))}</small>
            </span>
        }
        .into_any(),
        None => view! {
            <button
                class="prog__on"
                type="button"
                disabled=move || board.ended.get()
                on:click=move |_| start_block(board, index)
            >
                <b><span class="sr">{say(text::start)}" "</span>{name}</b>
                <small>{move || if is_done { say(text::block_done)().to_owned() } else { minutes() }}</small>
            </button>
        }
        .into_any(),
    };
    let shows_dilemmas = is_now && block.kind.has_rounds() || running.is_none() && is_first_with_rounds;
    view! {
        <li class:is-done=is_done aria-current=is_now.then_some("step")>
            <time class="num">{move || start.map(|start| clock_time(start, reader()))}</time>
            {content}
            {shows_dilemmas.then(|| view! { <Dilemmas board=board /> })}
        </li>
    }
}

/// Starts a block; asks first if that ends rounds.
fn start_block(board: FacilitatorState, block: u16) {
    let Some(command) = board.facts.with_untracked(|facts| Some(facts.as_ref()?.step_to_block(block))) else { return };
    if board.any_open() {
        board.ask_first(Question {
            title: text::ask_start_block,
            explained: text::ask_ends_rounds,
            yes: text::yes_start_block,
            deed: Deed::Ask(command),
        });
    } else {
        board.ask(command);
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
                let planned = facts.settings.planned;
                facts.numbered_dilemmas().map(|(number, dilemma)| {
                let question = dilemma.text(reader()).question.clone();
                let is_spare = number.0 > planned;
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
        <button
            class="btn btn--soft btn--sm invite__door"
            type="button"
            aria-label=label
            title=explained
            disabled=move || board.ended.get()
            on:click=move |_| board.act(Command::Access(AccessCommand::LockDoor { locked: !locked.get_untracked() }))
        >
            {move || view! { <Icon path=if locked.get() { icons::UNLOCK } else { icons::LOCK } /> }}
            <span>{label}</span>
        </button>
    }
}

/// Letter by letter, as a screen reader should say it.
pub fn spelled(code: JoinCode) -> String {
    code.to_string().chars().flat_map(|letter| [letter, ' ']).collect()
}

/// When each block started or will start, as far as that follows from the one that runs.
fn starts(programme: &[Block], running: Option<RunningBlock>) -> Vec<Option<Timestamp>> {
    let mut next = None;
    let start = |(index, block): (u16, &Block)| match running {
        Some(running) if running.index == index => {
            next = Some(running.ends);
            Some(running.ends + -block.planned())
        }
        _ => {
            let start = next;
            next = next.map(|start| start + block.planned());
            start
        }
    };
    (0..).zip(programme).map(start).collect()
}

#[cfg(test)]
mod tests {
    use shared::session::BlockKind;
    use shared::time::MINUTE;

    use super::*;

    #[test]
    fn the_times_of_later_blocks_follow_from_the_one_that_runs() {
        let block = |minutes| Block { kind: BlockKind::Talk, minutes };
        let programme = [block(10), block(20), block(5), block(1)];
        let running = RunningBlock { index: 1, ends: Timestamp(100 * MINUTE) };
        let minute = |minutes: i64| Some(Timestamp(minutes * MINUTE));
        assert_eq!(starts(&programme, Some(running)), [None, minute(80), minute(100), minute(105)]);
        assert_eq!(starts(&programme, None), [None; 4]);
    }
}
