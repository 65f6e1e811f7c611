//! What followers are told wherever they look: the current block, the facilitator's messages, a move to another room,
//! and that their room calls. Above the bar at the bottom, so that nothing moves under a finger.

use std::time::Duration;

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{BlockKind, RunningBlock};
use shared::text::{common, hall as text, looking_back, plenary};
use shared::time::Timestamp;

use super::call::{Call, CalledBack, Meanwhile};
use super::state::FollowerState;
use crate::components::{Icon, clock_digits, clock_time, icons};
use crate::language::{reader, say};
use crate::pages::room::FacilitatorMessage;

/// How long a change is shown: time to look up and read it.
const TOLD_FOR: Duration = Duration::from_secs(20);

/// A change that is shown for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// They are in another room.
    In(RoomNumber),
    /// A part of the programme began.
    Begun(BlockKind),
    /// A part of the programme is over.
    Over(BlockKind),
}

/// Everything to tell at this moment.
#[component]
pub fn Told(follower: FollowerState, call: Call) -> impl IntoView {
    view! {
        <div class="hall__told">
            <SessionOver follower=follower />
            <Latest follower=follower />
            <PartStrip follower=follower />
            <FacilitatorMessage words=follower.words() />
            <Meanwhile call=call />
            <CalledBack call=call />
        </div>
    }
}

/// The running plenary talk or break, with its end.
fn part(follower: FollowerState) -> Option<(BlockKind, RunningBlock)> {
    follower.state.facts.with(|facts| {
        let facts = facts.as_ref()?;
        let kind = facts.running_block()?.kind;
        (kind != BlockKind::Dilemmas).then_some((kind, facts.block?))
    })
}

/// Does the page show nothing but the current block?
pub fn part_fills_the_page(follower: FollowerState) -> bool {
    !follower.screen.get().is_of_debrief() && part(follower).is_some()
}

/// The name of what continues: a break, whatever is being looked at; another block, if the debrief is not in sight;
/// else the debrief.
pub fn goes_on(follower: FollowerState) -> &'static str {
    let running = follower.state.facts.with(|facts| Some(facts.as_ref()?.running_block()?.kind));
    match running.filter(|_| !has_ended(follower)) {
        Some(BlockKind::Break) => common::block(reader(), BlockKind::Break),
        Some(kind) if !follower.screen.get().is_of_debrief() => common::block(reader(), kind),
        _ => plenary::debrief(reader()),
    }
}

/// *Om 15.24 gaan we verder*.
fn until(kind: BlockKind, ends: Timestamp, now: Timestamp) -> String {
    let language = reader();
    if kind != BlockKind::Break {
        return text::until(language, &clock_time(ends, language));
    }
    if now < ends {
        common::go_on_at(language, &clock_time(ends, language))
    } else {
        text::we_go_on_soon(language).into()
    }
}

/// A talk or a break while something else is shown.
#[component]
fn PartStrip(follower: FollowerState) -> impl IntoView {
    let shown = Memo::new(move |_| part(follower).filter(|_| !part_fills_the_page(follower)));
    let now = follower.state.live.now();
    let over = Memo::new(move |_| shown.get().is_some_and(|(_, block)| now.get() >= block.ends));
    let line = move |kind, ends: Timestamp| until(kind, ends, if over.get() { ends } else { Timestamp(ends.0 - 1) });
    let said = move || {
        let (kind, block) = shown.get()?;
        Some(format!("{} {}", common::block(reader(), kind), line(kind, block.ends)))
    };
    view! {
        // Separate from the line itself, whose seconds must not be read out.
        <p class="sr" role="status">{said}</p>
        {move || shown.get().map(|(kind, RunningBlock { ends, .. })| {
            let digits = Memo::new(move |_| clock_digits((ends - now.get()).max(0)));
            view! {
                <p class="strip hall__part">
                    <Icon path=icons::CLOCK />
                    <span aria-hidden="true"><b>{move || common::block(reader(), kind)}</b>" "{move || line(kind, ends)}</span>
                    <b class="num" role="timer" translate="no" aria-label=move || common::time_left(reader(), &digits.get())>{digits}</b>
                </p>
            }
        })}
    }
}

/// The talk or the break itself, when the plenary screen shows nothing.
#[component]
pub fn PartPage(follower: FollowerState) -> impl IntoView {
    let now = follower.state.live.now();
    let part = Memo::new(move |_| part(follower));
    view! {
        {move || part.get().map(|(kind, block)| {
            let ends = block.ends;
            let over = Memo::new(move |_| now.get() >= ends);
            let line = move || until(kind, ends, if over.get() { ends } else { Timestamp(ends.0 - 1) });
            let digits = Memo::new(move |_| clock_digits((ends - now.get()).max(0)));
            view! {
                <div class="interlude">
                    <h1>{move || common::block(reader(), kind)}</h1>
                    <p role="status">{line}</p>
                    <p class="hall__digits num" role="timer" translate="no" aria-label=move || common::time_left(reader(), &digits.get())>{digits}</p>
                </div>
            }
        })}
    }
}

/// What changed a moment ago: the block, or the participant's group.
#[component]
fn Latest(follower: FollowerState) -> impl IntoView {
    let told = RwSignal::new(None::<(u32, News)>);
    let count = StoredValue::new(0_u32);
    let tell = move |news| {
        count.update_value(|count| *count = count.wrapping_add(1));
        let nth = count.get_value();
        told.set(Some((nth, news)));
        set_timeout(
            move || {
                if told.try_get_untracked().flatten().is_some_and(|(latest, _)| latest == nth) {
                    told.try_set(None);
                }
            },
            TOLD_FOR,
        );
    };
    Effect::new(move |before: Option<Option<RoomNumber>>| {
        let room = follower.room();
        if let Some(room) = room.filter(|_| before.is_some_and(|before| before != room)) {
            tell(News::In(room));
        }
        room
    });
    let block =
        Memo::new(move |_| follower.state.facts.with(|facts| facts.as_ref()?.running_block().map(|block| block.kind)));
    // Not for what was running when this page was opened.
    Effect::new(move |known: Option<Option<BlockKind>>| {
        let now = block.get();
        match (known, now) {
            (Some(before), Some(BlockKind::Dilemmas)) if before != now => tell(News::Begun(BlockKind::Dilemmas)),
            (Some(Some(before)), None) if !untrack(|| has_ended(follower)) => tell(News::Over(before)),
            _ => {}
        }
        now
    });
    // After the session's end, earlier changes are no longer news.
    Effect::new(move |_| {
        if has_ended(follower) {
            told.set(None);
        }
    });
    let words = move || {
        told.get().map(|(_, news)| match news {
            News::In(room) => looking_back::now_in_room(reader(), room.0),
            News::Begun(kind) => text::part_begun(reader(), common::block(reader(), kind)),
            News::Over(kind) => text::part_over(reader(), common::block(reader(), kind)),
        })
    };
    let icon = move || match told.get() {
        Some((_, News::In(_))) => icons::PEOPLE,
        _ => icons::CLOCK,
    };
    view! {
        <div role="status">
            {move || words().map(|words| view! {
                <p class="strip strip--message">
                    <Icon path=icon() />
                    <span>{words}</span>
                    <button class="notice__close" type="button" aria-label=say(shared::text::room::close_sheet) on:click=move |_| told.set(None)>
                        <Icon path=icons::CROSS />
                    </button>
                </p>
            })}
        </div>
    }
}

/// Is the session over?
pub fn has_ended(follower: FollowerState) -> bool {
    follower.state.facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_some()))
}

#[component]
fn SessionOver(follower: FollowerState) -> impl IntoView {
    // If the plenary screen shows nothing, the page already says so in large letters.
    let over = Memo::new(move |_| has_ended(follower) && follower.screen.get().is_of_debrief());
    view! {
        <div role="status">
            <Show when=move || over.get()>
                <p class="strip"><Icon path=icons::CHECK /><span>{say(text::session_over)}</span></p>
            </Show>
        </div>
    }
}
