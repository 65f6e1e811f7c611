//! Counts over the revealed rooms.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::result::Tally;

use super::open_rooms::OpenRooms;
use super::state::PlenaryState;

/// Counts over the revealed rooms.
pub fn tally_of(state: PlenaryState, number: DilemmaNumber, open: Memo<OpenRooms>) -> Memo<Arc<Tally>> {
    Memo::new(move |_| {
        let (inhabited, open) = (state.inhabited.get(), open.get());
        state.rooms.with(|rooms| {
            let is_shown = |room| open.has(room);
            let is_inhabited = |room| inhabited.contains(&room);
            Arc::new(Tally::seen_where(number, rooms.iter().map(AsRef::as_ref), is_inhabited, is_shown))
        })
    })
}
