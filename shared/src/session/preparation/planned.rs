//! Which dilemmas are planned, which are spares, and which rules hold in a round.

use crate::ids::DilemmaNumber;
use crate::session::{Plenary, Room, Round, Rules, Session};

impl Session {
    /// The planned dilemmas, in their order.
    pub fn planned(&self) -> Vec<DilemmaNumber> {
        self.planned.clone().unwrap_or_else(|| (1..=self.settings.planned).map(DilemmaNumber).collect())
    }

    /// The first planned dilemma that `room` has not had.
    pub fn next_planned(&self, room: &Room) -> Option<DilemmaNumber> {
        self.planned().into_iter().find(|number| !room.has_had(*number))
    }

    /// The dilemmas that are not planned.
    pub fn all_spares(&self) -> Vec<DilemmaNumber> {
        let planned = self.planned();
        self.numbered_dilemmas().map(|(number, _)| number).filter(|number| !planned.contains(number)).collect()
    }

    /// The spares that `room` has not had.
    pub fn spares(&self, room: &Room) -> Vec<DilemmaNumber> {
        self.all_spares().into_iter().filter(|number| !room.has_had(*number)).collect()
    }

    /// Did any room have this dilemma, or did people say something about it? Then its words stay as they are.
    pub fn was_had(&self, dilemma: DilemmaNumber) -> bool {
        was_had(dilemma, self.rooms.values(), &self.plenary)
    }

    /// The rules of play in a round: those of the moment at which it started.
    pub fn rules_in(&self, round: &Round) -> Rules {
        round.rules.unwrap_or(self.settings.rules)
    }
}

/// The same on a device that holds the rooms apart.
pub fn was_had<'a>(dilemma: DilemmaNumber, mut rooms: impl Iterator<Item = &'a Room>, plenary: &Plenary) -> bool {
    rooms.any(|room| room.has_had(dilemma))
        || plenary.guesses.contains_key(&dilemma)
        || plenary.guessed.contains_key(&dilemma)
        || plenary.themes_about(dilemma).next().is_some()
        || plenary.notes.values().any(|note| note.dilemma == dilemma)
}
