//! The counts of a dilemma as the facilitator sees them.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::result::Tally;

use crate::pages::facilitator::state::FacilitatorState;

/// The counts of a dilemma as the facilitator sees them, revealed or not.
pub fn tally(board: FacilitatorState, number: DilemmaNumber) -> Memo<Tally> {
    let rooms = board.live.rooms();
    Memo::new(move |_| {
        let rooms: Vec<_> = rooms.with(|rooms| rooms.values().map(|room| room.get()).collect());
        board.head_counts.with(|head_counts| {
            Tally::of(number, rooms.iter().map(AsRef::as_ref), |room| {
                head_counts.get(&room).is_some_and(|head_count| head_count.members > 0)
            })
        })
    })
}
