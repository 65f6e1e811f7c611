//! The controls for all rooms at once.

use leptos::prelude::*;
use shared::session::{Command, Rejection, Rooms, Upcoming};
use shared::text::board as text;

use super::desk::{Desk, Question, Tab};
use super::sums::startable;
use crate::components::{Icon, LanguageSwitch, icons};
use crate::language::{reader, say};

/// The minutes that one press adds.
pub const EXTRA_MINUTES: [u8; 3] = [1, 2, 5];

/// How the time of rooms stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    /// No room has time to change.
    None,
    /// It runs in at least one.
    Runs,
    /// It stands still in all that have any.
    Paused,
}

/// Pause, extra time, a word to all; the next round; the debrief.
#[component]
pub fn Controls(desk: Desk) -> impl IntoView {
    view! {
        <section class="ctrl" aria-label=say(text::controls)>
            <TimeControls desk=desk />
            <button
                class="btn btn--soft"
                type="button"
                disabled=move || desk.ended.get()
                on:click=move |_| desk.messaging.set(true)
            >
                <Icon path=icons::MESSAGE />
                {say(text::message_to_all)}
            </button>
            <More desk=desk />
            <span class="ctrl__gap"></span>
            <StartNext desk=desk />
            <ToDebrief desk=desk />
        </section>
    }
}

#[component]
fn TimeControls(desk: Desk) -> impl IntoView {
    let time = Memo::new(move |_| {
        desk.pulses.with(|pulses| {
            let timers = || pulses.iter().filter_map(|pulse| pulse.timer);
            if timers().any(|timer| timer.paused_at.is_none()) {
                Time::Runs
            } else if timers().next().is_some() {
                Time::Paused
            } else {
                Time::None
            }
        })
    });
    let none = move || time.get() == Time::None;
    let paused = move || time.get() == Time::Paused;
    let toggle = move |_| match time.get_untracked() {
        Time::None => {}
        Time::Runs => desk.ask(Command::Pause { rooms: Rooms::All }),
        Time::Paused => desk.ask(Command::Resume { rooms: Rooms::All }),
    };
    view! {
        <button class="btn btn--soft" class:btn--main=paused type="button" disabled=none on:click=toggle>
            {move || view! { <Icon path=if paused() { icons::PLAY } else { icons::PAUSE } /> }}
            {move || if paused() { text::resume(reader()) } else { text::pause(reader()) }}
        </button>
        <ExtraTime label=text::extra_time_for_all disabled=Signal::derive(none)
            on_press=move |minutes| desk.ask(Command::AddTime { rooms: Rooms::All, minutes }) />
    }
}

/// Buttons that give extra minutes.
#[component]
pub fn ExtraTime(
    /// Extra time for whom.
    label: fn(shared::language::Language) -> &'static str,
    /// There is no time to add to.
    disabled: Signal<bool>,
    /// Called with the minutes.
    on_press: impl Fn(u8) + Copy + 'static,
) -> impl IntoView {
    let buttons = EXTRA_MINUTES.map(|minutes| {
        view! {
            <button
                class="btn btn--soft"
                type="button"
                disabled=move || disabled.get()
                aria-label=move || text::add_minutes(reader(), minutes)
                on:click=move |_| on_press(minutes)
            >
                {format!("+{minutes}")}
            </button>
        }
    });
    view! {
        <div class="extra" role="group" aria-label=say(label)>
            {buttons.into_iter().collect_view()}
            <span class="extra__unit" aria-hidden="true">"min"</span>
        </div>
    }
}

/// What is done once in a session, out of the way of a slip of the hand.
#[component]
fn More(desk: Desk) -> impl IntoView {
    let node = NodeRef::<leptos::html::Details>::new();
    let close = move || {
        if let Some(details) = node.get_untracked() {
            let _ = details.remove_attribute("open");
        }
    };
    let runs = move || desk.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.block.is_some()));
    let end_block = move |_| {
        close();
        desk.ask_first(Question {
            title: text::ask_end_block,
            explained: if desk.any_open() { text::ask_ends_rounds } else { text::ask_end_block_calm },
            yes: text::end_block,
            command: Command::EndBlock,
        });
    };
    let end_session = move |_| {
        close();
        desk.ask_first(Question {
            title: text::ask_end_session,
            explained: if desk.any_open() { text::ask_end_session_open } else { text::ask_end_session_calm },
            yes: text::end_session,
            command: Command::EndSession,
        });
    };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <details class="more" node_ref=node on:keydown=escape>
            <summary class="btn btn--soft">{say(text::more)}<Icon path=icons::DOWN /></summary>
            <div class="more__list">
                <button class="btn btn--quiet" type="button" disabled=move || !runs() on:click=end_block>
                    {say(text::end_block)}
                </button>
                <button class="btn btn--quiet" type="button" disabled=move || desk.ended.get() on:click=end_session>
                    {say(text::end_session)}
                </button>
                <LanguageSwitch />
            </div>
        </details>
    }
}

/// Starts the next dilemma in every room that can; says which, or why none can.
#[component]
fn StartNext(desk: Desk) -> impl IntoView {
    let next = Memo::new(move |_| desk.pulses.with(|pulses| startable(pulses)));
    let counts = Memo::new(move |_| {
        desk.pulses.with(|pulses| {
            let inhabited = || pulses.iter().filter(|pulse| pulse.crew.members > 0);
            let able = inhabited().filter(|pulse| pulse.upcoming.is_ok()).count();
            let planned = startable(pulses).ok().flatten().map(Upcoming::Planned);
            let same = inhabited().filter(|pulse| pulse.upcoming.as_ref().ok() == planned.as_ref()).count();
            (same, able, inhabited().count())
        })
    });
    let idle = Memo::new(move |_| desk.pulses.with(|pulses| !pulses.iter().any(|pulse| pulse.open)));
    let can = move || next.with(Result::is_ok) && !desk.ended.get();
    let label = move || match next.get() {
        Ok(Some(dilemma)) => text::start_dilemma(reader(), dilemma.0),
        Ok(None) => text::start_spare(reader()).to_owned(),
        Err(_) => text::start_next(reader()).to_owned(),
    };
    let remark = move || {
        if desk.ended.get() {
            return text::over(reader()).to_owned();
        }
        let what = match next.get() {
            Ok(Some(dilemma)) => desk.question_of(dilemma),
            Ok(None) => text::spare_is_drawn(reader()).to_owned(),
            Err(reason) => return why_not(reason, reader()).to_owned(),
        };
        match counts.get() {
            (same, able, _) if same > 0 && same < able => text::in_some_rooms_and_others_next(reader(), same),
            (_, able, all) if able < all => text::in_some_rooms(reader(), able, &what),
            _ => what,
        }
    };
    let start = move |_| {
        if next.with_untracked(Result::is_ok) && !desk.ended.get_untracked() {
            desk.ask(Command::StartRound { rooms: Rooms::All, dilemma: None });
        }
    };
    view! {
        <button
            class="btn btn--two"
            class:btn--main=move || can() && idle.get()
            type="button"
            aria-disabled=move || (!can()).then_some("true")
            on:click=start
        >
            {move || view! { <Icon path=if can() { icons::PLAY } else { icons::LOCK } /> }}
            <span class="btn__words"><span>{label}</span><small>{remark}</small></span>
        </button>
    }
}

/// Why no round can start, in the facilitator's words.
pub fn why_not(reason: Rejection, language: shared::language::Language) -> &'static str {
    match reason {
        Rejection::NotNow => text::start_block_first(language),
        Rejection::MustChooseFirst => text::rooms_are_busy(language),
        Rejection::NoDilemmaLeft => text::all_dilemmas_done(language),
        Rejection::NoTimeLeft => text::block_time_is_over(language),
        _ => text::nobody_in_a_room(language),
    }
}

#[component]
fn ToDebrief(desk: Desk) -> impl IntoView {
    let in_debrief = move || desk.tab.get() == Tab::Debrief;
    let all_done = Memo::new(move |_| {
        desk.pulses
            .with(|pulses| !pulses.iter().any(|pulse| pulse.open) && pulses.iter().any(|pulse| pulse.round.is_some()))
    });
    let toggle = move |_| {
        desk.tab.update(|tab| {
            *tab = match tab {
                Tab::Rooms => Tab::Debrief,
                Tab::Debrief => Tab::Rooms,
            }
        });
    };
    view! {
        <button class="btn" class:btn--main=move || !in_debrief() && all_done.get() type="button" on:click=toggle>
            {move || if in_debrief() {
                view! { <Icon path=icons::BACK /><span>{say(text::to_rooms)}</span> }.into_any()
            } else {
                view! { <span>{say(text::to_debrief)}</span><Icon path=icons::FORWARD /> }.into_any()
            }}
        </button>
    }
}
