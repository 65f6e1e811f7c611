//! Locking the door, giving out and withdrawing links, and naming people in the report.

use serde::{Deserialize, Serialize};

use crate::ids::CoFacilitatorId;
use crate::limits;
use crate::session::decide::facilitator_only;
use crate::session::words::{clean, compared};
use crate::session::{
    AccessCommand, AccessEvent, Act, Author, Command, Event, Rejection, SecretHash, SecretLink, Session,
};

/// The co-facilitator for whom a link is given out.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invited {
    /// Another one, with this name.
    New { name: String },
    /// One who has a link. That link opens nothing any more.
    Again { co_facilitator: CoFacilitatorId },
}

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
        AccessCommand::WithdrawCoFacilitator { co_facilitator } => {
            let has_link = session.team.with_link().any(|(id, _)| id == *co_facilitator);
            let withdrawn = AccessEvent::CoFacilitatorWithdrawn { co_facilitator: *co_facilitator };
            Ok(has_link.then_some(Event::Access(withdrawn)).into_iter().collect())
        }
    }
}

/// The events by which a secret link is given out, in place of an earlier one. Not a command, because a device that
/// sends it would have to keep the secret until it is answered.
///
/// # Errors
/// The reason why no link is given out; then nothing changes.
pub fn decide_link(
    session: &Session,
    author: Author,
    link: SecretLink,
    secret: SecretHash,
) -> Result<Vec<Event>, Rejection> {
    if !session.may_give_out(author, link) {
        return Err(if author.is_facilitator() { Rejection::FirstLinkOnly } else { Rejection::FacilitatorOnly });
    }
    let keeper = match author {
        Author::Participant(keeper) => Some(keeper),
        Author::Facilitator | Author::CoFacilitator(_) | Author::Plenary => None,
    };
    let issued = Event::Access(AccessEvent::LinkIssued { link, secret: Some(secret), keeper });
    let noted = (author.is_facilitator() && !session.team.is_empty()).then(|| noted(author, Act::IssuedLink { link }));
    Ok([issued].into_iter().chain(noted).collect())
}

/// The same for a co-facilitator's link.
///
/// # Errors
/// The reason why no link is given out; then nothing changes.
pub fn decide_invitation(
    session: &Session,
    author: Author,
    invited: &Invited,
    secret: SecretHash,
) -> Result<(CoFacilitatorId, Vec<Event>), Rejection> {
    facilitator_only(author)?;
    let (co_facilitator, name) = match invited {
        Invited::New { name } => (next_id(session), new_name(session, name)?),
        Invited::Again { co_facilitator } => {
            let found = session.team.with_link().find(|(id, _)| id == co_facilitator);
            (*co_facilitator, found.ok_or(Rejection::NoSuchCoFacilitator)?.1.name.clone())
        }
    };
    let event = AccessEvent::CoFacilitatorInvited { co_facilitator, name, secret: Some(secret) };
    Ok((co_facilitator, vec![Event::Access(event), noted(author, Act::Invited { co_facilitator })]))
}

/// The note of what a facilitator did, once there are co-facilitators. Without them there is nobody to inform.
pub(in crate::session) fn steered(
    session: &Session,
    author: Author,
    command: &Command,
    events: &[Event],
) -> Option<Event> {
    if !author.is_facilitator() || session.team.is_empty() || events.is_empty() {
        return None;
    }
    Act::of(command).map(|act| noted(author, act))
}

const fn noted(author: Author, act: Act) -> Event {
    Event::Access(AccessEvent::Steered { by: author.co_facilitator(), act })
}

/// Numbers are never reused, so that what somebody did is never attributed to somebody else.
fn next_id(session: &Session) -> CoFacilitatorId {
    let last = session.internal.as_ref().map(|internal| internal.last_co_facilitator).unwrap_or_default();
    CoFacilitatorId(last.0.saturating_add(1))
}

/// The name of another co-facilitator. The board tells them apart only by name.
fn new_name(session: &Session, name: &str) -> Result<String, Rejection> {
    let name = clean(name, limits::NAME_MAX)?;
    if session.team.with_link().count() >= limits::CO_FACILITATORS_MAX {
        return Err(Rejection::TooManyCoFacilitators { most: limits::CO_FACILITATORS_MAX });
    }
    let is_taken = session.team.with_link().any(|(_, one)| compared(&one.name) == compared(&name));
    if is_taken { Err(Rejection::CoFacilitatorNameTaken) } else { Ok(name) }
}
