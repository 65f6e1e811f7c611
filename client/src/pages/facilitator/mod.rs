//! The facilitator's board: all rooms at a glance, those that need attention first.

mod act_words;
mod after_the_end;
mod aggregates;
mod back_panel;
mod call_strip;
mod calls;
mod controls;
mod debrief;
mod debrief_entry;
mod dialogs;
mod drag_participant;
mod dragged_participant;
mod empty_state;
mod header;
mod last_minute;
mod leave_guard;
mod lone_rooms_notice;
mod menu;
mod next_step;
mod outage_compensation;
mod reach;
mod room_panel;
mod room_summary;
mod room_table;
mod shortcuts;
mod sidebar;
mod state;
mod steering;
mod talk_panel;
mod time_controls;
mod timetable;
mod unassigned;
mod undo;
mod undo_toast;
mod unsent;
mod wall_panel;
mod written_rows;

use leptos::prelude::*;
use shared::text::{board as text, common};
use shared::wire::Identity;

use self::after_the_end::AfterTheEnd;
use self::controls::{Controls, SelectedControls};
use self::debrief::Debrief;
use self::dialogs::BoardDialogs;
use self::dialogs::confirm_dialog::ConfirmDialog;
use self::drag_participant::DragLayer;
use self::empty_state::EmptyState;
use self::header::BoardHeader;
use self::last_minute::LastMinute;
use self::lone_rooms_notice::LoneRoomsNotice;
use self::outage_compensation::OutageCompensation;
use self::room_panel::RoomPanel;
use self::room_table::RoomTable;
use self::room_table::filter_bar::FilterBar;
use self::sidebar::Sidebar;
use self::state::Tab;
use self::unassigned::{TakenOut, Unplaced};
use self::unsent::UnsentOnBoard;
use super::auth::{Gate, SecretPage, enter_by_link, mark_root, title_page};
use crate::components::{ConnectionBanner, Letters, Refusals, RehearsalStrip, SkipLink};
use crate::language::{reader, say};
use crate::model::live;
use crate::pages::parts;

pub use self::back_panel::BackPanel;
pub use self::debrief_entry::DebriefEntry;
pub use self::state::FacilitatorState;
pub use self::talk_panel::TalkPanel;
pub use self::wall_panel::WallPanel;

/// The page at `/f/CODE#SECRET`.
#[component]
pub fn Board() -> impl IntoView {
    mark_root("is-desk");
    let code = enter_by_link(SecretPage::Board);
    let facts = live().facts();
    // The title of the tab shows the calls too, for a facilitator who is in another tab.
    let calls = RwSignal::new(None::<String>);
    title_page(move || {
        let title = facts.with(|facts| facts.as_ref().map(|facts| facts.settings.title.clone()));
        let title = title.unwrap_or_else(|| text::board(reader()).to_owned());
        match calls.get() {
            Some(calls) => format!("{calls} · {title}"),
            None => format!("{title} · {}", common::product(reader())),
        }
    });
    let identity = live().identity();
    let held = move || {
        let code = code.get().filter(|_| identity.get() == Some(Identity::Facilitator))?;
        SecretPage::Board.secret(code)
    };
    view! {
        <SkipLink />
        <RehearsalStrip held=Signal::derive(held) />
        <ConnectionBanner />
        <Refusals />
        <Gate code=code admits=Identity::is_facilitator skeleton=|| view! { <Outline /> }.into_any()>
            <BoardScreen calls=calls />
        </Gate>
    }
}

#[component]
fn BoardScreen(calls: RwSignal<Option<String>>) -> impl IntoView {
    let board = FacilitatorState::new();
    let last_minute =
        Memo::new(move |_| board.summaries.with(|summaries| LastMinute::of(summaries, board.second.get())));
    Effect::new(move |_| {
        let calling = board.calls.with(|all| all.in_title(reader()));
        let last_minute = last_minute.get().map(|last| last.words(reader()));
        let all: Vec<_> = calling.into_iter().chain(last_minute).collect();
        calls.set((!all.is_empty()).then(|| all.join(" · ")));
    });
    on_cleanup(move || calls.set(None));
    let letters = Letters::remembered();
    shortcuts::listen(board, letters);
    leave_guard::remember(board);
    leave_guard::ask_before_leaving(board);
    steering::follow_parts(board);
    // On a phone the checkboxes would only be in the way until they are asked for.
    let picking = RwSignal::new(false);
    let rooms_shown = move || board.tab.get() == Tab::Rooms;
    let part = Memo::new(move |_| board.facts.with(|facts| facts.as_ref()?.running_kind()));
    view! {
        <div class="desk" inert=move || board.opened.get().is_some()>
            <Sidebar board=board />
            <div class="desk__main">
                <BoardHeader board=board />
                <Controls board=board />
                <OutageCompensation board=board />
                <UnsentOnBoard board=board />
                <main id="content" tabindex="-1">
                    {move || if rooms_shown() {
                        view! {
                            <AfterTheEnd board=board />
                            <EmptyState board=board />
                            {move || part.get().map(|kind| parts::board(kind, board))}
                            <LoneRoomsNotice board=board />
                            <Unplaced board=board />
                            <FilterBar board=board picking=picking />
                            <RoomTable board=board picking=picking />
                            <TakenOut board=board />
                            <SelectedControls board=board />
                        }
                        .into_any()
                    } else {
                        view! { <Debrief board=board /> }.into_any()
                    }}
                </main>
            </div>
        </div>
        <RoomPanel board=board />
        <BoardDialogs board=board letters=letters />
        <DragLayer board=board />
        <ConfirmDialog board=board />
    }
}

/// The board in outline, while the device is being admitted.
#[component]
fn Outline() -> impl IntoView {
    view! {
        <div class="desk desk--outline">
            <div class="rail"></div>
            <div class="desk__main">
                <main id="content" tabindex="-1">
                    <h1 class="sr">{say(text::board)}</h1>
                    <p role="status" class="outline__say">{say(shared::text::connection::connecting)}</p>
                    <div class="outline" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i><i></i></div>
                </main>
            </div>
        </div>
    }
}
