//! Applying events to a state. The server applies what it recorded to its full state, and a device applies what it
//! receives to its projection, with the same code. Each slice changes its own part.

use crate::ids::Seq;
use crate::session::{Batch, Event, LifecycleEvent, Session};
use crate::time::Timestamp;

impl Session {
    /// The state that a log leads to; absent if the log does not begin with an opening.
    pub fn replay<'a>(batches: impl Iterator<Item = &'a Batch>) -> Option<(Self, Seq)> {
        let mut session: Option<Self> = None;
        let mut seq = Seq(0);
        for batch in batches {
            if let Some(session) = &mut session {
                session.apply_batch(batch, seq);
            } else {
                let Some((Event::Lifecycle(LifecycleEvent::Opened(opening)), rest)) = batch.events.split_first() else {
                    return None;
                };
                let mut opened = Self::open((**opening).clone(), batch.at);
                for event in rest {
                    opened.apply(event, batch.at);
                }
                session = Some(opened);
            }
            seq = Seq(seq.0 + batch.events.len() as u64);
        }
        session.map(|session| (session, seq))
    }

    /// Applies a recorded batch that came after the event numbered `after`.
    pub fn apply_batch(&mut self, batch: &Batch, after: Seq) {
        for event in &batch.events {
            self.apply(event, batch.at);
        }
        if let (Some(internal), Some((author, command))) = (&mut self.internal, batch.command) {
            internal.remember(author, command, Seq(after.0 + batch.events.len() as u64));
        }
    }

    /// Applies one event. Parts of the state that the audience does not hold are skipped.
    pub fn apply(&mut self, event: &Event, at: Timestamp) {
        self.count_changes(event);
        match event {
            Event::NothingChanged => {}
            Event::Lifecycle(event) => self.apply_lifecycle(event, at),
            Event::Programme(event) => self.apply_programme(event, at),
            Event::Preparation(event) => self.apply_preparation(event),
            Event::Access(event) => self.apply_access(event, at),
            Event::People(event) => self.apply_people(event),
            Event::Room(event) => self.apply_room(event, at),
            Event::Round(event) => self.apply_round(event, at),
            Event::Argument(event) => self.apply_argument(event, at),
            Event::Ballot(event) => self.apply_ballot(event),
            Event::Debrief(event) => self.apply_debrief(event),
            Event::Gathering(event) => self.apply_gathering(event),
            Event::LookBack(event) => self.apply_look_back(event, at),
            Event::Wall(event) => self.apply_wall(event),
            Event::Talk(event) => self.apply_talk(event),
        }
    }
}
