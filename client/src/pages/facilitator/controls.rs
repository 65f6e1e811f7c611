//! The controls for all rooms, and for selected ones.

use leptos::prelude::*;
use shared::ids::ParticipantId;
use shared::limits::REMOVED_AT_ONCE_MAX;
use shared::session::{Block, Command, NextDilemma, Participant, PeopleCommand, Rejection, Rooms};
use shared::text::{board as text, parts};

use super::aggregates::{able_to_start, startable};
use super::menu::More;
use super::next_step::{leads_to_debrief, next_step};
use super::state::{Dialog, FacilitatorState, Tab};
use super::steering::start_next_part;
use super::time_controls::TimeControls;
use super::undo::is_meant;
use crate::components::{Icon, Sure, icons};
use crate::language::{reader, say};

/// Pause, extra time, a message to all; the next round; the debrief.
#[component]
pub fn Controls(board: FacilitatorState) -> impl IntoView {
    let all = Signal::derive(|| Rooms::All);
    let has_time = Memo::new(move |_| {
        board.tab.get() == Tab::Rooms || board.summaries.with(|summaries| summaries.iter().any(|summary| summary.open))
    });
    let goes_on = move || !board.ended.get();
    let some_are_selected = move || board.rows.selected.with(|selected| !selected.is_empty());
    view! {
        <section class="ctrl" aria-label=say(text::controls)>
            <Show when=move || has_time.get()>
                <TimeControls board=board rooms=all label=text::extra_time_for_all />
            </Show>
            <Show when=goes_on>
                <button class="btn btn--soft ctrl__word" type="button" on:click=move |_| board.write_to(Rooms::All)>
                    <Icon path=icons::MESSAGE />
                    <span>{say(text::message_to_all)}</span>
                </button>
            </Show>
            <button class="btn btn--soft ctrl__links" type="button" on:click=move |_| board.dialog.set(Some(Dialog::Links))>
                <Icon path=icons::LINK />
                <span>{say(text::links)}</span>
            </button>
            <More board=board />
            // Names the reach of this bar while the bar for selected groups is also shown.
            <span class="ctrl__gap muted">{move || some_are_selected().then(|| text::for_all_groups(reader()))}</span>
            <Show when=goes_on><NextStep board=board /></Show>
            <ToDebrief board=board />
        </section>
    }
}

/// The same for the selected rooms, as long as there are any.
#[component]
pub fn SelectedControls(board: FacilitatorState) -> impl IntoView {
    let rows = board.rows;
    let count = Memo::new(move |_| rows.selected.with(|selected| selected.len()));
    let rooms = Signal::derive(move || rows.meant());
    let words = move || text::selected_many(reader(), count.get());
    view! {
        <p class="sr" role="status">{move || (count.get() > 0).then(words)}</p>
        <Show when=move || count.get() != 0>
            <section class="bulk" aria-label=say(text::for_selected)>
                <p class="bulk__say">{words}</p>
                <TimeControls board=board rooms=rooms label=text::extra_time_for_selected />
                <Show when=move || !board.ended.get()>
                    <button class="btn btn--soft ctrl__word" type="button" on:click=move |_| board.write_to(rooms.get_untracked())>
                        <Icon path=icons::MESSAGE />
                        <span>{say(text::message)}</span>
                    </button>
                    <Show when=move || count.get() == 2>
                        <button class="btn btn--soft bulk__merge" type="button" on:click=move |_| board.dialog.set(Some(Dialog::MergeRooms))>
                            <Icon path=icons::PEOPLE />
                            <span>{say(text::merge)}</span>
                        </button>
                    </Show>
                    <StartNext board=board rooms=rooms />
                </Show>
                <Sure label=text::remove_selected explained=text::remove_selected_sure on_yes=move || remove_all_in(board, &rooms.get_untracked()) />
                <button class="btn btn--quiet bulk__clear" type="button" aria-label=say(text::clear_selection) on:click=move |_| rows.select_all(false)>
                    <Icon path=icons::CROSS />
                </button>
            </section>
        </Show>
    }
}

/// Removes everybody in these rooms from the session, for example a stranger's made-up participants.
fn remove_all_in(board: FacilitatorState, rooms: &Rooms) {
    let Rooms::Only(rooms) = rooms else { return };
    let people: Vec<ParticipantId> = board.people.with_untracked(|people| {
        let is_in = |person: &Participant| person.room.is_some_and(|room| rooms.contains(&room));
        people.iter().filter(|(_, person)| is_in(person)).map(|(id, _)| *id).collect()
    });
    for participants in people.chunks(REMOVED_AT_ONCE_MAX) {
        board.act(Command::People(PeopleCommand::RemoveMany { participants: participants.to_vec() }));
    }
}

/// Starts the next dilemma; or the next part, if no group can start a dilemma any more.
#[component]
fn NextStep(board: FacilitatorState) -> impl IntoView {
    let all = Signal::derive(|| Rooms::All);
    let can_start = Memo::new(move |_| {
        board
            .summaries
            .with(|summaries| startable(summaries, &Rooms::All).is_ok() || summaries.iter().any(|summary| summary.open))
    });
    let all_done = Memo::new(move |_| board.all_done());
    let part = Memo::new(move |_| {
        let part = board.facts.with(|facts| next_step(facts.as_ref()?, all_done.get()).cloned());
        part.filter(|_| !can_start.get())
    });
    let in_debrief = move || board.tab.get() == Tab::Debrief;
    move || match part.get() {
        None => view! { <StartNext board=board rooms=all /> }.into_any(),
        // The debrief is there for what was said; it offers its own part itself.
        Some(_) if in_debrief() => ().into_any(),
        Some(Block { id, plan }) => {
            let kind = plan.kind;
            view! {
                <button class="btn btn--main ctrl__start ctrl__part" type="button" on:click=move |_| start_next_part(board, id, kind)>
                    <Icon path=icons::PLAY />
                    <span>{move || text::start_block(reader(), &parts::title(reader(), &plan))}</span>
                </button>
            }
            .into_any()
        }
    }
}

/// Starts the next dilemma in all of the rooms that can start; names it, or says why none can.
#[component]
fn StartNext(board: FacilitatorState, rooms: Signal<Rooms>) -> impl IntoView {
    let next = Memo::new(move |_| board.summaries.with(|summaries| rooms.with(|rooms| startable(summaries, rooms))));
    let counts = Memo::new(move |_| {
        let rooms = rooms.get();
        board.summaries.with(|summaries| {
            let inhabited =
                || summaries.iter().filter(|summary| is_meant(&rooms, summary) && summary.head_count.members > 0);
            let planned = next.get().ok().flatten().map(NextDilemma::Planned);
            let same =
                inhabited().filter(|summary| planned.is_some() && summary.upcoming.as_ref().ok() == planned.as_ref());
            (same.count(), able_to_start(summaries, &rooms).len(), inhabited().count())
        })
    });
    let idle = Memo::new(move |_| {
        board.summaries.with(|summaries| {
            rooms.with(|rooms| !summaries.iter().any(|summary| is_meant(rooms, summary) && summary.open))
        })
    });
    let can = move || next.with(Result::is_ok);
    // The rooms would start different dilemmas.
    let differ = move || matches!(next.get(), Ok(Some(_))) && counts.get().0 < counts.get().1;
    let label = move || match next.get() {
        Ok(Some(dilemma)) if !differ() => text::start_dilemma(reader(), dilemma.0),
        Ok(Some(_)) => text::start_next(reader()).to_owned(),
        Ok(None) => text::start_spare(reader()).to_owned(),
        Err(_) => text::start_next(reader()).to_owned(),
    };
    let remark = move || {
        let what = match next.get() {
            Ok(Some(dilemma)) => board.question_of(dilemma),
            Ok(None) => text::spare_is_drawn(reader()).to_owned(),
            Err(reason) => return why_not(reason, reader()).to_owned(),
        };
        match counts.get() {
            (_, able, all) if able < all => text::in_some_rooms(reader(), able, all),
            _ if differ() => text::each_its_own(reader()).to_owned(),
            _ => what,
        }
    };
    view! {
        <button
            class="btn btn--two ctrl__start"
            class:btn--main=move || can() && idle.get() && board.tab.get() == Tab::Rooms
            type="button"
            aria-disabled=move || (!can()).then_some("true")
            on:click=move |_| board.start_next(&rooms.get_untracked())
        >
            {move || view! { <Icon path=if can() { icons::PLAY } else { icons::LOCK } /> }}
            <span class="btn__words"><span>{label}</span><small>{remark}</small></span>
        </button>
    }
}

/// Why no round can start, in words for the facilitator.
pub fn why_not(reason: Rejection, language: shared::language::Language) -> &'static str {
    match reason {
        Rejection::NotNow => text::start_block_first(language),
        Rejection::BlockPaused => text::resume_block_first(language),
        Rejection::MustChooseFirst => text::rooms_are_busy(language),
        Rejection::NoDilemmaLeft => text::all_dilemmas_done(language),
        Rejection::NoTimeLeft => text::block_time_is_over(language),
        _ => text::nobody_in_a_room(language),
    }
}

#[component]
fn ToDebrief(board: FacilitatorState) -> impl IntoView {
    let in_debrief = move || board.tab.get() == Tab::Debrief;
    let is_next = Memo::new(move |_| {
        board.all_done() && board.facts.with(|facts| facts.as_ref().is_some_and(|facts| leads_to_debrief(facts)))
    });
    let begun =
        Memo::new(move |_| board.summaries.with(|summaries| summaries.iter().any(|summary| summary.round.is_some())));
    view! {
        <button
            class="btn ctrl__debrief"
            class:btn--soft=move || !begun.get() && !in_debrief()
            class:btn--main=move || !in_debrief() && is_next.get()
            type="button"
            on:click=move |_| board.turn_to_debrief()
        >
            {move || if in_debrief() {
                view! { <Icon path=icons::BACK /><span>{say(text::to_rooms)}</span> }.into_any()
            } else {
                view! { <span>{say(text::to_debrief)}</span><Icon path=icons::FORWARD /> }.into_any()
            }}
        </button>
    }
}
