//! Which dilemmas have a screen.

use std::collections::BTreeSet;
use std::sync::Arc;

use shared::ids::DilemmaNumber;
use shared::session::{Room, Session};

/// The dilemmas that have a screen: the planned ones, and spares that a room did.
pub fn shown_dilemmas(facts: &Session, rooms: impl Iterator<Item = Arc<Room>>) -> Vec<DilemmaNumber> {
    let mut done = BTreeSet::new();
    for room in rooms {
        done.extend(room.rounds.iter().map(|round| round.dilemma));
    }
    let planned = facts.planned();
    facts
        .numbered_dilemmas()
        .map(|(number, _)| number)
        .filter(|number| planned.contains(number) || done.contains(number))
        .collect()
}
