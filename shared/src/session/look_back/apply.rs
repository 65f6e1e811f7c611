//! Applies events about looking back.

use crate::session::{LookBackEvent, Session};
use crate::time::Timestamp;

impl Session {
    pub(in crate::session) fn apply_look_back(&mut self, event: &LookBackEvent, at: Timestamp) {
        match event {
            LookBackEvent::Opened { open } => {
                self.look_back = *open;
                // Closing keeps the moment: the retention period still runs from the last invitation.
                self.looks_back_since = if *open { Some(at) } else { self.looks_back_since };
            }
            LookBackEvent::Answered { room, dilemma, participant, look_back } => {
                let mut rounds = self.rooms.get_mut(room).into_iter().flat_map(|room| &mut room.rounds);
                if let Some(round) = rounds.find(|round| round.dilemma == *dilemma) {
                    round.look_backs.insert(*participant, look_back.clone());
                }
            }
        }
    }
}
