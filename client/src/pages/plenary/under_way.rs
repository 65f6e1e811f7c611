//! The dilemmas that rooms are doing.

use leptos::prelude::*;
use shared::session::result::{UnderWay, under_way};

use super::state::PlenaryState;

/// The dilemmas that rooms are doing, as far as they are worth showing.
pub fn rounds_of(state: PlenaryState) -> Memo<Vec<UnderWay>> {
    Memo::new(move |_| worth_showing(all_under_way(state)))
}

fn all_under_way(state: PlenaryState) -> Vec<UnderWay> {
    let inhabited = state.inhabited.get();
    state.rooms.with(|rooms| under_way(rooms.iter().map(AsRef::as_ref), |room| inhabited.contains(&room)))
}

/// The dilemmas that rooms are doing; when all rooms are done, the last of them.
fn worth_showing(all: Vec<UnderWay>) -> Vec<UnderWay> {
    if all.iter().any(UnderWay::is_open) {
        return all;
    }
    all.into_iter().max_by_key(|round| (round.rooms.len(), round.dilemma)).into_iter().collect()
}
