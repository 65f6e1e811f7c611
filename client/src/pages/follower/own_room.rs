//! Where one's own room is with a dilemma.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::RoomStatus;

use super::state::FollowerState;

/// Where one's own room is with the dilemma.
pub type Ours = Memo<Option<(RoomNumber, RoomStatus)>>;

/// Where one's own room is with a dilemma, as far as the hall may know.
pub fn our_standing(follower: FollowerState, number: DilemmaNumber) -> Ours {
    Memo::new(move |_| {
        let own = follower.room_about(number)?;
        follower.hall.rooms.with(|rooms| {
            let room = rooms.iter().find(|room| room.number == own)?;
            Some((own, RoomStatus::of(room, number)))
        })
    })
}
