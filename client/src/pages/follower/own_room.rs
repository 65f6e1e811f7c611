//! Where the participant's own room is with a dilemma.

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::RoomStatus;

use super::state::FollowerState;

/// Where the participant's own room is with the dilemma.
pub type Ours = Memo<Option<(RoomNumber, RoomStatus)>>;

/// Where the participant's own room is with a dilemma, as far as followers may see it.
pub fn our_standing(follower: FollowerState, number: DilemmaNumber) -> Ours {
    Memo::new(move |_| {
        let own = follower.room_about(number)?;
        follower.state.rooms.with(|rooms| {
            let room = rooms.iter().find(|room| room.number == own)?;
            Some((own, RoomStatus::of(room, number)))
        })
    })
}
