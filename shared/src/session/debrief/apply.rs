//! Applies events about the debrief.

use crate::ids::{DilemmaNumber, RoomNumber};
use crate::session::{DebriefEvent, Plenary, Round, Session};

impl Session {
    pub(in crate::session) fn apply_debrief(&mut self, event: &DebriefEvent) {
        self.plenary.apply(event);
        if let DebriefEvent::RoomRevealed { dilemma, room, shown: Some(shown) } = event {
            self.uncover(*dilemma, *room, std::slice::from_ref(shown));
        }
    }

    /// Replaces a room's rounds about a dilemma with their projections, after the result is uncovered or covered.
    pub(crate) fn uncover(&mut self, dilemma: DilemmaNumber, room: RoomNumber, shown: &[Round]) {
        let rounds = self.rooms.get_mut(&room).into_iter().flat_map(|room| &mut room.rounds);
        let about = rounds.filter(|round| round.dilemma == dilemma);
        about.zip(shown).for_each(|(round, shown)| round.clone_from(shown));
    }
}

impl Plenary {
    fn apply(&mut self, event: &DebriefEvent) {
        match event {
            DebriefEvent::ScreenShown { screen } => (self.screen, self.page) = (*screen, 0),
            DebriefEvent::PageTurned { page } => self.page = *page,
            DebriefEvent::DilemmaRevealed { dilemma, guesses } => {
                self.seen.insert(*dilemma);
                self.revealed.insert(*dilemma);
                self.revealed_rooms.remove(dilemma);
                // If the results are covered and uncovered again, the first guesses count.
                self.guessed.entry(*dilemma).or_insert(*guesses);
            }
            DebriefEvent::RoomRevealed { dilemma, room, .. } => {
                self.seen.insert(*dilemma);
                self.revealed_rooms.entry(*dilemma).or_default().insert(*room);
            }
            DebriefEvent::DilemmaCovered { dilemma } => {
                self.revealed.remove(dilemma);
                self.revealed_rooms.remove(dilemma);
            }
            DebriefEvent::SpotlightMoved { room } => self.spotlight = *room,
            DebriefEvent::ArgumentsFiltered { filter } => {
                self.filter.clone_from(filter);
                self.page = 0;
            }
            DebriefEvent::GuessMade { dilemma, participant, side, .. } => {
                self.guesses.entry(*dilemma).or_default().insert(*participant, *side);
            }
            DebriefEvent::ArgumentRecognised { argument, participant, on: true } => {
                self.recognised.entry(*argument).or_default().insert(*participant);
            }
            DebriefEvent::ArgumentRecognised { argument, participant, on: false } => {
                if let Some(people) = self.recognised.get_mut(argument) {
                    people.remove(participant);
                    if people.is_empty() {
                        self.recognised.remove(argument);
                    }
                }
            }
        }
    }
}
