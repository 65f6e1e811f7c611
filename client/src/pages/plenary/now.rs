//! What runs now: the rooms at their dilemmas, or a part with its clock; the door, before anything does.

use leptos::prelude::*;
use shared::session::BlockKind;
use shared::session::result::{UnderWay, under_way};

use super::door::DoorScreen;
use super::hall::Hall;
use super::part::PartScreen;
use super::round::{RoundLines, RoundScreen};

/// What there is to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Running {
    Nothing,
    Part,
    OneDilemma,
    Dilemmas,
}

/// The screen that goes along with the programme.
#[component]
pub fn NowScreen(hall: Hall) -> impl IntoView {
    let rounds = rounds_of(hall);
    let running = Memo::new(move |_| {
        let kind = hall.facts.with(|facts| Some(facts.as_ref()?.running_block()?.kind));
        match (kind, rounds.with(Vec::len)) {
            (None, _) | (Some(BlockKind::Dilemmas), 0) => Running::Nothing,
            (Some(BlockKind::Dilemmas), 1) => Running::OneDilemma,
            (Some(BlockKind::Dilemmas), _) => Running::Dilemmas,
            (Some(_), _) => Running::Part,
        }
    });
    move || match running.get() {
        Running::Nothing => view! { <DoorScreen hall=hall /> }.into_any(),
        Running::Part => view! { <PartScreen hall=hall /> }.into_any(),
        Running::OneDilemma => view! { <RoundScreen hall=hall rounds=rounds /> }.into_any(),
        Running::Dilemmas => view! { <RoundLines hall=hall rounds=rounds /> }.into_any(),
    }
}

/// The dilemmas that rooms are at, as far as they are worth showing.
pub fn rounds_of(hall: Hall) -> Memo<Vec<UnderWay>> {
    Memo::new(move |_| worth_showing(of_hall(hall)))
}

fn of_hall(hall: Hall) -> Vec<UnderWay> {
    let inhabited = hall.inhabited.get();
    hall.rooms.with(|rooms| under_way(rooms.iter().map(AsRef::as_ref), |room| inhabited.contains(&room)))
}

/// The dilemmas that rooms are at; when all are done, the last of them.
fn worth_showing(all: Vec<UnderWay>) -> Vec<UnderWay> {
    if all.iter().any(UnderWay::is_open) {
        return all;
    }
    all.into_iter().max_by_key(|round| (round.rooms.len(), round.dilemma)).into_iter().collect()
}
