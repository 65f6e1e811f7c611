//! The visible part of a result during its reveal.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::Room;
use shared::session::result::{RoomStatus, Tally};

use super::balance::Pile;
use super::open_rooms::OpenRooms;
use super::open_tally::tally_of;
use super::script::Beat;
use super::stage::Stage;
use super::state::PlenaryState;

/// The revealed rooms whose choice was decided by lot.
pub fn by_lot(state: PlenaryState, number: DilemmaNumber, open: Memo<OpenRooms>) -> Memo<BTreeSet<RoomNumber>> {
    Memo::new(move |_| {
        let open = open.get();
        let drawn = |room: &Arc<Room>| matches!(RoomStatus::of(room, number), RoomStatus::Chosen { by_lot: true, .. });
        state.rooms.with(|rooms| {
            rooms.iter().filter(|room| open.has(room.number) && drawn(room)).map(|room| room.number).collect()
        })
    })
}

/// The visible part of a result during its reveal.
#[derive(Clone, Copy)]
pub struct Coming {
    /// The current step of the reveal.
    pub beat: Memo<Beat>,
    /// The counts of the rooms whose tokens lie on their side.
    pub on_beam: Memo<Arc<Tally>>,
    /// Those among them whose choice was decided by lot.
    pub by_lot: Memo<BTreeSet<RoomNumber>>,
    /// The balance of the beam, from -1 to 1.
    pub balance: Memo<f64>,
    /// The counts behind the numbers; `None` while there are no numbers.
    pub counted: Memo<Option<Arc<Tally>>>,
    /// The size of the tokens and the height of their pile.
    pub pile: Memo<Pile>,
}

impl Coming {
    /// The visible part of the result on this stage.
    pub fn of(state: PlenaryState, number: DilemmaNumber, stage: Stage) -> Self {
        let (on_beam, weighed, counted) = (stage.on_beam(), stage.weighed(), stage.counted());
        let (lying, pulling, sums) =
            (tally_of(state, number, on_beam), tally_of(state, number, weighed), tally_of(state, number, counted));
        Self {
            beat: stage.beat(),
            on_beam: lying,
            by_lot: by_lot(state, number, on_beam),
            balance: Memo::new(move |_| pulling.with(|tally| tally.balance())),
            counted: Memo::new(move |_| counted.with(OpenRooms::is_partly).then(|| sums.get())),
            pile: Memo::new(move |_| pulling.with(|tally| Pile::of(tally, state.screen_size.get()))),
        }
    }
}
