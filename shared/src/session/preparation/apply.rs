//! Applies events that change what was prepared.

use crate::session::{PreparationEvent, Session};

impl Session {
    pub(in crate::session) fn apply_preparation(&mut self, event: &PreparationEvent) {
        match event {
            PreparationEvent::TitleChanged { title } => self.settings.title.clone_from(title),
            PreparationEvent::MinutesChanged { minutes } => self.settings.minutes = *minutes,
            PreparationEvent::RulesChanged { rules } => {
                let before = std::mem::replace(&mut self.settings.rules, *rules);
                // Results keep their names: a room that saw the scenarios mirrored must not read that it chose left.
                self.settings.was_mirrored |= before.mirrored && !self.had.is_empty();
            }
            PreparationEvent::DilemmaAdded { dilemma, planned } => {
                let before = self.planned();
                self.dilemmas.push((**dilemma).clone());
                if *planned {
                    let added = self.numbered_dilemmas().last().map(|(number, _)| number);
                    self.planned = Some(before.into_iter().chain(added).collect());
                }
            }
            PreparationEvent::DilemmaCorrected { number, dilemma } => {
                let place = usize::from(number.0).checked_sub(1);
                if let Some(found) = place.and_then(|place| self.dilemmas.get_mut(place)) {
                    found.clone_from(dilemma);
                }
            }
            PreparationEvent::DilemmasPlanned { planned } => self.planned = Some(planned.clone()),
        }
    }
}
