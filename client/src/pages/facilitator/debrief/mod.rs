//! *Nabespreking*: steering the plenary screen from the board, and gathering what was said.

mod arguments;
mod dilemma;
mod filter;
mod gather;
mod notes;
mod reveal;
mod rooms;
mod selecting;
mod show_screen;
mod state;
mod steer;
mod tally;
mod theme;
mod themes;
mod undo;
mod workbench;

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::Screen;
use shared::text::{board as text, parts, plenary, programme, wall};

use self::dilemma::OneDilemma;
use self::show_screen::ShowScreen;
use self::steer::Steer;
use self::undo::UndoStrip;
use self::workbench::Workbench;
use super::next_step::debrief_to_come;
use super::state::FacilitatorState;
use super::steering::start_block;
use crate::components::{Icon, icons, listen_to_keys};
use crate::language::{reader, say};
use crate::pages::plenary::{PlenaryState, shown_dilemmas};
use crate::saved_sessions;

#[component]
pub fn Debrief(board: FacilitatorState) -> impl IntoView {
    let plenary = board.live.plenary();
    let rooms = board.live.rooms();
    let numbers = Memo::new(move |_| {
        let facts = board.facts.get();
        facts
            .map(|facts| rooms.with(|rooms| shown_dilemmas(&facts, rooms.values().map(|room| room.get()))))
            .unwrap_or_default()
    });
    // The dilemma in the workbench follows the plenary screen until the facilitator opens another.
    let picked = RwSignal::new(None::<DilemmaNumber>);
    let on_screen = Memo::new(move |_| plenary.with(|plenary| plenary.screen.dilemma()));
    Effect::new(move |_| {
        if let Some(dilemma) = on_screen.get() {
            picked.set(Some(dilemma));
        }
    });
    let worked_on = Memo::new(move |_| picked.get().or_else(|| numbers.with(|numbers| numbers.first().copied())));
    let undo = RwSignal::new(None);
    let address = Memo::new(move |_| {
        let code = board.facts.with(|facts| facts.as_ref().map(|facts| facts.code))?;
        let secret = saved_sessions::plenary(code)?;
        Some(format!("/p/{code}#{secret}"))
    });
    let state = PlenaryState::new();
    listen_to_keys(move |event| {
        match event.key().as_str() {
            "ArrowRight" => state.turn(true),
            "ArrowLeft" => state.turn(false),
            // With nothing to step through, these keys scroll.
            "ArrowDown" if untrack(|| state.can_step()) => state.step(true),
            "ArrowUp" if untrack(|| state.can_step()) => state.step(false),
            _ => return false,
        }
        true
    });
    view! {
        <section class="debrief" aria-label=say(text::debrief)>
            <div class="cockpit">
                <OtherPart board=board />
                <Steer board=board state=state />
                <div class="debrief__strip">
                    <ul class="debrief__list">
                        <For each=move || numbers.get() key=|number| *number children=move |number| view! {
                            <OneDilemma board=board number=number worked_on=worked_on on_pick=Callback::new(move |()| picked.set(Some(number))) />
                        } />
                    </ul>
                    <div class="debrief__row" role="group" aria-label=say(text::on_the_screen)>
                        <ShowScreen board=board screen=Screen::Door label=plenary::door />
                        <ShowScreen board=board screen=Screen::Now label=wall::now />
                        <ShowScreen board=board screen=Screen::Matrix label=plenary::all />
                        <PlenaryLink address=address />
                    </div>
                </div>
                {move || address.get().is_none().then(|| view! { <p class="muted debrief__link">{say(text::plenary_link_elsewhere)}</p> })}
            </div>
            {move || worked_on.get().map(|number| view! { <Workbench board=board number=number undo=undo /> })}
            <UndoStrip board=board undo=undo />
        </section>
    }
}

/// While another part runs: which, since the wall and the phones show that one, and the button that starts the debrief.
#[component]
fn OtherPart(board: FacilitatorState) -> impl IntoView {
    let debrief = Memo::new(move |_| board.facts.with(|facts| debrief_to_come(facts.as_ref()?).cloned()));
    let runs = move || {
        let title = board.facts.with(|facts| Some(parts::title(reader(), &facts.as_ref()?.running_block()?.plan)));
        text::runs_now(reader(), &title.unwrap_or_default())
    };
    move || {
        debrief.get().map(|debrief| view! {
            <div class="cockpit__part">
                <p role="status">{runs}</p>
                <button class="btn btn--sm" type="button" on:click=move |_| start_block(board, debrief.id)>
                    <Icon path=icons::PLAY />{move || programme::start_part(reader(), &parts::title(reader(), &debrief.plan))}
                </button>
            </div>
        })
    }
}

/// The link to the plenary screen, if this device has its secret.
#[component]
fn PlenaryLink(address: Memo<Option<String>>) -> impl IntoView {
    move || {
        address.get().map(|address| {
            view! {
                <a class="btn debrief__wall" href=address target="_blank" rel="noopener">
                    <Icon path=icons::SCREEN />
                    {say(text::open_plenary)}
                </a>
            }
        })
    }
}
