//! The rooms and people that an event concerns. Whatever is the same for a whole room is encoded once for all of it.

use std::collections::BTreeSet;

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::{Event, Round, Session};
use crate::view::events::silent_author;

/// The rooms and people that an event concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    /// The rooms in which everybody sees it. None stands for all rooms, and for people without one.
    pub rooms: Option<BTreeSet<RoomNumber>>,
    /// Those for whom it looks different than for the rest of their room.
    pub own: BTreeSet<ParticipantId>,
    /// Those who begin anew with it: what they are shown is their whole room, or more.
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

/// Finds the rooms and people that an event concerns. `after` is the state that it led to.
pub fn concerned(event: &Event, after: &Session) -> Concerned {
    match event {
        Event::ParticipantRenamed { participant, .. } => {
            let room = after.participants.get(participant).and_then(|person| person.room);
            Concerned::rooms(room).and([*participant])
        }
        Event::ParticipantMoved { participant, from, to } => {
            Concerned::rooms(from.iter().copied().chain([*to])).anew([*participant])
        }
        Event::ParticipantJoined { participant, room, .. }
        | Event::ParticipantRemoved { participant, from: room }
        | Event::ParticipantRestored { participant, to: room } => Concerned::rooms(*room).anew([*participant]),
        // Whole rooms change: everybody in them is told how their room is now.
        Event::RoomsMixed { .. } | Event::MixUndone { .. } => {
            Concerned::rooms(after.rooms.keys().copied()).anew(who_has_a_room(after))
        }
        Event::RoomsMerged { from, into } => {
            Concerned::rooms([*from, *into]).anew(after.members(*into).map(|(member, _)| member))
        }
        Event::ArgumentAdded { room, author, silent: true, .. } => Concerned::rooms([*room]).and([*author]),
        Event::ArgumentEdited { room, argument, .. } | Event::ArgumentMoved { room, argument, .. } => {
            Concerned::rooms([*room]).and(silent_author(after, *room, *argument))
        }
        Event::ArgumentDeleted { room, silent_by, .. } => Concerned::rooms([*room]).and(*silent_by),
        Event::FirstBallotCast { room, participant, .. } | Event::BallotCast { room, participant, .. } => {
            Concerned::rooms([*room]).and([*participant])
        }
        Event::LookedBack { room, participant, .. } => Concerned::rooms([*room]).and([*participant]),
        Event::MessageSent { room: None, .. } => Concerned::everybody().and(who_was_taken_out(after)),
        Event::BallotsCounted { room, changed_by, .. } => {
            Concerned::rooms([*room]).and(*changed_by).anew(told_less_of_count(after, *room, *changed_by))
        }
        Event::SessionOpened(_)
        | Event::SessionImported(_)
        | Event::BlockStarted { .. }
        | Event::BlockEnded
        | Event::SessionEnded
        | Event::LookBackOpened { .. }
        | Event::DoorLocked { .. }
        | Event::PeopleNamedInReport { .. }
        | Event::PeopleExpected { .. }
        | Event::LinkIssued { .. }
        | Event::LinkWithdrawn { .. }
        | Event::ScreenShown { .. } => Concerned::everybody(),
        Event::MessageSent { room: Some(room), .. }
        | Event::PresenterChanged { room, .. }
        | Event::PresenterOffered { room, .. }
        | Event::PresenterReturned { room, .. }
        | Event::PresenterRequested { room, .. }
        | Event::HelpAsked { room, .. }
        | Event::RoundStarted { room, .. }
        | Event::PhaseChanged { room, .. }
        | Event::SilenceStarted { room, .. }
        | Event::SilenceEnded { room, .. }
        | Event::TimerPaused { room, .. }
        | Event::TimerResumed { room, .. }
        | Event::TimeAdded { room, .. }
        | Event::TimeGivenBack { room, .. }
        | Event::TimeUp { room, .. }
        | Event::ArgumentAdded { room, .. }
        | Event::ArgumentSupported { room, .. }
        | Event::BallotsVoided { room, .. }
        | Event::ReVoteCalled { room, .. }
        | Event::ReVoteClosed { room, .. }
        | Event::LotDrawn { room, .. }
        | Event::RoundClosed { room, .. }
        | Event::ReasonsAmended { room, .. }
        | Event::MinorityHeard { room, .. } => Concerned::rooms([*room]),
        // Of the facilitator, the hall and who follows it, not of the rooms.
        Event::RoomsAdded { .. }
        | Event::ServerWasAway { .. }
        | Event::NothingChanged
        | Event::DilemmaRevealed { .. }
        | Event::RoomRevealed { .. }
        | Event::DilemmaCovered { .. }
        | Event::SpotlightMoved { .. }
        | Event::PageTurned { .. }
        | Event::ArgumentsFiltered { .. }
        | Event::GuessMade { .. }
        | Event::ArgumentStarred { .. }
        | Event::ArgumentRecognised { .. }
        | Event::ThemeMade { .. }
        | Event::ThemeRenamed { .. }
        | Event::ThemeDropped { .. }
        | Event::ArgumentsGathered { .. }
        | Event::NoteWritten { .. }
        | Event::NoteEdited { .. }
        | Event::NoteDeleted { .. } => Concerned::nobody(),
    }
}

fn who_has_a_room(session: &Session) -> impl Iterator<Item = ParticipantId> {
    session.participants.iter().filter(|(_, person)| person.room.is_some()).map(|(id, _)| *id)
}

/// The people of a room who get a new snapshot with a count, because it holds less than they knew. When ballots are opened,
/// people who were not there no longer see who voted; they see no count at all that would show single ballots. A recount after
/// a change is an ordinary event for them, because nobody else sees whose change it was.
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

/// Does the hall's view of an event contain whole rooms? Such a view is slow to make, so it is made only for connected
/// audiences; the others start from a snapshot when they return.
pub const fn shows_hall_rooms(event: &Event) -> bool {
    let moves = matches!(event, Event::RoomsMixed { .. } | Event::MixUndone { .. } | Event::RoomsMerged { .. });
    moves || shows_hall_the_same(event) || matches!(event, Event::SessionOpened(_) | Event::SessionImported(_))
}

/// Does an event reveal or cover results? The plenary screen and its followers then see the same.
pub const fn shows_hall_the_same(event: &Event) -> bool {
    matches!(event, Event::DilemmaRevealed { .. } | Event::RoomRevealed { .. } | Event::DilemmaCovered { .. })
}

fn who_was_taken_out(session: &Session) -> impl Iterator<Item = ParticipantId> {
    session.participants.iter().filter(|(_, person)| person.removed.is_some()).map(|(id, _)| *id)
}
