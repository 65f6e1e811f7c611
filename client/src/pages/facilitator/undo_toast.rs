//! Reports what was just done for a moment, with a button to undo it.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::session::Steered;
use shared::text::{board as text, connection};

use super::dialogs::steered::{doer, words};
use super::state::FacilitatorState;
use super::undo::Before;
use crate::components::{Icon, icons};
use crate::language::{reader, say};

/// How long a report without undo stays: long enough to look up from the keys.
const TOLD_STAYS: Duration = Duration::from_secs(4);
/// How long the act of another facilitator is shown: long enough to notice it and to read a sentence.
const ANOTHER_STAYS: Duration = Duration::from_secs(6);
/// How long undo is offered: long enough to see the effects.
const UNDO_STAYS: Duration = Duration::from_secs(10);

/// The latest thing done, at the foot of the board. It stays while the pointer or the focus is on it.
#[component]
pub fn Told(board: FacilitatorState) -> impl IntoView {
    let held = board.done_held;
    goes_after(
        move || board.told.with(Option::is_some),
        TOLD_STAYS,
        move || {
            board.told.try_set(None);
        },
    );
    goes_after(
        move || board.done.with(Option::is_some) && !held.get(),
        UNDO_STAYS,
        move || {
            board.done.try_set(None);
        },
    );
    Effect::new(move |_| {
        if board.done.with(Option::is_none) {
            held.set(false);
        }
    });
    let (latest, me) = (latest_steered(board), board.me);
    Effect::new(move |before: Option<Option<Steered>>| {
        let now = latest.get();
        // What was done before this page was opened is not news.
        if let (Some(before), Some(done)) = (before, &now)
            && before.as_ref() != Some(done)
            && me.get_untracked().is_some_and(|me| me != done.by)
        {
            board.by_another.set(Some(done.clone()));
        }
        now
    });
    goes_after(
        move || board.by_another.with(Option::is_some),
        ANOTHER_STAYS,
        move || {
            board.by_another.try_set(None);
        },
    );
    // A command that was not carried out is not reported as done: its refusal says why.
    let refusal = board.live.refusal();
    Effect::new(move |_| {
        let refused = refusal.get().map(|refusal| refusal.command);
        if refused.is_some()
            && board.done.with_untracked(|done| done.as_ref().map(|done| done.command.clone())) == refused
        {
            board.done.set(None);
        }
    });
    view! { <Toast board=board /> }
}

/// The report. A panel over the board shows it too.
#[component]
pub fn Toast(board: FacilitatorState) -> impl IntoView {
    let held = board.done_held;
    let is_unsent = board
        .live
        .is_unsent(move |command| board.done.with(|done| done.as_ref().is_some_and(|done| done.command == *command)));
    let extra_in_all = Memo::new(move |_| {
        let done = board.done.get()?;
        board.summaries.with(|summaries| {
            board.people.with_untracked(|people| Before { summaries, people }.extra_in_all(&done.command, reader()))
        })
    });
    let by_another = move || {
        let done = board.by_another.get()?;
        board.facts.with(|facts| {
            let facts = facts.as_ref()?;
            Some(format!("{}: {}", doer(board, facts, &done), words(board, facts, &done)))
        })
    };
    view! {
        <div
            class="told"
            role="status"
            on:mouseenter=move |_| held.set(true)
            on:mouseleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            {move || by_another().map(|words| view! { <p class="notice">{words}</p> })}
            {move || board.told.get().map(|words| view! { <p class="notice">{words(reader())}</p> })}
            {move || board.done.get().map(|done| {
                // A command without an answer is neither reported as done nor offered to undo.
                let is_unsent = is_unsent.try_get() == Some(true);
                let can_undo = !is_unsent && !done.undo.is_empty();
                let words = if is_unsent {
                    format!("{} ({})", connection::no_answer_yet(reader()), done.words.trim_end_matches('.'))
                } else {
                    done.words
                };
                view! {
                    <p class="notice notice--toast">
                        <span>{words}{move || extra_in_all.get().filter(|_| !is_unsent).map(|in_all| format!(" {in_all}"))}</span>
                        {can_undo.then(|| view! {
                            <button class="btn btn--sm told__undo" type="button" on:click=move |_| board.undo()>
                                <Icon path=icons::UNDO />
                                <span>{say(text::undo)}</span>
                            </button>
                        })}
                        <button class="notice__close" type="button" aria-label=say(connection::close) on:click=move |_| board.done.set(None)>
                            <Icon path=icons::CROSS />
                        </button>
                    </p>
                }
            })}
        </div>
    }
}

/// The latest thing that a facilitator did, in a session with co-facilitators.
fn latest_steered(board: FacilitatorState) -> Memo<Option<Steered>> {
    Memo::new(move |_| board.facts.with(|facts| facts.as_ref()?.team.steered.last().cloned()))
}

/// Calls `go` once `shown` has held for `stays`; starts over whenever `shown` changes.
fn goes_after(shown: impl Fn() -> bool + 'static, stays: Duration, go: impl Fn() + Copy + 'static) {
    Effect::new(move |before: Option<Option<TimeoutHandle>>| {
        if let Some(Some(timer)) = before {
            timer.clear();
        }
        shown().then(|| set_timeout_with_handle(go, stays).ok()).flatten()
    });
}
