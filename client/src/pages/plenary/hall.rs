//! What all parts of the plenary screen share, and the order of the screens.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::DilemmaText;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::{Tally, neighbour};
use shared::session::{Command, Plenary, Room, Screen, Session};

use crate::language::reader_signal;
use crate::model::{Live, live};
use crate::storage;

/// Are the keys with letters switched off on this device?
const LETTERS_OFF: &str = "ao:letters-off";

/// The hall that looks at the screen. Cheap to copy into all its parts.
#[derive(Clone, Copy)]
pub struct Hall {
    /// The session.
    pub live: Live,
    /// Session-wide facts.
    pub facts: Signal<Option<Arc<Session>>>,
    /// What is shown.
    pub plenary: Signal<Plenary>,
    /// All rooms, by number.
    pub rooms: Memo<Vec<Arc<Room>>>,
    /// The rooms that somebody is in.
    pub inhabited: Memo<BTreeSet<RoomNumber>>,
    /// The dilemmas that have a screen.
    pub dilemmas: Memo<Vec<DilemmaNumber>>,
    /// The sheet with the keys is open.
    pub help: RwSignal<bool>,
    /// Keys with letters work.
    pub letters: RwSignal<bool>,
}

impl Hall {
    /// The hall of the session that this device is in.
    pub fn new() -> Self {
        let live = live();
        let (facts, people, rooms) = (live.facts(), live.people(), live.rooms());
        let rooms = Memo::new(move |_| rooms.with(|rooms| rooms.values().map(|room| room.get()).collect::<Vec<_>>()));
        let inhabited =
            Memo::new(move |_| people.with(|people| people.values().filter_map(|person| person.room).collect()));
        let dilemmas = Memo::new(move |_| {
            let facts = facts.get();
            facts.map(|facts| rooms.with(|rooms| shown_dilemmas(&facts, rooms.iter().cloned()))).unwrap_or_default()
        });
        let letters = RwSignal::new(storage::read::<bool>(LETTERS_OFF) != Some(true));
        Self { live, facts, plenary: live.plenary(), rooms, inhabited, dilemmas, help: RwSignal::new(false), letters }
    }

    /// Switches the keys with letters on or off, on this device.
    pub fn set_letters(self, on: bool) {
        self.letters.set(on);
        storage::write(LETTERS_OFF, &!on);
    }

    /// The words of a dilemma in the reader's language.
    pub fn words(self, dilemma: DilemmaNumber) -> Memo<Option<Arc<DilemmaText>>> {
        let reader = reader_signal();
        Memo::new(move |_| {
            let facts = self.facts.get()?;
            facts.dilemma(dilemma).map(|dilemma| Arc::new(dilemma.text(reader.get()).clone()))
        })
    }

    /// The sums of a dilemma over all rooms.
    pub fn tally(self, dilemma: DilemmaNumber) -> Memo<Arc<Tally>> {
        Memo::new(move |_| {
            let tally = self.rooms.with(|rooms| {
                self.inhabited.with(|inhabited| {
                    Tally::of(dilemma, rooms.iter().map(AsRef::as_ref), |room| inhabited.contains(&room))
                })
            });
            Arc::new(tally)
        })
    }

    /// Are the results of a dilemma uncovered? The facilitator's device knows them before;
    /// they are covered on the screen all the same.
    pub fn revealed(self, dilemma: DilemmaNumber) -> Memo<bool> {
        Memo::new(move |_| self.plenary.with(|plenary| plenary.revealed.contains(&dilemma)))
    }

    /// Shows the screen before or after this one.
    pub fn turn(self, forward: bool) {
        let current = self.plenary.with_untracked(|plenary| plenary.screen);
        let screen = self.dilemmas.with_untracked(|dilemmas| beside(dilemmas, current, forward));
        if screen != current {
            self.live.ask(Command::ShowScreen { screen });
        }
    }

    /// Uncovers the dilemma on the screen.
    pub fn reveal(self) {
        let plenary = self.plenary.get_untracked();
        let Screen::Dilemma(dilemma) = plenary.screen else { return };
        if plenary.revealed.contains(&dilemma) {
            return;
        }
        // The sums come first; what one room said about another dilemma can wait.
        if plenary.spotlight.is_some() {
            self.live.ask(Command::Spotlight { room: None });
        }
        self.live.ask(Command::RevealDilemma { dilemma });
    }

    /// Moves the spotlight to the room before or after this one.
    pub fn spotlight(self, forward: bool) {
        let plenary = self.plenary.get_untracked();
        let Screen::Dilemma(dilemma) = plenary.screen else { return };
        if !plenary.revealed.contains(&dilemma) {
            return;
        }
        let choosers = self
            .rooms
            .with_untracked(|rooms| Tally::of(dilemma, rooms.iter().map(AsRef::as_ref), |_| false).choosers());
        self.live.ask(Command::Spotlight { room: neighbour(&choosers, plenary.spotlight, forward) });
    }
}

/// The dilemmas that have a screen: those that are planned, and spares that a room did.
pub fn shown_dilemmas(facts: &Session, rooms: impl Iterator<Item = Arc<Room>>) -> Vec<DilemmaNumber> {
    let mut done = BTreeSet::new();
    for room in rooms {
        done.extend(room.rounds.iter().map(|round| round.dilemma));
    }
    facts
        .numbered_dilemmas()
        .map(|(number, _)| number)
        .filter(|number| number.0 <= facts.settings.planned || done.contains(number))
        .collect()
}

/// The screen before or after `current`: the door, every dilemma, all of them.
fn beside(dilemmas: &[DilemmaNumber], current: Screen, forward: bool) -> Screen {
    let mut screens = vec![Screen::Door];
    screens.extend(dilemmas.iter().map(|dilemma| Screen::Dilemma(*dilemma)));
    screens.push(Screen::Matrix);
    let at = screens.iter().position(|screen| *screen == current).unwrap_or(0);
    let next = if forward { at + 1 } else { at.saturating_sub(1) };
    screens.get(next).copied().unwrap_or(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screens_stand_in_a_row_with_two_ends() {
        let dilemmas = [1, 2].map(DilemmaNumber);
        let mut screen = Screen::Door;
        let mut seen = Vec::new();
        for _ in 0..4 {
            screen = beside(&dilemmas, screen, true);
            seen.push(screen);
        }
        let [first, second] = dilemmas.map(Screen::Dilemma);
        assert_eq!(seen, [first, second, Screen::Matrix, Screen::Matrix]);
        assert_eq!(beside(&dilemmas, first, false), Screen::Door);
        assert_eq!(beside(&dilemmas, Screen::Door, false), Screen::Door);
        assert_eq!(beside(&[], Screen::Door, true), Screen::Matrix);
    }
}
