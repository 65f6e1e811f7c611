//! Reading a log event by event.

use shared::session::{Batch, Event, LifecycleEvent, Session};

/// Follows a log with its own copy of the session.
#[derive(Default)]
pub struct LogReader {
    state: Option<Session>,
    read: usize,
}

impl LogReader {
    /// Reads new events, and passes each to `look` with the states right before and right after it. At the opening
    /// there is no state before, so both are the first one.
    pub fn read_on(&mut self, log: &[Batch], mut look: impl FnMut(&Session, &Session, &Event, &Batch)) {
        for batch in &log[self.read..] {
            for event in &batch.events {
                let after = match (&self.state, event) {
                    (Some(before), event) => {
                        let mut after = before.clone();
                        after.apply(event, batch.at);
                        after
                    }
                    (None, Event::Lifecycle(LifecycleEvent::Opened(opening))) => {
                        Session::open((**opening).clone(), batch.at)
                    }
                    (None, event) => panic!("a log begins with an opening, not with {event:?}"),
                };
                look(self.state.as_ref().unwrap_or(&after), &after, event, batch);
                self.state = Some(after);
            }
        }
        self.read = log.len();
    }
}
