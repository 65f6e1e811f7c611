//! One dilemma on the plenary screen: covered, revealed room by room, and revealed.

use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::DilemmaText;
use shared::ids::DilemmaNumber;
use shared::session::result::{Tally, Voiced, has_said_all, voiced};
use shared::session::{Room, Side};

use super::open_rooms::OpenRooms;
use super::open_tally::tally_of;
use super::state::PlenaryState;

/// What the parts of the slide share.
#[derive(Clone, Copy)]
pub struct Slide {
    pub state: PlenaryState,
    pub number: DilemmaNumber,
    /// The texts of the dilemma.
    pub words: Memo<Option<Arc<DilemmaText>>>,
    /// The rooms that are fully revealed.
    pub open: Memo<OpenRooms>,
    /// Counts over the revealed rooms.
    pub tally: Memo<Arc<Tally>>,
    /// The arguments of the revealed rooms.
    pub voiced: Memo<Arc<Vec<Voiced>>>,
    /// All results are revealed.
    pub revealed: Memo<bool>,
    /// Some results are revealed.
    pub partly: Memo<bool>,
}

impl Slide {
    /// A dilemma with everything that is revealed.
    pub fn new(state: PlenaryState, number: DilemmaNumber) -> Self {
        Self::with(state, number, Memo::new(move |_| state.plenary.with(|plenary| OpenRooms::of(plenary, number))))
    }

    /// The same with only the rooms in `open`.
    pub fn with(state: PlenaryState, number: DilemmaNumber, open: Memo<OpenRooms>) -> Self {
        let voiced = move |_: Option<&Arc<Vec<Voiced>>>| {
            let (plenary, open) = (state.plenary.get(), open.get());
            state.rooms.with(|rooms| {
                let told = rooms
                    .iter()
                    .map(AsRef::as_ref)
                    .filter(|room: &&Room| open.has(room.number) && has_said_all(room, number));
                Arc::new(voiced(number, told, &plenary))
            })
        };
        Self {
            state,
            number,
            words: state.words(number),
            open,
            tally: tally_of(state, number, open),
            voiced: Memo::new(voiced),
            revealed: Memo::new(move |_| open.with(OpenRooms::is_all)),
            partly: Memo::new(move |_| open.with(OpenRooms::is_partly)),
        }
    }

    /// The question of the dilemma.
    pub fn question(self) -> String {
        self.words.with(|words| words.as_ref().map(|words| words.question.clone())).unwrap_or_default()
    }

    /// The points of one of its scenarios.
    pub fn points(self, side: Side) -> Vec<String> {
        self.words.with(|words| words.as_ref().map(|words| words.scenario(side).points.clone())).unwrap_or_default()
    }

    /// The title of one of its scenarios.
    pub fn title(self, side: Side) -> String {
        self.words.with(|words| words.as_ref().map(|words| words.scenario(side).title.clone())).unwrap_or_default()
    }
}
