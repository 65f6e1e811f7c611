//! Ending the session.

use crate::session::decide::facilitator_or_leading_presenter;
use crate::session::programme::decide::end_block;
use crate::session::{Author, Event, LifecycleCommand, LifecycleEvent, Rejection, Session};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &LifecycleCommand,
) -> Result<Vec<Event>, Rejection> {
    match command {
        LifecycleCommand::End => {
            facilitator_or_leading_presenter(session, author)?;
            if session.ended_at.is_some() {
                return Ok(Vec::new());
            }
            let mut events = end_block(session);
            events.push(Event::Lifecycle(LifecycleEvent::Ended));
            Ok(events)
        }
    }
}
