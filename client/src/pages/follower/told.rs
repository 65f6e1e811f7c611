//! What followers learn wherever they look: the current block, the facilitator's messages, a move to another room,
//! and that their room is calling. Above the bar at the bottom, so that nothing moves under a finger.

use std::time::Duration;

use leptos::prelude::*;
use shared::ids::{BlockId, RoomNumber};
use shared::text::{hall as text, looking_back, parts};

use super::call::{Call, CalledBack, Meanwhile};
use super::part::PartStrip;
use super::state::FollowerState;
use crate::components::{Icon, Passing, icons};
use crate::language::{reader, say};
use crate::model::RunningPart;
use crate::pages::room::FacilitatorMessage;

/// How long a change is shown: time to look up and read it.
const TOLD_FOR: Duration = Duration::from_secs(20);

/// A change that is shown for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// They are in another room.
    In(RoomNumber),
    /// A part of the programme began.
    Begun(BlockId),
    /// A part of the programme is over.
    Over(BlockId),
}

/// Everything to show at this moment.
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

/// What has just changed: the block, or the participant's group.
#[component]
fn Latest(follower: FollowerState) -> impl IntoView {
    let told = Passing::staying(TOLD_FOR);
    Effect::new(move |before: Option<Option<RoomNumber>>| {
        let room = follower.room();
        if let Some(room) = room.filter(|_| before.is_some_and(|before| before != room)) {
            told.tell(News::In(room));
        }
        room
    });
    let part = follower.running;
    // Not for what was running when this page was opened.
    Effect::new(move |known: Option<Option<RunningPart>>| {
        let now = part.get();
        match (&known, &now) {
            // Another part has a line or a page of its own.
            (Some(before), Some(part)) if !is_same(before.as_ref(), part) && part.kind().has_rounds() => {
                told.tell(News::Begun(part.running.id));
            }
            (Some(Some(before)), None) if !untrack(|| follower.has_ended()) => {
                told.tell(News::Over(before.running.id));
            }
            _ => {}
        }
        now
    });
    // After the session's end, earlier changes are no longer news.
    Effect::new(move |_| {
        if follower.has_ended() {
            told.clear();
        }
    });
    let title = move |part| {
        let plan = follower.state.facts.with(|facts| Some(facts.as_ref()?.block_of(part)?.plan.clone()));
        plan.map(|plan| parts::title(reader(), &plan)).unwrap_or_default()
    };
    let words = move || {
        told.get().map(|news| match news {
            News::In(room) => looking_back::now_in_room(reader(), room.0),
            News::Begun(part) => text::part_begun(reader(), &title(part)),
            News::Over(part) => text::part_over(reader(), &title(part)),
        })
    };
    let icon = move || match told.get() {
        Some(News::In(_)) => icons::PEOPLE,
        _ => icons::CLOCK,
    };
    view! {
        <div role="status">
            {move || words().map(|words| view! {
                <p class="strip strip--message">
                    <Icon path=icon() />
                    <span>{words}</span>
                    <button class="notice__close" type="button" aria-label=say(shared::text::room::close_sheet) on:click=move |_| told.clear()>
                        <Icon path=icons::CROSS />
                    </button>
                </p>
            })}
        </div>
    }
}

/// Is it the part that was already running? Its title or its end may have changed.
fn is_same(before: Option<&RunningPart>, part: &RunningPart) -> bool {
    before.is_some_and(|before| before.running.id == part.running.id)
}

#[component]
fn SessionOver(follower: FollowerState) -> impl IntoView {
    // If the plenary screen shows nothing, the page already says so in large letters.
    let over = Memo::new(move |_| follower.has_ended() && follower.screen.get().is_of_debrief());
    view! {
        <div role="status">
            <Show when=move || over.get()>
                <p class="strip"><Icon path=icons::CHECK /><span>{say(text::session_over)}</span></p>
            </Show>
        </div>
    }
}
