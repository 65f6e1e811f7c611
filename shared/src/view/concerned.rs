//! Finds the rooms and people that an event concerns. Frames that are the same for a whole room are encoded once.

use std::collections::BTreeSet;

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::{
    BallotEvent, DebriefEvent, Event, LifecycleEvent, LookBackEvent, PeopleEvent, RoomEvent, Round, Session, Sight,
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
    /// The one who sees it differently from the other people who follow the plenary screen.
    pub follower: Option<ParticipantId>,
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

    fn and_follower(self, own: ParticipantId) -> Self {
        Self { follower: Some(own), ..self }
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
            Concerned::rooms(from.iter().copied().chain([*to])).anew([*participant]).and_follower(*participant)
        }
        Event::People(PeopleEvent::Joined { participant, room, .. }) => Concerned::rooms(*room).anew([*participant]),
        Event::People(PeopleEvent::Removed { participant, from: room })
        | Event::People(PeopleEvent::Restored { participant, to: room }) => {
            Concerned::rooms(*room).anew([*participant]).and_follower(*participant)
        }
        // Whole rooms change: everybody in them receives the new state of their room.
        Event::People(PeopleEvent::Mixed { .. }) | Event::People(PeopleEvent::MixUndone { .. }) => {
            Concerned::rooms(after.rooms.keys().copied()).anew(placed_participants(after))
        }
        Event::Room(RoomEvent::Merged { from, into }) => {
            Concerned::rooms([*from, *into]).anew(after.members(*into).map(|(member, _)| member))
        }
        Event::Ballot(BallotEvent::FirstCast { room, participant, .. })
        | Event::Ballot(BallotEvent::Cast { room, participant, .. }) => Concerned::rooms([*room]).and([*participant]),
        Event::LookBack(LookBackEvent::Answered { room, participant, .. }) => {
            Concerned::rooms([*room]).and([*participant])
        }
        Event::Room(RoomEvent::MessageSent { room: None, .. }) => {
            Concerned::everybody().and(removed_participants(after))
        }
        Event::Talk(event) if event.sight() == Sight::Everybody => {
            let author = event.author();
            let told = Concerned::everybody().and(author.into_iter().chain(told_nothing_of_others(after)));
            Concerned { follower: author, ..told }
        }
        Event::Ballot(BallotEvent::Counted { room, changed_by, .. }) => {
            Concerned::rooms([*room]).and(*changed_by).anew(told_less_of_count(after, *room, *changed_by))
        }
        Event::Lifecycle(_)
        | Event::Programme(_)
        | Event::Preparation(_)
        | Event::Access(_)
        | Event::People(_)
        | Event::Room(_)
        | Event::Round(_)
        | Event::Argument(_)
        | Event::Ballot(_)
        | Event::Debrief(_)
        | Event::Gathering(_)
        | Event::LookBack(_)
        | Event::Wall(_)
        | Event::Talk(_)
        | Event::NothingChanged => concerned_in_sight(event, after),
    }
}

/// Those who see an event at all, if they all see the same.
fn concerned_in_sight(event: &Event, after: &Session) -> Concerned {
    match event.sight(after) {
        Sight::Everybody => Concerned::everybody(),
        Sight::RoomAndPlenary | Sight::RoomAndResults | Sight::Room => Concerned::rooms(event.room()),
        Sight::Member(own) => Concerned::rooms(event.room()).and([own]),
        Sight::Person(own) | Sight::PersonAndScreens(own) | Sight::Counted(Some(own)) => {
            Concerned::nobody().and([own]).and_follower(own)
        }
        Sight::Follower(own) | Sight::FollowerAlone(own) => Concerned::nobody().and_follower(own),
        Sight::Counted(None) | Sight::Plenary | Sight::Facilitator | Sight::Placement | Sight::Nobody => {
            Concerned::nobody()
        }
    }
}

fn placed_participants(session: &Session) -> impl Iterator<Item = ParticipantId> {
    session.participants.iter().filter(|(_, person)| person.room.is_some()).map(|(id, _)| *id)
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

/// People who learn nothing of others: they were removed, or came after the end.
fn told_nothing_of_others(session: &Session) -> impl Iterator<Item = ParticipantId> {
    let late = session.participants.keys().copied().filter(|person| session.came_after_the_end(*person));
    removed_participants(session).chain(late)
}

fn removed_participants(session: &Session) -> impl Iterator<Item = ParticipantId> {
    session.participants.iter().filter(|(_, person)| person.removed.is_some()).map(|(id, _)| *id)
}
