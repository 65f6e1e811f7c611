//! Finds the rooms and people that an event concerns. Frames that are the same for a whole room are encoded once.

use std::collections::BTreeSet;

use crate::ids::{ArgumentId, ParticipantId, RoomNumber};
use crate::session::{
    ArgumentEvent, BallotEvent, DebriefEvent, Event, LifecycleEvent, LookBackEvent, PeopleEvent, RoomEvent, Round,
    Session,
};

/// The rooms and people that an event concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    /// The rooms in which everybody sees it. None means all rooms, and people without one.
    pub rooms: Option<BTreeSet<RoomNumber>>,
    /// People who see it differently from the rest of their room.
    pub own: BTreeSet<ParticipantId>,
    /// People whose view is replaced by their whole room, or more.
    pub anew: BTreeSet<ParticipantId>,
}

impl Concerned {
    fn everybody() -> Self {
        Self::default()
    }

    fn nobody() -> Self {
        Self { rooms: Some(BTreeSet::new()), ..Self::default() }
    }

    fn rooms(rooms: impl IntoIterator<Item = RoomNumber>) -> Self {
        Self { rooms: Some(rooms.into_iter().collect()), ..Self::default() }
    }

    fn and(self, own: impl IntoIterator<Item = ParticipantId>) -> Self {
        Self { own: own.into_iter().collect(), ..self }
    }

    fn anew(self, anew: impl IntoIterator<Item = ParticipantId>) -> Self {
        Self { anew: anew.into_iter().collect(), ..self }
    }
}

/// The rooms and people that an event concerns. `after` is the state that it led to.
pub fn concerned(event: &Event, after: &Session) -> Concerned {
    match event {
        Event::People(PeopleEvent::Renamed { participant, .. }) => {
            let room = after.participants.get(participant).and_then(|person| person.room);
            Concerned::rooms(room).and([*participant])
        }
        Event::People(PeopleEvent::Moved { participant, from, to }) => {
            Concerned::rooms(from.iter().copied().chain([*to])).anew([*participant])
        }
        Event::People(PeopleEvent::Joined { participant, room, .. })
        | Event::People(PeopleEvent::Removed { participant, from: room })
        | Event::People(PeopleEvent::Restored { participant, to: room }) => {
            Concerned::rooms(*room).anew([*participant])
        }
        // Whole rooms change: everybody in them is sent the new state of their room.
        Event::People(PeopleEvent::Mixed { .. }) | Event::People(PeopleEvent::MixUndone { .. }) => {
            Concerned::rooms(after.rooms.keys().copied()).anew(placed_participants(after))
        }
        Event::Room(RoomEvent::Merged { from, into }) => {
            Concerned::rooms([*from, *into]).anew(after.members(*into).map(|(member, _)| member))
        }
        Event::Argument(ArgumentEvent::Added { room, author, silent: true, .. }) => {
            Concerned::rooms([*room]).and([*author])
        }
        Event::Argument(ArgumentEvent::Edited { room, argument, .. })
        | Event::Argument(ArgumentEvent::Moved { room, argument, .. }) => {
            Concerned::rooms([*room]).and(silent_author(after, *room, *argument))
        }
        Event::Argument(ArgumentEvent::Deleted { room, silent_by, .. }) => Concerned::rooms([*room]).and(*silent_by),
        Event::Ballot(BallotEvent::FirstCast { room, participant, .. })
        | Event::Ballot(BallotEvent::Cast { room, participant, .. }) => Concerned::rooms([*room]).and([*participant]),
        Event::LookBack(LookBackEvent::Answered { room, participant, .. }) => {
            Concerned::rooms([*room]).and([*participant])
        }
        Event::Room(RoomEvent::MessageSent { room: None, .. }) => {
            Concerned::everybody().and(removed_participants(after))
        }
        Event::Ballot(BallotEvent::Counted { room, changed_by, .. }) => {
            Concerned::rooms([*room]).and(*changed_by).anew(told_less_of_count(after, *room, *changed_by))
        }
        Event::Lifecycle(LifecycleEvent::Opened(_))
        | Event::Lifecycle(LifecycleEvent::Imported(_))
        | Event::Programme(_)
        | Event::Lifecycle(LifecycleEvent::Ended)
        | Event::LookBack(LookBackEvent::Opened { .. })
        | Event::Access(_)
        | Event::People(PeopleEvent::Expected { .. })
        | Event::Debrief(DebriefEvent::ScreenShown { .. }) => Concerned::everybody(),
        Event::Round(event) => Concerned::rooms([event.room()]),
        Event::Room(RoomEvent::MessageSent { room: Some(room), .. })
        | Event::Room(RoomEvent::PresenterChanged { room, .. })
        | Event::Room(RoomEvent::PresenterOffered { room, .. })
        | Event::Room(RoomEvent::PresenterReturned { room, .. })
        | Event::Room(RoomEvent::PresenterRequested { room, .. })
        | Event::Room(RoomEvent::HelpAsked { room, .. })
        | Event::Argument(ArgumentEvent::Added { room, .. })
        | Event::Argument(ArgumentEvent::Supported { room, .. })
        | Event::Ballot(BallotEvent::Voided { room, .. })
        | Event::Ballot(BallotEvent::ReVoteCalled { room, .. })
        | Event::Ballot(BallotEvent::ReVoteClosed { room, .. })
        | Event::Ballot(BallotEvent::LotDrawn { room, .. })
        | Event::Ballot(BallotEvent::ReasonsAmended { room, .. })
        | Event::Ballot(BallotEvent::MinorityHeard { room, .. }) => Concerned::rooms([*room]),
        // For the facilitator, the plenary screen and its followers, not for rooms.
        Event::Room(RoomEvent::Added { .. })
        | Event::Lifecycle(LifecycleEvent::ServerWasAway { .. })
        | Event::NothingChanged
        | Event::Debrief(DebriefEvent::DilemmaRevealed { .. })
        | Event::Debrief(DebriefEvent::RoomRevealed { .. })
        | Event::Debrief(DebriefEvent::DilemmaCovered { .. })
        | Event::Debrief(DebriefEvent::SpotlightMoved { .. })
        | Event::Debrief(DebriefEvent::PageTurned { .. })
        | Event::Debrief(DebriefEvent::ArgumentsFiltered { .. })
        | Event::Debrief(DebriefEvent::GuessMade { .. })
        | Event::Debrief(DebriefEvent::ArgumentRecognised { .. })
        | Event::Gathering(_) => Concerned::nobody(),
    }
}

fn placed_participants(session: &Session) -> impl Iterator<Item = ParticipantId> {
    session.participants.iter().filter(|(_, person)| person.room.is_some()).map(|(id, _)| *id)
}

/// The author of an argument that others may not see yet.
pub(super) fn silent_author(after: &Session, room: RoomNumber, argument: ArgumentId) -> Option<ParticipantId> {
    let round = after.rooms.get(&room)?.last_round()?;
    round.arguments.get(&argument).filter(|argument| argument.silent).map(|argument| argument.author)
}

/// The people of a room who get a new snapshot with a count, because they may know less than before. When ballots are
/// opened, people who were not among the voters no longer see who voted, nor any count that would show single ballots.
/// A recount after a change is an ordinary event for them, because it does not show whose ballot changed.
pub(super) fn told_less_of_count(
    session: &Session,
    room: RoomNumber,
    changed_by: Option<ParticipantId>,
) -> impl Iterator<Item = ParticipantId> {
    let round = session.rooms.get(&room).and_then(|room| room.last_round());
    let members = session.members(room).map(|(member, _)| member);
    members.filter(move |member| {
        round.is_some_and(|Round { ballots, .. }| {
            ballots.would_tell(*member) || (changed_by.is_none() && ballots.were_opened_without(*member))
        })
    })
}

/// Does the plenary screen's view of an event contain whole rooms? Such a view is slow to make, so it is made only for
/// connected audiences; the others start from a snapshot when they return.
pub const fn shows_hall_rooms(event: &Event) -> bool {
    let moves = matches!(
        event,
        Event::People(PeopleEvent::Mixed { .. })
            | Event::People(PeopleEvent::MixUndone { .. })
            | Event::Room(RoomEvent::Merged { .. })
    );
    moves
        || shows_hall_the_same(event)
        || matches!(event, Event::Lifecycle(LifecycleEvent::Opened(_)) | Event::Lifecycle(LifecycleEvent::Imported(_)))
}

/// Does an event reveal or cover results? Then the plenary screen and its followers see the same.
pub const fn shows_hall_the_same(event: &Event) -> bool {
    matches!(
        event,
        Event::Debrief(DebriefEvent::DilemmaRevealed { .. })
            | Event::Debrief(DebriefEvent::RoomRevealed { .. })
            | Event::Debrief(DebriefEvent::DilemmaCovered { .. })
    )
}

fn removed_participants(session: &Session) -> impl Iterator<Item = ParticipantId> {
    session.participants.iter().filter(|(_, person)| person.removed.is_some()).map(|(id, _)| *id)
}
