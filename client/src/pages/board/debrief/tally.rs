//! The sums of a dilemma as the facilitator knows them.

use leptos::prelude::*;
use shared::ids::DilemmaNumber;
use shared::session::result::Tally;

use crate::pages::board::desk::Desk;

/// The sums of a dilemma as the facilitator knows them, covered or not.
pub fn tally(desk: Desk, number: DilemmaNumber) -> Memo<Tally> {
    let rooms = desk.live.rooms();
    Memo::new(move |_| {
        let rooms: Vec<_> = rooms.with(|rooms| rooms.values().map(|room| room.get()).collect());
        desk.crews.with(|crews| {
            Tally::of(number, rooms.iter().map(AsRef::as_ref), |room| {
                crews.get(&room).is_some_and(|crew| crew.members > 0)
            })
        })
    })
}
