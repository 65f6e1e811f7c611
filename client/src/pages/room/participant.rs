//! A participant's page: determines whose device this is and shows their room.

use leptos::prelude::*;
use shared::session::BlockKind;
use shared::text::{board, connection, looking_back, room as text};
use shared::wire::Goodbye;

use super::calling::call_to_room;
use super::drafts::UnsentWords;
use super::ended::EndedRoom;
use super::entering::{enter_with_token, remember_standing};
use super::lobby::Unplaced;
use super::removed::RemovedPage;
use super::room_history::remember_whereabouts;
use crate::components::{ConnectionBanner, PlainTop, Refusals, RehearsalStrip, ShutPage, SkipLink, shut_for};
use crate::language::{reader, say};
use crate::model::{Live, RoomView, live};
use crate::pages::parts;
use crate::saved_sessions;

/// What somebody who joined sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Shut(Goodbye),
    Arriving,
    Removed,
    /// A part without rounds.
    Part(BlockKind),
    Unplaced,
    Ended,
    Room,
}

/// The page of somebody who joined. Other people are sent to the door.
#[component]
pub fn Participant() -> impl IntoView {
    let live = live();
    let code = enter_with_token(Live::enter);
    let status = live.status();
    let facts = live.facts();
    let view = RoomView::mine(live);
    let shut = Memo::new(move |_| shut_for(status.get()));
    let is_in = Memo::new(move |_| facts.with(Option::is_some));
    let removed = live.is_taken_out();
    let ended = Memo::new(move |_| facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.ended_at.is_some())));
    if let Some(code) = code {
        remember_whereabouts(view, code);
        remember_standing(live, code);
    }
    let running = live.running_part();
    let part = move || facts.with(|facts| facts.as_ref()?.running_kind().filter(|kind| !kind.has_rounds()));
    // Rebuilt only when it becomes another page: a notice about a change of rooms, and half-written words, survive that
    // change.
    let page = Memo::new(move |_| {
        if let Some(why) = shut.get() {
            Page::Shut(why)
        } else if !is_in.get() {
            Page::Arriving
        } else if removed.get() {
            Page::Removed
        } else if let Some(kind) = part() {
            Page::Part(kind)
        } else if view.number.get().is_none() {
            Page::Unplaced
        } else if ended.get() {
            Page::Ended
        } else {
            Page::Room
        }
    });
    Effect::new(move |_| {
        if let Some(code) = code.filter(|_| shut.get() == Some(Goodbye::Deleted)) {
            saved_sessions::forget_deleted(code);
        }
    });
    call_to_room(view);
    // There all notices are below the header.
    let shows_room = Memo::new(move |_| match page.get() {
        Page::Room => true,
        Page::Part(kind) => kind == BlockKind::Debrief && view.number.get().is_some(),
        Page::Shut(_) | Page::Arriving | Page::Removed | Page::Unplaced | Page::Ended => false,
    });
    // Present before its words, so that they are announced when the page changes by itself.
    let told = move || match page.get() {
        Page::Removed => Some(looking_back::removed(reader()).to_owned()),
        Page::Part(_) => running.with(|part| part.as_ref().map(|part| part.title(reader()))),
        Page::Unplaced if !ended.get() => Some(text::not_placed(reader()).to_owned()),
        Page::Unplaced | Page::Ended => Some(board::session_over(reader()).to_owned()),
        Page::Shut(_) | Page::Arriving | Page::Room => None,
    };
    view! {
        <SkipLink />
        <p class="sr" role="status">{told}</p>
        <RehearsalStrip />
        <ConnectionBanner />
        <Show when=move || !shows_room.get()><Refusals /></Show>
        // A page that is shut offers them itself.
        <Show when=move || is_in.get() && shut.get().is_none() && !shows_room.get()><UnsentWords view=view /></Show>
        {move || match page.get() {
            Page::Shut(why) => view! { <ShutPage why=why code=code /> }.into_any(),
            Page::Arriving => view! { <Arriving /> }.into_any(),
            Page::Removed => view! { <RemovedPage /> }.into_any(),
            Page::Part(kind) => parts::room(kind, view),
            Page::Unplaced => view! { <Unplaced view=view /> }.into_any(),
            Page::Ended => view! { <EndedRoom view=view /> }.into_any(),
            // Between parts, too, a room shows its rounds.
            Page::Room => parts::room(BlockKind::Dilemmas, view),
        }}
    }
}

#[component]
fn Arriving() -> impl IntoView {
    view! {
        <div class="page">
            <PlainTop />
            <main id="content" class="plain" tabindex="-1"><p role="status" class="plain__say">{say(connection::connecting)}</p></main>
        </div>
    }
}
