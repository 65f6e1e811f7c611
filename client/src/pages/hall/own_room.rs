//! Where one's own room is with a dilemma.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::Standing;

use super::seat::Seat;

/// Where one's own room is with the dilemma.
pub type Ours = Memo<Option<(RoomNumber, Standing)>>;

/// Where one's own room is with a dilemma, as far as the hall may know.
pub fn our_standing(seat: Seat, number: DilemmaNumber) -> Ours {
    Memo::new(move |_| {
        let own = seat.room_about(number)?;
        seat.hall.rooms.with(|rooms| {
            let room = rooms.iter().find(|room| room.number == own)?;
            Some((own, Standing::of(room, number)))
        })
    })
}
