//! One part: when it was or will be, what can be done with it now, and its form.

use leptos::prelude::*;
use shared::ids::BlockId;
use shared::session::{Command, ProgrammeCommand, Session};
use shared::text::{board, parts, programme as text};
use shared::time::{MINUTE, Timestamp};

use super::edit::{EditPart, Refused, title_draft};
use crate::components::{Icon, Sure, clock_digits, clock_time, icons};
use crate::language::{Words, reader, say};
use crate::model::RunningPart;
use crate::pages::entrance::fields::focus_on;
use crate::pages::facilitator::state::FacilitatorState;
use crate::pages::facilitator::steering::{end_block, start_block};
use crate::pages::facilitator::timetable::beginnings;

/// How far a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Runs,
    /// When it last began and ended.
    Had(Timestamp, Timestamp),
    Skipped,
    Comes,
}

impl Standing {
    fn of(session: &Session, id: BlockId) -> Self {
        if session.ended_at.is_none() && session.running_id() == Some(id) {
            return Self::Runs;
        }
        match session.had.get(&id) {
            Some(had) => Self::Had(had.began, had.ended.unwrap_or(had.began)),
            None if session.was_skipped(id) => Self::Skipped,
            None => Self::Comes,
        }
    }
}

/// The minutes that one press adds to the part that runs, or takes away.
const STEPS: [i16; 3] = [-2, 2, 5];

/// A part of the programme.
#[component]
pub fn PartRow(board: FacilitatorState, id: BlockId) -> impl IntoView {
    let facts = board.facts;
    let plan = Memo::new(move |_| facts.with(|facts| Some(facts.as_ref()?.block_of(id)?.plan.clone())));
    let standing =
        Memo::new(move |_| facts.with(|facts| facts.as_ref().map_or(Standing::Comes, |facts| Standing::of(facts, id))));
    let begins = Memo::new(move |_| {
        let minute = board.second.get();
        facts.with(|facts| {
            let all = facts.as_ref().map(|facts| beginnings(facts, minute)).unwrap_or_default();
            all.into_iter().find(|(of, _)| *of == id)?.1
        })
    });
    let title = move || plan.with(|plan| plan.as_ref().map(|plan| parts::title(reader(), plan))).unwrap_or_default();
    let draft = title_draft(board, id, plan);
    let editing = RwSignal::new(draft.is_kept());
    let back = RwSignal::new(None::<Refused>);
    board.live.takes_back(move |command| match command {
        Command::Programme(ProgrammeCommand::ChangeBlock { block, over, plan }) if *block == id => {
            back.set(Some(Refused { over: over.clone(), plan: plan.clone() }));
            editing.set(true);
            // A title that was left alone follows the present one.
            plan.title == over.title
                || draft.take_back(plan.title.as_deref().unwrap_or_default(), over.title.as_deref())
        }
        _ => false,
    });
    let is_now = Memo::new(move |_| standing.get() == Standing::Runs);
    let says = move || {
        let minutes = plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.minutes));
        let clock = |moment| clock_time(moment, reader());
        match standing.get() {
            Standing::Runs => String::new(),
            Standing::Had(began, ended) => text::was_had(reader(), &clock(began), &clock(ended)),
            Standing::Skipped => text::was_skipped(reader()).to_owned(),
            Standing::Comes => board::minutes(reader(), minutes),
        }
    };
    let on = move || !board.ended.get();
    view! {
        <li class="plan__row" class:is-done=move || matches!(standing.get(), Standing::Had(..) | Standing::Skipped) aria-current=move || is_now.get().then_some("step")>
            <div class="plan__head">
                <time class="num">{move || begins.get().map(|begins| clock_time(begins, reader()))}</time>
                <p class="plan__name"><b>{move || crate::hyphens::written(title())}</b>" "<small>{says}</small></p>
                <div class="plan__do">
                    <Show when=move || on() && !is_now.get()>
                        <button class="btn btn--sm plan__start" type="button" aria-label=move || text::start_part(reader(), &title()) on:click=move |_| start_block(board, id)>
                            <Icon path=icons::PLAY />
                            <span>{move || if matches!(standing.get(), Standing::Had(..)) { say(text::go_back)() } else { say(board::start)() }}</span>
                        </button>
                    </Show>
                    <Show when=on>
                        <button class="btn btn--quiet btn--sm" type="button" aria-expanded=move || editing.get().to_string() aria-label=move || text::change_part(reader(), &title()) on:click=move |_| editing.update(|editing| *editing = !*editing)>
                            <Icon path=icons::PENCIL />
                        </button>
                    </Show>
                </div>
            </div>
            <Show when=move || is_now.get()><Clock board=board id=id /></Show>
            <Show when=move || editing.get() && on()>
                <EditPart board=board id=id plan=plan draft=draft editing=editing back=back />
                <Place board=board id=id title=Signal::derive(title) />
                <Show when=move || matches!(standing.get(), Standing::Comes | Standing::Skipped)>
                    <Sure label=text::remove_part explained=text::remove_part_sure on_yes=move || board.ask(Command::Programme(ProgrammeCommand::RemoveBlock { block: id })) />
                </Show>
            </Show>
        </li>
    }
}

/// The time of the part that runs, and what can be done with it.
#[component]
fn Clock(board: FacilitatorState, id: BlockId) -> impl IntoView {
    let part = board.live.running_part();
    let left = board.live.part_left(part);
    let digits = Memo::new(move |_| clock_digits(left.get()));
    let is_paused = Memo::new(move |_| part.with(|part| part.as_ref().is_some_and(RunningPart::is_paused)));
    let until = move || {
        part.with(|part| {
            let part = part.as_ref()?;
            Some(if part.is_paused() {
                board::all_paused(reader()).to_owned()
            } else {
                board::until(reader(), &clock_time(part.running.ends, reader()))
            })
        })
    };
    let ask = move |command| board.ask(Command::Programme(command));
    let pause = move |_| {
        ask(if is_paused.get_untracked() {
            ProgrammeCommand::ResumeBlock { block: id }
        } else {
            ProgrammeCommand::PauseBlock { block: id }
        });
    };
    let steps = STEPS.map(|minutes| {
        let label = move || match minutes {
            ..0 => text::fewer_minutes(reader(), minutes.unsigned_abs()),
            _ => text::more_minutes(reader(), minutes.unsigned_abs()),
        };
        let sign = if minutes < 0 { "−" } else { "+" };
        view! {
            <button class="btn btn--soft btn--sm num" type="button" data-repeats="" aria-label=label disabled=move || minutes < 0 && left.get() < MINUTE / 60 on:click=move |_| ask(ProgrammeCommand::ExtendBlock { block: id, minutes })>
                {format!("{sign}{}", minutes.unsigned_abs())}
            </button>
        }
    });
    view! {
        <div class="plan__clock">
            <p><b class="num" role="timer" translate="no">{digits}</b>" "<small>{until}</small></p>
            <div>
                <button class="btn btn--soft btn--sm" class:btn--main=is_paused type="button" on:click=pause>
                    {move || view! { <Icon path=if is_paused.get() { icons::PLAY } else { icons::PAUSE } /> }}
                    <span>{move || if is_paused.get() { say(board::resume)() } else { say(board::pause)() }}</span>
                </button>
                <span class="plan__steps" role="group" aria-label=say(text::time_of_part)>{steps.into_iter().collect_view()}</span>
                <button class="btn btn--soft btn--sm" type="button" on:click=move |_| end_block(board)><Icon path=icons::STOP /><span>{say(text::end)}</span></button>
            </div>
        </div>
    }
}

/// Its place in the order.
#[component]
fn Place(board: FacilitatorState, id: BlockId, title: Signal<String>) -> impl IntoView {
    let facts = board.facts;
    let order = Memo::new(move |_| {
        facts
            .with(|facts| facts.as_ref().map(|facts| facts.programme.iter().map(|block| block.id).collect::<Vec<_>>()))
            .unwrap_or_default()
    });
    // The row moves once the server has answered, and would take the focus with it.
    let moved = StoredValue::new(None::<&'static str>);
    Effect::new(move |_| {
        order.track();
        if let Some(mark) = moved.try_update_value(Option::take).flatten() {
            focus_on(format!("part-{mark}-{id}"));
        }
    });
    let place = move || order.with(|order| order.iter().position(|one| *one == id));
    let step = move |by: isize, mark: &'static str| {
        let Some(place) = untrack(place) else { return };
        // After the part before the previous one, or after the next.
        let after = place.checked_add_signed(if by < 0 { -2 } else { 1 });
        let after = order.with_untracked(|order| after.and_then(|after| order.get(after).copied()));
        board.ask(Command::Programme(ProgrammeCommand::MoveBlock { block: id, after }));
        moved.set_value(Some(mark));
    };
    let button = move |by: isize, mark: &'static str, label: Words, at_end: Signal<bool>, icon: &'static str| {
        view! {
            <button
                class="btn btn--soft btn--sm"
                type="button"
                id=format!("part-{mark}-{id}")
                data-repeats=""
                aria-label=move || format!("{}: {}", label(reader()), title.get())
                aria-disabled=move || at_end.get().then_some("true")
                on:click=move |_| if !at_end.get_untracked() { step(by, mark) }
            >
                <Icon path=icon /><span>{say(label)}</span>
            </button>
        }
    };
    let is_first = Signal::derive(move || place().is_none_or(|place| place == 0));
    let is_last = Signal::derive(move || place().is_none_or(|place| order.with(|order| place + 1 >= order.len())));
    view! {
        <div class="plan__place">
            {button(-1, "earlier", text::earlier, is_first, icons::UP)}
            {button(1, "later", text::later, is_last, icons::DOWN)}
        </div>
    }
}
