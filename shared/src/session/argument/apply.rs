//! Applies events about arguments.

use crate::session::{Argument, ArgumentEvent, Round, Session};
use crate::time::Timestamp;

impl Session {
    pub(in crate::session) fn apply_argument(&mut self, event: &ArgumentEvent, at: Timestamp) {
        self.apply_to_latest_round(event.room(), |round| round.apply_argument(event, at));
        // The people who recognise an argument are numbered by its dilemma, and a deleted argument has none.
        if let ArgumentEvent::Deleted { argument, .. } = event {
            self.plenary.recognised.remove(argument);
        }
        if let (Some(internal), ArgumentEvent::Added { argument, .. }) = (&mut self.internal, event) {
            internal.last_argument = internal.last_argument.max(*argument);
        }
    }
}

impl Round {
    fn apply_argument(&mut self, event: &ArgumentEvent, at: Timestamp) {
        match event {
            ArgumentEvent::Added { argument, author, side, kind, text, silent, .. } => {
                let written = Argument::new(*argument, *author, *side, *kind, text.clone(), at);
                self.arguments.insert(*argument, Argument { silent: *silent, ..written });
            }
            ArgumentEvent::Edited { argument, text, .. } => {
                if let Some(argument) = self.arguments.get_mut(argument) {
                    argument.text.clone_from(text);
                }
            }
            ArgumentEvent::Moved { argument, side, kind, .. } => {
                if let Some(argument) = self.arguments.get_mut(argument) {
                    (argument.side, argument.kind) = (*side, *kind);
                }
            }
            ArgumentEvent::Deleted { argument, .. } => {
                self.arguments.remove(argument);
            }
            ArgumentEvent::Supported { argument, participant, on, .. } => {
                if let Some(argument) = self.arguments.get_mut(argument) {
                    if *on {
                        argument.supporters.insert(*participant);
                    } else {
                        argument.supporters.remove(participant);
                    }
                }
            }
        }
    }
}
