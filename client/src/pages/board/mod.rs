//! The facilitator's board: all rooms at a glance, what needs attention first.

mod ask;
mod ballot;
mod call_strip;
mod calls;
mod carry;
mod cells;
mod choices;
mod controls;
mod debrief;
mod desk;
mod dragged;
mod finder;
mod grouping;
mod header;
mod keys;
mod last_minute;
mod ledger;
mod lines;
mod links;
mod lonely;
mod members;
mod menu;
mod message;
mod missing;
mod moving;
mod near;
mod panel;
mod placing;
mod pulse;
mod rail;
mod row;
mod rows;
mod sent;
mod sieve;
mod start;
mod staying;
mod sums;
mod time;
mod time_back;
mod told;
mod undo;
mod unsent;

use leptos::prelude::*;
use shared::text::{board as text, common};
use shared::wire::Identity;

use self::ask::AskFirst;
use self::carry::Carrying;
use self::controls::{Controls, SelectedControls};
use self::debrief::Debrief;
use self::desk::{Desk, Tab};
use self::finder::Finder;
use self::grouping::GroupDialogs;
use self::header::DeskHeader;
use self::keys::BoardKeys;
use self::last_minute::LastMinute;
use self::ledger::Ledger;
use self::links::LinksDialog;
use self::lonely::Lonely;
use self::message::MessageDialog;
use self::missing::MissingDialog;
use self::panel::RoomPanel;
use self::placing::{TakenOut, Unplaced};
use self::rail::Rail;
use self::start::Beginning;
use self::time_back::TimeBack;
use self::unsent::UnsentOnBoard;
use super::steering::{Gate, Letters, SecretPage, enter_by_link, mark_root, title_page};
use crate::components::{ConnectionBanner, Refusals, SkipLink};
use crate::language::{reader, say};
use crate::model::live;

/// `/f/CODE#SECRET`.
#[component]
pub fn Board() -> impl IntoView {
    mark_root("is-desk");
    let code = enter_by_link(SecretPage::Board);
    let facts = live().facts();
    // The title of the tab says it as well, for a facilitator who is in another tab.
    let calls = RwSignal::new(None::<String>);
    title_page(move || {
        let title = facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
        let title = title.unwrap_or_else(|| text::board(reader()).to_owned());
        match calls.get() {
            Some(calls) => format!("{calls} · {title}"),
            None => format!("{title} · {}", common::product(reader())),
        }
    });
    view! {
        <SkipLink />
        <ConnectionBanner />
        <Refusals />
        <Gate code=code admits=|identity| identity == Identity::Facilitator skeleton=|| view! { <Outline /> }.into_any()>
            <Desktop calls=calls />
        </Gate>
    }
}

#[component]
fn Desktop(calls: RwSignal<Option<String>>) -> impl IntoView {
    let desk = Desk::new();
    let last_minute = Memo::new(move |_| desk.pulses.with(|pulses| LastMinute::of(pulses, desk.second.get())));
    Effect::new(move |_| {
        let calling = desk.calls.with(|all| all.in_title(reader()));
        let last_minute = last_minute.get().map(|last| last.words(reader()));
        let all: Vec<_> = calling.into_iter().chain(last_minute).collect();
        calls.set((!all.is_empty()).then(|| all.join(" · ")));
    });
    on_cleanup(move || calls.set(None));
    let letters = Letters::remembered();
    keys::listen(desk, letters);
    staying::remember(desk);
    staying::ask_before_leaving(desk);
    // On a phone the boxes to select with are only in the way until they are asked for.
    let picking = RwSignal::new(false);
    let rooms_shown = move || desk.tab.get() == Tab::Rooms;
    view! {
        <div class="desk" inert=move || desk.opened.get().is_some()>
            <Rail desk=desk />
            <div class="desk__main">
                <DeskHeader desk=desk />
                <Controls desk=desk />
                <TimeBack desk=desk />
                <UnsentOnBoard desk=desk />
                <main id="inhoud" tabindex="-1">
                    {move || if rooms_shown() {
                        view! {
                            <Beginning desk=desk />
                            <Lonely desk=desk />
                            <Unplaced desk=desk />
                            <Finder desk=desk picking=picking />
                            <Ledger desk=desk picking=picking />
                            <TakenOut desk=desk />
                            <SelectedControls desk=desk />
                        }
                        .into_any()
                    } else {
                        view! { <Debrief desk=desk /> }.into_any()
                    }}
                </main>
            </div>
        </div>
        <RoomPanel desk=desk />
        <MessageDialog desk=desk />
        <MissingDialog desk=desk />
        <GroupDialogs desk=desk />
        <LinksDialog desk=desk />
        <BoardKeys desk=desk letters=letters />
        <Carrying desk=desk />
        <AskFirst desk=desk />
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
