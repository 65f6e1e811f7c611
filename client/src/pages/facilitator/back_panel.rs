//! A break on the board: how many are back, by room, and two minutes more.

use leptos::prelude::*;
use shared::ids::RoomNumber;
use shared::session::{BackOf, Command, ProgrammeCommand, back_by_room};
use shared::text::{board as text, common, debrief, parts, programme};

use super::state::FacilitatorState;
use crate::components::{Icon, clock_time, icons};
use crate::language::{reader, say};
use crate::model::RunningPart;

/// The minutes that one press adds.
const MORE: i16 = 2;
/// Rooms at first; the rest on request.
const SHOWN: usize = 48;

/// The panel of the running break.
#[component]
pub fn BackPanel(board: FacilitatorState) -> impl IntoView {
    let part = board.live.running_part();
    let rooms = Memo::new(move |_| {
        board.facts.with(|facts| {
            let back = facts.as_ref().map(|facts| facts.collected.back.clone()).unwrap_or_default();
            board.people.with(|people| back_by_room(&back, people.iter()))
        })
    });
    let sums =
        move || rooms.with(|rooms| rooms.values().fold((0, 0), |(back, of), room| (back + room.back, of + room.of)));
    let goes_on = move || {
        part.with(|part| {
            let part = part.as_ref()?;
            Some(if part.is_paused() {
                text::all_paused(reader()).to_owned()
            } else {
                common::go_on_at(reader(), &clock_time(part.running.ends, reader()))
            })
        })
    };
    let more_time = move |_| {
        if let Some(block) = part.with_untracked(|part| part.as_ref().map(|part| part.running.id)) {
            board.ask(Command::Programme(ProgrammeCommand::ExtendBlock { block, minutes: MORE }));
        }
    };
    let is_paused = Memo::new(move |_| part.with(|part| part.as_ref().is_some_and(RunningPart::is_paused)));
    let all = RwSignal::new(false);
    // Incomplete groups come first: somebody has to go and look for the others.
    let in_order = Memo::new(move |_| {
        let mut rooms: Vec<(Option<RoomNumber>, BackOf)> =
            rooms.with(|rooms| rooms.iter().map(|(room, count)| (*room, *count)).collect());
        rooms.sort_by_key(|(_, count)| count.back == count.of);
        rooms
    });
    let shown = move || {
        let most = if all.get() { usize::MAX } else { SHOWN };
        in_order.with(|rooms| rooms.iter().take(most).copied().collect::<Vec<_>>())
    };
    let more = move || if all.get() { 0 } else { in_order.with(Vec::len).saturating_sub(SHOWN) };
    view! {
        <section class="wallpanel" aria-labelledby="back-panel">
            <header class="wallpanel__head">
                <div>
                    <h2 id="back-panel">{goes_on}</h2>
                    <p class="wallpanel__count" role="status">{move || { let (back, of) = sums(); parts::back_of(reader(), back, of) }}</p>
                </div>
                <p class="wallpanel__do">
                    <button class="btn btn--soft" type="button" data-repeats="" disabled=is_paused on:click=more_time>
                        <Icon path=icons::PLUS />{move || programme::more_minutes(reader(), MORE.unsigned_abs())}
                    </button>
                </p>
            </header>
            <ul class="backrooms" aria-label=say(parts::back_by_group)>
                <For each=shown key=|one| *one children=move |(room, count)| view! {
                    <li class:backrooms__all=count.back == count.of>
                        <span>{move || room.map_or_else(|| parts::without_group(reader()).to_owned(), |room| common::room_number(reader(), room.0))}</span>
                        <b class="num">{format!("{}/{}", count.back, count.of)}</b>
                    </li>
                } />
            </ul>
            {move || (more() > 0).then(|| view! { <button class="btn btn--soft btn--sm" type="button" on:click=move |_| all.set(true)>{debrief::show_more(reader(), more())}</button> })}
        </section>
    }
}
