//! A talk on a participant's own page, whether or not they are in a room: what is on, and one field for oneself.

use leptos::prelude::*;
use shared::text::{common, hall, parts, room as text};

use super::asked::AskedByOthers;
use super::debrief::DebriefInvitation;
use super::notices::FacilitatorMessage;
use super::thoughts::OwnThoughts;
use crate::components::{PartTimer, PlainTop, clock_time};
use crate::language::{reader, say};
use crate::model::{Live, RoomView};

/// The page.
#[component]
pub fn TalkPage(view: RoomView) -> impl IntoView {
    view! {
        <div class="page">
            <PlainTop />
            <FacilitatorMessage words=view.words() />
            <DebriefInvitation />
            <main id="content" class="ownwall" tabindex="-1"><OwnTalk live=view.live /></main>
        </div>
    }
}

/// The title and the time of the talk, what one keeps for oneself, and what others asked.
#[component]
pub fn OwnTalk(live: Live) -> impl IntoView {
    let facts = live.facts();
    let block = Memo::new(move |_| facts.with(|facts| facts.as_ref()?.running_talk()));
    let part = live.running_part();
    let title = move || part.with(|part| part.as_ref().map(|part| crate::hyphens::written(part.title(reader()))));
    let until = move || {
        part.with(|part| {
            let part = part.as_ref()?;
            Some(if part.is_paused() {
                text::paused_now(reader()).to_owned()
            } else {
                hall::until(reader(), &clock_time(part.running.ends, reader()))
            })
        })
    };
    let next = move || part.with(|part| part.as_ref()?.what_comes_next(reader()));
    let caption = Signal::derive(move || common::to_go(reader()).to_owned());
    view! {
        <div class="ownwall__top">
            <div class="talk__head">
                <h1>{title}</h1>
                <p>{say(parts::talk_now)}</p>
                <p class="interlude__next">{next}</p>
            </div>
            <div class="talk__time"><PartTimer live=live part=part caption=caption unhurried=true /><small>{until}</small></div>
        </div>
        {move || block.get().map(|block| view! {
            <OwnThoughts live=live block=block />
            <AskedByOthers live=live block=block />
        })}
    }
}
