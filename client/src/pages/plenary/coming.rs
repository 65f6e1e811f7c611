//! What has come out of a result that is on its way.

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

/// The open rooms for which the lot chose.
pub fn by_lot(hall: PlenaryState, number: DilemmaNumber, open: Memo<OpenRooms>) -> Memo<BTreeSet<RoomNumber>> {
    Memo::new(move |_| {
        let open = open.get();
        let drawn = |room: &Arc<Room>| matches!(RoomStatus::of(room, number), RoomStatus::Chosen { by_lot: true, .. });
        hall.rooms.with(|rooms| {
            rooms.iter().filter(|room| open.has(room.number) && drawn(room)).map(|room| room.number).collect()
        })
    })
}

/// What has come out of a result that is on its way.
#[derive(Clone, Copy)]
pub struct Coming {
    /// How far it is.
    pub beat: Memo<Beat>,
    /// The sums of the rooms whose tokens lie on their side.
    pub on_beam: Memo<Arc<Tally>>,
    /// Those among them for which the lot chose.
    pub by_lot: Memo<BTreeSet<RoomNumber>>,
    /// How the beam lies.
    pub balance: Memo<f64>,
    /// The sums of the rooms that are in the numbers; none: there are no numbers yet.
    pub counted: Memo<Option<Arc<Tally>>>,
    /// How large the tokens are, and how high they lie.
    pub pile: Memo<Pile>,
}

impl Coming {
    /// Of a result on this stage.
    pub fn of(hall: PlenaryState, number: DilemmaNumber, stage: Stage) -> Self {
        let (on_beam, weighed, counted) = (stage.on_beam(), stage.weighed(), stage.counted());
        let (lying, pulling, sums) =
            (tally_of(hall, number, on_beam), tally_of(hall, number, weighed), tally_of(hall, number, counted));
        Self {
            beat: stage.beat(),
            on_beam: lying,
            by_lot: by_lot(hall, number, on_beam),
            balance: Memo::new(move |_| pulling.with(|tally| tally.balance())),
            counted: Memo::new(move |_| counted.with(OpenRooms::is_partly).then(|| sums.get())),
            pile: Memo::new(move |_| pulling.with(|tally| Pile::of(tally, hall.wall.get()))),
        }
    }
}
