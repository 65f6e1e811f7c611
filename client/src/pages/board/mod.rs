//! The facilitator's board: all rooms at a glance, what needs attention first.

mod ask;
mod ballot;
mod cells;
mod controls;
mod debrief;
mod desk;
mod header;
mod ledger;
mod members;
mod message;
mod panel;
mod placing;
mod pulse;
mod rail;
mod row;
mod start;
mod summary;
mod sums;

use std::time::Duration;

use leptos::prelude::*;
use shared::text::{board as text, common};
use shared::wire::Identity;

use self::ask::AskFirst;
use self::controls::Controls;
use self::debrief::Debrief;
use self::desk::{Desk, Tab};
use self::header::DeskHeader;
use self::ledger::Ledger;
use self::message::MessageToAll;
use self::panel::RoomPanel;
use self::placing::Unplaced;
use self::rail::Rail;
use self::start::Beginning;
use self::summary::SummaryLine;
use super::steering::{Gate, enter_by_link, mark_root, title_page};
use crate::components::{ConnectionBanner, Refusals, SkipLink};
use crate::language::{reader, say};
use crate::model::live;

/// How long it is said that something was done: long enough to look up from the keys.
const TOLD_STAYS: Duration = Duration::from_secs(4);

/// `/f/CODE#SECRET`.
#[component]
pub fn Board() -> impl IntoView {
    mark_root("is-desk");
    let code = enter_by_link();
    let facts = live().facts();
    title_page(move || {
        let title = facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
        format!("{} · {}", title.unwrap_or_else(|| text::board(reader()).to_owned()), common::product(reader()))
    });
    view! {
        <SkipLink />
        <ConnectionBanner />
        <Refusals />
        <Gate code=code admits=|identity| identity == Identity::Facilitator skeleton=|| view! { <Outline /> }.into_any()>
            <Desktop />
        </Gate>
    }
}

#[component]
fn Desktop() -> impl IntoView {
    let desk = Desk::new();
    let rooms_shown = move || desk.tab.get() == Tab::Rooms;
    view! {
        <div class="desk" inert=move || desk.opened.get().is_some()>
            <Rail desk=desk />
            <div class="desk__main">
                <DeskHeader desk=desk />
                <Controls desk=desk />
                <Told desk=desk />
                <main id="inhoud" tabindex="-1">
                    {move || if rooms_shown() {
                        view! {
                            <Beginning desk=desk />
                            <Unplaced desk=desk />
                            <SummaryLine desk=desk />
                            <Ledger desk=desk />
                        }
                        .into_any()
                    } else {
                        view! { <Debrief desk=desk /> }.into_any()
                    }}
                </main>
            </div>
        </div>
        <RoomPanel desk=desk />
        <MessageToAll desk=desk />
        <AskFirst desk=desk />
    }
}

/// What was just done, said for a moment.
#[component]
fn Told(desk: Desk) -> impl IntoView {
    Effect::new(move |_| {
        if desk.told.with(Option::is_some) {
            set_timeout(
                move || {
                    desk.told.try_set(None);
                },
                TOLD_STAYS,
            );
        }
    });
    view! {
        <p class="told" role="status">
            {move || desk.told.get().map(|words| view! { <span class="notice">{words(reader())}</span> })}
        </p>
    }
}

/// The board in outline, on the way in.
#[component]
fn Outline() -> impl IntoView {
    view! {
        <div class="desk desk--outline">
            <div class="rail"></div>
            <div class="desk__main">
                <main id="inhoud" tabindex="-1">
                    <h1 class="sr">{say(text::board)}</h1>
                    <p role="status" class="outline__say">{say(shared::text::connection::connecting)}</p>
                    <div class="outline" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i><i></i></div>
                </main>
            </div>
        </div>
    }
}
