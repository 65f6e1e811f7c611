//! Locking the door, withdrawing links, and naming people in the report.

use crate::session::decide::facilitator_only;
use crate::session::{AccessCommand, AccessEvent, Author, Event, Rejection, SecretLink, Session};

pub(in crate::session) fn decide(
    session: &Session,
    author: Author,
    command: &AccessCommand,
) -> Result<Vec<Event>, Rejection> {
    facilitator_only(author)?;
    match command {
        AccessCommand::LockDoor { locked } if *locked == session.door_locked => Ok(Vec::new()),
        AccessCommand::LockDoor { locked } => Ok(vec![Event::Access(AccessEvent::DoorLocked { locked: *locked })]),
        AccessCommand::NamePeopleInReport { on } => {
            let changes = *on != session.names_in_report;
            Ok(changes.then_some(Event::Access(AccessEvent::PeopleNamedInReport { on: *on })).into_iter().collect())
        }
        AccessCommand::WithdrawLink { link } => {
            if *link == SecretLink::Facilitator {
                return Err(Rejection::OnlyRenewed);
            }
            let access = session.internal.as_ref().map(|internal| internal.access);
            let given_out = access.and_then(|access| access.link(*link));
            Ok(given_out.map(|_| Event::Access(AccessEvent::LinkWithdrawn { link: *link })).into_iter().collect())
        }
    }
}
