//! Deciding which events a command leads to, or why it is rejected. Pure: the time, the connected people and the random
//! number are arguments.

mod agenda;
mod context;
mod due;
mod member;

use crate::ids::RoomNumber;
use crate::session::{
    Author, Command, Event, Rejection, RoomCommand, Session, access, argument, ballot, covered_wall, debrief,
    gathering, lifecycle, look_back, people, preparation, programme, room, round, talk,
};

pub use crate::session::access::decide::{decide_invitation, decide_link};
pub use crate::session::people::joining::{Join, decide_join};
pub use crate::session::round::lost_time::was_away;
pub use agenda::Agenda;
pub use context::Context;
pub use due::{due, next_due};
pub(in crate::session) use member::{
    Member, existing_room, facilitator_only, facilitator_or_leading_presenter, participant_only, selected, usable_room,
};

/// The events that a command leads to; empty if it changes nothing.
///
/// # Errors
/// The reason why the command is rejected; then nothing changes.
pub fn decide(
    session: &Session,
    author: Author,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    if let Author::Participant(participant) = author
        && session.participants.get(&participant).is_some_and(|person| person.removed.is_some())
    {
        return Err(Rejection::Removed);
    }
    if session.ended_at.is_some() && !works_after_the_end(session, command) {
        return Err(Rejection::SessionEnded);
    }
    let mut events = decide_slice(session, author, command, context)?;
    session.may_change(author, &events)?;
    events.extend(debrief::following::screen_after(session, &events));
    events.splice(0..0, ballot::newcomers::voids_before(session, &events));
    events.extend(access::decide::steered(session, author, command, &events));
    Ok(events)
}

/// Decides a command that names the room in which it was given. It is rejected if the person is in another room now:
/// every room counts its own rounds, so the number of a round does not identify the room.
///
/// # Errors
/// As [`decide`], and if the person has been moved.
pub fn decide_given_in(
    session: &Session,
    author: Author,
    room: Option<RoomNumber>,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    let is_elsewhere = match (author, room) {
        (Author::Participant(participant), Some(room)) => {
            session.participants.get(&participant).is_some_and(|person| person.room != Some(room))
        }
        (Author::Participant(_), None) | (Author::Facilitator | Author::CoFacilitator(_) | Author::Plenary, _) => false,
    };
    match decide(session, author, command, context) {
        Err(rejection @ (Rejection::Removed | Rejection::SessionEnded)) => Err(rejection),
        _ if is_elsewhere => Err(Rejection::OtherRoom),
        decided => decided,
    }
}

fn decide_slice(
    session: &Session,
    author: Author,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Event>, Rejection> {
    match command {
        Command::Lifecycle(command) => lifecycle::decide::decide(session, author, command),
        Command::Programme(command) => programme::decide::decide(session, author, command, context),
        Command::Preparation(command) => preparation::decide::decide(session, author, command),
        Command::Access(command) => access::decide::decide(session, author, command),
        Command::People(command) => people::decide::decide(session, author, command, context),
        Command::Room(command) => room::decide::decide(session, author, command),
        Command::Round(command) => round::decide::decide(session, author, command, context),
        Command::Argument(command) => argument::decide::decide(session, author, command),
        Command::Ballot(command) => ballot::decide::decide(session, author, command, context),
        Command::Debrief(command) => debrief::decide::decide(session, author, command),
        Command::Gathering(command) => gathering::decide::decide(session, author, command),
        Command::LookBack(command) => look_back::decide::decide(session, author, command),
        Command::Wall(command) => covered_wall::decide::decide(session, author, command, context),
        Command::Talk(command) => talk::decide::decide(session, author, command),
    }
}

/// After the end a session can be read, discussed and looked back on, and access to it can still change.
const fn works_after_the_end(session: &Session, command: &Command) -> bool {
    match command {
        // The presenter of a team shares its report.
        Command::Room(RoomCommand::AcceptRole) => !session.settings.led,
        Command::Lifecycle(_)
        | Command::Access(_)
        | Command::Debrief(_)
        | Command::Gathering(_)
        | Command::LookBack(_) => true,
        Command::People(command) => command.works_after_the_end(),
        Command::Wall(command) => command.works_after_the_end(),
        Command::Talk(command) => command.works_after_the_end(),
        Command::Programme(_)
        | Command::Preparation(_)
        | Command::Room(_)
        | Command::Round(_)
        | Command::Argument(_)
        | Command::Ballot(_) => false,
    }
}
