//! The way from a room to the debrief on each device.

use leptos::prelude::*;
use shared::session::BlockKind;
use shared::text::looking_back as text;

use crate::components::{Icon, icons, part_until};
use crate::language::{reader, say};
use crate::model::{Live, live};

/// Does this room have nothing to do? Other rooms may still be at their dilemmas.
fn is_free(live: Live) -> Memo<bool> {
    let rooms = live.rooms();
    Memo::new(move |_| rooms.with(|rooms| rooms.values().all(|room| room.with(|room| room.open_round().is_none()))))
}

/// The address at which this device follows the plenary screen.
pub fn debrief_link(live: Live) -> Signal<String> {
    let facts = live.facts();
    Signal::derive(move || {
        facts.with(|facts| facts.as_ref().map(|facts| format!("/s/{}/hall", facts.code))).unwrap_or_default()
    })
}

/// *De nabespreking is begonnen*, or that part of the programme and when it ends: an invitation, not a call.
#[component]
pub fn DebriefInvitation() -> impl IntoView {
    let live = live();
    let (is_free, plenary) = (is_free(live), live.plenary());
    let is_on = Memo::new(move |_| is_free.get() && plenary.with(|plenary| plenary.screen.is_of_debrief()));
    let link = debrief_link(live);
    let running = live.running_part();
    let part = Memo::new(move |_| running.get().filter(|part| is_free.get() && part.kind() == BlockKind::Debrief));
    let words = move || match part.get() {
        Some(part) => format!("{} · {}", part.title(reader()), part_until(&part, false)),
        None => text::debrief_begun(reader()).to_owned(),
    };
    view! {
        <div role="status">
            <Show when=move || is_on.get() || part.with(Option::is_some)>
                <p class="strip strip--message">
                    <Icon path=icons::SCREEN />
                    <span>{words}</span>
                    <a class="btn btn--main" href=link>{say(text::follow)}<Icon path=icons::FORWARD /></a>
                </p>
            </Show>
        </div>
    }
}
