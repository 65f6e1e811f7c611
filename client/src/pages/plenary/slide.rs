//! One dilemma on the wall: covered, uncovered room by room, and uncovered.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::DilemmaText;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::Side;
use shared::session::result::{Standing, Tally, Voiced};

use super::balance::{seam, tilt};
use super::bar::BottomBar;
use super::fit::size_class;
use super::hall::Hall;
use super::side::HallSide;
use super::tabs::Tabs;
use super::tokens::OnTheBeam;

/// Lengths in characters up to which a question is set large, less large, and small.
pub const QUESTION_STEPS: [usize; 3] = [28, 48, 72];

/// What the parts of the slide show.
#[derive(Clone, Copy)]
pub struct Slide {
    /// The hall.
    pub hall: Hall,
    /// Which dilemma.
    pub number: DilemmaNumber,
    /// Its words.
    pub words: Memo<Option<Arc<DilemmaText>>>,
    /// The sums over all rooms, as far as they are uncovered.
    pub tally: Memo<Arc<Tally>>,
    /// The arguments of the rooms that are uncovered.
    pub voiced: Memo<Arc<Vec<Voiced>>>,
    /// The rooms for which the lot chose, as far as they are uncovered.
    pub by_lot: Memo<BTreeSet<RoomNumber>>,
    /// All results are uncovered.
    pub revealed: Memo<bool>,
    /// Some are.
    pub partly: Memo<bool>,
}

impl Slide {
    /// Of a dilemma.
    pub fn new(hall: Hall, number: DilemmaNumber) -> Self {
        Self {
            hall,
            number,
            words: hall.words(number),
            tally: hall.tally(number),
            voiced: hall.voiced(number),
            by_lot: Memo::new(move |_| by_lot(hall, number)),
            revealed: hall.revealed(number),
            partly: hall.partly_revealed(number),
        }
    }

    /// How the beam lies: level while the results are covered.
    pub fn balance(self) -> f64 {
        self.tally.with(|tally| tally.balance())
    }

    /// The question of the dilemma.
    pub fn question(self) -> String {
        self.words.with(|words| words.as_ref().map(|words| words.question.clone())).unwrap_or_default()
    }

    /// The title of one of its scenarios.
    pub fn title(self, side: Side) -> String {
        self.words.with(|words| words.as_ref().map(|words| words.scenario(side).title.clone())).unwrap_or_default()
    }
}

fn by_lot(hall: Hall, number: DilemmaNumber) -> BTreeSet<RoomNumber> {
    let plenary = hall.plenary.get();
    hall.rooms.with(|rooms| {
        let standings = rooms.iter().map(|room| (room.number, Standing::as_shown(room, number, &plenary)));
        standings
            .filter(|(_, standing)| matches!(standing, Standing::Chosen { by_lot: true, .. }))
            .map(|(room, _)| room)
            .collect()
    })
}

/// The split of one dilemma.
#[component]
pub fn DilemmaSlide(hall: Hall, number: DilemmaNumber) -> impl IntoView {
    let slide = Slide::new(hall, number);
    let style = move || {
        let balance = slide.balance();
        format!("--seam:{:.4};--tilt:{:.2}deg", seam(balance), tilt(balance))
    };
    let fresh = uncovered_just_now(slide.partly);
    view! {
        <section class="slide" class:is-covered=move || !slide.partly.get()>
            <Top slide=slide />
            <div class="split split--plen" class:is-fresh=fresh style=style>
                <div class="split__load"><OnTheBeam slide=slide /></div>
                <div class="split__fields">
                    <HallSide slide=slide side=Side::Left />
                    <HallSide slide=slide side=Side::Right />
                </div>
            </div>
            <BottomBar slide=slide />
        </section>
    }
}

/// The question, and the way to the other screens.
#[component]
pub fn Top(slide: Slide) -> impl IntoView {
    let question = move || slide.question();
    view! {
        <header class="slide__top">
            <h1 class=move || size_class(&question(), QUESTION_STEPS)>{question}</h1>
            <Tabs hall=slide.hall heading=Signal::derive(question) />
        </header>
    }
}

/// Did results come out while this screen was shown? Then it is worth watching how.
fn uncovered_just_now(partly: Memo<bool>) -> RwSignal<bool> {
    let fresh = RwSignal::new(false);
    Effect::new(move |before: Option<bool>| {
        let now = partly.get();
        if before == Some(false) && now {
            fresh.set(true);
        }
        now
    });
    fresh
}
