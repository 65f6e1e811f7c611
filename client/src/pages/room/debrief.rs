//! The way from a room to the debrief on each device.

use leptos::prelude::*;
use shared::text::looking_back as text;

use crate::components::{Icon, icons};
use crate::language::say;
use crate::model::{Live, live};

/// Is the debrief on while this room has nothing to do? Other rooms may still be at their dilemmas.
fn is_on(live: Live) -> Memo<bool> {
    let (rooms, plenary) = (live.rooms(), live.plenary());
    Memo::new(move |_| {
        let is_free = rooms.with(|rooms| rooms.values().all(|room| room.with(|room| room.open_round().is_none())));
        is_free && plenary.with(|plenary| plenary.screen.is_of_debrief())
    })
}

/// The address at which this device follows the plenary screen.
pub fn debrief_link(live: Live) -> Signal<String> {
    let facts = live.facts();
    Signal::derive(move || {
        facts.with(|facts| facts.as_ref().map(|facts| format!("/s/{}/hall", facts.code))).unwrap_or_default()
    })
}

/// *De nabespreking is begonnen*: an invitation, not a call.
#[component]
pub fn DebriefInvitation() -> impl IntoView {
    let live = live();
    let is_on = is_on(live);
    let link = debrief_link(live);
    view! {
        <div role="status">
            <Show when=move || is_on.get()>
                <p class="strip strip--message">
                    <Icon path=icons::SCREEN />
                    <span>{say(text::debrief_begun)}</span>
                    <a class="btn btn--main" href=link>{say(text::follow)}<Icon path=icons::FORWARD /></a>
                </p>
            </Show>
        </div>
    }
}
