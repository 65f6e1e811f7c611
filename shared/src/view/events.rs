//! Taking out of an event what an audience may not know.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{Event, Round, Session, Side};
use crate::time::Timestamp;
use crate::view::stand_in::{Among, shown_as};
use crate::view::state::{
    project_people, project_plenary, project_rooms, project_round, project_seat, project_state, seat_in, unsigned,
    while_covered,
};
use crate::view::{Audience, Change};

/// Whom of the people in rooms an event concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    /// The rooms in which it is to be seen by everybody; none: all of them, and who has no room, the same.
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

/// Whom of the people in rooms an event concerns, with `after` the state it led to.
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
            Concerned::rooms([*room]).and(*changed_by).anew(opened_without(after, *room))
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
        // Of the facilitator, the hall and who follows it, not of the rooms.
        Event::RoomsAdded { .. } | Event::ServerWasAway { .. } | Event::NothingChanged => Concerned::nobody(),
        _ if event.is_of_debrief() => Concerned::nobody(),
        _ => Concerned::rooms(event.room()),
    }
}

fn who_has_a_room(session: &Session) -> impl Iterator<Item = ParticipantId> {
    session.participants.iter().filter(|(_, person)| person.room.is_some()).map(|(id, _)| *id)
}

/// The people of a room who were not there when its ballots were opened.
fn opened_without(session: &Session, room: RoomNumber) -> impl Iterator<Item = ParticipantId> {
    let round = session.rooms.get(&room).and_then(|room| room.last_round());
    let members = session.members(room).map(|(member, _)| member);
    members.filter(move |member| round.is_some_and(|round| round.ballots.were_opened_without(*member)))
}

fn who_was_taken_out(session: &Session) -> impl Iterator<Item = ParticipantId> {
    session.participants.iter().filter(|(_, person)| person.removed.is_some()).map(|(id, _)| *id)
}

/// What `audience` is shown of an event that was just applied, with `after` the state it led to.
/// None: nothing at all.
pub fn project(event: &Event, at: Timestamp, after: &Session, audience: Audience) -> Option<Change> {
    // An opening is recorded with the hashes of the secret links; what was brought along may hold anything.
    if matches!(event, Event::SessionOpened(_) | Event::SessionImported(_)) {
        return Some(anew(after, audience));
    }
    match audience {
        Audience::Facilitator => Some(Change::Event { at, event: for_facilitator(event, after)? }),
        Audience::Plenary => for_hall(event, at, after, None),
        Audience::Follower(own) => for_follower(event, at, after, own),
        Audience::Room(room) => for_member(event, at, after, Some(room), None),
        Audience::Participant(own) => {
            let person = after.participants.get(&own);
            let is_out = person.is_some_and(|person| person.removed.is_some());
            // What happens in the room is not for who came in after the end.
            let room = person.and_then(|person| person.room).filter(|_| !after.came_after_the_end(own));
            match event {
                // What is said to all is said to those who are in: it goes, and comes back with them.
                Event::ParticipantJoined { participant, .. }
                | Event::ParticipantRemoved { participant, .. }
                | Event::ParticipantRestored { participant, .. }
                    if *participant == own =>
                {
                    Some(anew(after, audience))
                }
                // They are told as little of it as when they come back.
                Event::BallotsCounted { room: of, .. }
                    if room == Some(*of) && opened_without(after, *of).any(|member| member == own) =>
                {
                    Some(anew(after, audience))
                }
                Event::MessageSent { .. } if is_out => None,
                Event::ParticipantMoved { participant, .. } if *participant == own => Some(placed(after, audience)),
                Event::LookedBack { participant, .. } if *participant == own => {
                    Some(Change::Event { at, event: event.clone() })
                }
                Event::ParticipantRenamed { participant, .. } if *participant == own => {
                    Some(Change::Event { at, event: event.clone() })
                }
                _ => for_member(event, at, after, room, Some(own)),
            }
        }
    }
}

fn anew(after: &Session, audience: Audience) -> Change {
    Change::Snapshot(Box::new(project_state(after, audience)))
}

fn placed(after: &Session, audience: Audience) -> Change {
    Change::Placed { participants: project_people(after, audience), rooms: project_rooms(after, audience), seat: None }
}

/// What is the same for the big screen and for who follows it.
fn uncovered(event: &Event, at: Timestamp, after: &Session) -> Change {
    Change::Uncovered {
        at,
        event: event.clone(),
        rooms: project_rooms(after, Audience::Plenary),
        themes: project_plenary(after, Audience::Plenary).themes,
    }
}

fn for_facilitator(event: &Event, after: &Session) -> Option<Event> {
    match event {
        Event::NothingChanged
        | Event::ArgumentAdded { silent: true, .. }
        | Event::ArgumentDeleted { silent_by: Some(_), .. }
        | Event::BallotCast { changed: true, .. }
        | Event::FirstBallotCast { changed: true, .. }
        | Event::GuessMade { changed: true, .. } => None,
        Event::ArgumentEdited { room, argument, .. } | Event::ArgumentMoved { room, argument, .. }
            if is_silent(after, *room, *argument) =>
        {
            None
        }
        _ => Some(without_secrets(event, after, None)),
    }
}

fn for_member(
    event: &Event,
    at: Timestamp,
    after: &Session,
    room: Option<RoomNumber>,
    own: Option<ParticipantId>,
) -> Option<Change> {
    let concerns_room = match (concerned(event, after).rooms, room) {
        (None, _) => true,
        (Some(rooms), Some(room)) => rooms.contains(&room),
        (Some(_), None) => false,
    };
    if !concerns_room {
        return None;
    }
    let comes_in = |participant: &ParticipantId| {
        let name = after.participants.get(participant)?.name.clone();
        let event = Event::ParticipantJoined { participant: *participant, name, room, token: None };
        Some(Change::Event { at, event })
    };
    match event {
        Event::ParticipantMoved { participant, to, .. } if room == Some(*to) => comes_in(participant),
        Event::ParticipantRestored { participant, .. } => comes_in(participant),
        Event::ParticipantMoved { participant, .. } | Event::ParticipantRemoved { participant, .. } => {
            Some(Change::Gone { participant: *participant })
        }
        Event::RoomsMixed { .. } | Event::MixUndone { .. } | Event::RoomsMerged { .. } => {
            let audience = own.map(Audience::Participant).or(room.map(Audience::Room));
            audience.map(|audience| placed(after, audience))
        }
        Event::ArgumentAdded { silent: true, author, .. } if own != Some(*author) => None,
        Event::ArgumentDeleted { silent_by: Some(author), .. } if own != Some(*author) => None,
        Event::BallotCast { changed: true, participant, .. }
        | Event::FirstBallotCast { changed: true, participant, .. }
            if own != Some(*participant) =>
        {
            None
        }
        Event::ArgumentEdited { room, argument, .. } | Event::ArgumentMoved { room, argument, .. }
            if is_silent(after, *room, *argument) && own != silent_author(after, *room, *argument) =>
        {
            None
        }
        _ => Some(Change::Event { at, event: without_secrets(event, after, own) }),
    }
}

/// The rooms of which those who follow the plenary screen are shown something else than all others who do, and what: the
/// same for everybody who is in such a room afterwards.
pub fn project_seats(event: &Event, after: &Session) -> Vec<(RoomNumber, Change)> {
    let seated = |room: RoomNumber| (room, Change::Seated(seat_in(after, Some(room))));
    match event {
        Event::MessageSent { room: Some(room), .. } => vec![seated(*room)],
        Event::RoomsMixed { .. } | Event::MixUndone { .. } => after.rooms.keys().copied().map(seated).collect(),
        Event::RoomsMerged { into, .. } => {
            let rooms = project_rooms(after, Audience::Plenary);
            let seat = Some(seat_in(after, Some(*into)));
            vec![(*into, Change::Placed { participants: BTreeMap::new(), rooms, seat })]
        }
        _ => Vec::new(),
    }
}

fn for_follower(event: &Event, at: Timestamp, after: &Session, own: ParticipantId) -> Option<Change> {
    match event {
        Event::ParticipantMoved { participant, .. }
        | Event::ParticipantRemoved { participant, .. }
        | Event::ParticipantRestored { participant, .. }
            if *participant == own =>
        {
            project_seat(after, Audience::Follower(own)).map(Change::Seated)
        }
        _ => {
            let room = after.participants.get(&own).and_then(|person| person.room);
            let own_seat = project_seats(event, after).into_iter().find(|(of, _)| Some(*of) == room);
            own_seat.map_or_else(|| for_hall(event, at, after, Some(own)), |(_, change)| Some(change))
        }
    }
}

/// The big screen sees how far rooms are; what they wrote and chose only once it is revealed. Who
/// follows it on a device of their `own` sees the same, but of people only themselves.
fn for_hall(event: &Event, at: Timestamp, after: &Session, own: Option<ParticipantId>) -> Option<Change> {
    let audience = own.map_or(Audience::Plenary, Audience::Follower);
    let shown = |event: Event| Some(Change::Event { at, event });
    let shown_if = |is_shown: bool| is_shown.then(|| Change::Event { at, event: without_secrets(event, after, own) });
    let revealed =
        |room: &RoomNumber| last_dilemma(after, *room).is_some_and(|dilemma| after.plenary.is_revealed(dilemma, *room));
    let is_open_theme = |theme| {
        let theme = after.plenary.themes.get(theme);
        theme.is_some_and(|theme| after.plenary.is_partly_revealed(theme.dilemma))
    };
    match event {
        Event::DilemmaRevealed { .. } | Event::DilemmaCovered { .. } => Some(uncovered(event, at, after)),
        Event::RoomRevealed { dilemma, room, .. } => {
            // With the first room the themes of the dilemma come into sight.
            let is_first = after.plenary.revealed_rooms.get(dilemma).is_some_and(|rooms| rooms.len() == 1);
            if is_first {
                return Some(uncovered(event, at, after));
            }
            let round = after.rooms.get(room).and_then(|room| room.round_about(*dilemma));
            let round = round.map(|round: &Round| Box::new(project_round(after, *room, round, audience)));
            shown(Event::RoomRevealed { dilemma: *dilemma, room: *room, shown: round })
        }
        Event::GuessMade { participant, changed: true, .. } => shown_if(own == Some(*participant)),
        Event::GuessMade { participant, .. } => shown_if(own.is_none_or(|own| own == *participant)),
        Event::ArgumentRecognised { participant, .. } => shown_if(own.is_none_or(|own| own == *participant)),
        // A follower's device holds no people.
        Event::ParticipantJoined { .. }
        | Event::ParticipantMoved { .. }
        | Event::ParticipantRemoved { .. }
        | Event::ParticipantRestored { .. }
        | Event::RoomsMixed { .. }
        | Event::MixUndone { .. }
            if own.is_some() =>
        {
            None
        }
        Event::ParticipantJoined { participant, room, .. } => {
            shown(Event::ParticipantJoined { participant: *participant, name: String::new(), room: *room, token: None })
        }
        Event::ParticipantRemoved { participant, .. } => Some(Change::Gone { participant: *participant }),
        Event::ParticipantRestored { participant, to } => {
            shown(Event::ParticipantJoined { participant: *participant, name: String::new(), room: *to, token: None })
        }
        // An open round that goes along when rooms are merged may be one whose results are uncovered.
        Event::RoomsMixed { .. } | Event::MixUndone { .. } | Event::RoomsMerged { .. } => Some(placed(after, audience)),
        Event::ArgumentDeleted { room, silent_by, .. } => shown_if(silent_by.is_none() && revealed(room)),
        Event::SilenceEnded { room, .. } if revealed(room) => {
            let Event::SilenceEnded { appearing, .. } = without_secrets(event, after, own) else { return None };
            let appearing = appearing.iter().map(|argument| unsigned(after, argument)).collect();
            shown(Event::SilenceEnded { room: *room, appearing })
        }
        Event::ArgumentSupported { room, argument, participant, on } if revealed(room) => {
            let participant = shown_as(after, *participant, Among::Supporters(*argument), None);
            shown(Event::ArgumentSupported { room: *room, argument: *argument, participant, on: *on })
        }
        Event::ReasonsAmended { room, .. } | Event::MinorityHeard { room, .. } => shown_if(revealed(room)),
        Event::ArgumentAdded { room, argument, side, kind, text, silent: false, .. } if revealed(room) => {
            let (author, text) = (ParticipantId::default(), text.clone());
            let (room, argument, side, kind) = (*room, *argument, *side, *kind);
            shown(Event::ArgumentAdded { room, argument, author, side, kind, text, silent: false })
        }
        Event::ArgumentEdited { room, argument, .. } | Event::ArgumentMoved { room, argument, .. } => {
            shown_if(!is_silent(after, *room, *argument) && revealed(room))
        }
        Event::RoundClosed { room, outcome } => {
            let outcome = if revealed(room) { outcome.clone() } else { while_covered(outcome.clone()) };
            shown(Event::RoundClosed { room: *room, outcome })
        }
        Event::ThemeMade { dilemma, .. } => shown_if(after.plenary.is_partly_revealed(*dilemma)),
        Event::ThemeRenamed { theme, .. } => shown_if(is_open_theme(theme)),
        Event::ArgumentsGathered { theme, .. } => shown_if(theme.as_ref().is_none_or(is_open_theme)),
        // The first are seen as snapshots by every audience; what is written in a room is not revealed here.
        Event::SessionOpened(_)
        | Event::SessionImported(_)
        | Event::SilenceEnded { .. }
        | Event::ArgumentAdded { .. }
        | Event::ArgumentSupported { .. }
        | Event::NothingChanged
        | Event::ParticipantRenamed { .. }
        | Event::PresenterChanged { .. }
        | Event::PresenterOffered { .. }
        | Event::PresenterReturned { .. }
        | Event::PresenterRequested { .. }
        | Event::HelpAsked { .. }
        | Event::MessageSent { room: Some(_), .. }
        | Event::SilenceStarted { .. }
        | Event::FirstBallotCast { .. }
        | Event::BallotCast { .. }
        | Event::BallotsCounted { .. }
        | Event::BallotsVoided { .. }
        | Event::ReVoteCalled { .. }
        | Event::ReVoteClosed { .. }
        | Event::LotDrawn { .. }
        | Event::ServerWasAway { .. }
        | Event::LookedBack { .. } => None,
        // Listed one by one: a new event stays off the big screen until somebody decides otherwise.
        Event::BlockStarted { .. }
        | Event::BlockEnded
        | Event::SessionEnded
        | Event::LookBackOpened { .. }
        | Event::DoorLocked { .. }
        | Event::PeopleNamedInReport { .. }
        | Event::PeopleExpected { .. }
        | Event::LinkIssued { .. }
        | Event::LinkWithdrawn { .. }
        | Event::MessageSent { room: None, .. }
        | Event::ParticipantMoved { .. }
        | Event::RoomsAdded { .. }
        | Event::RoundStarted { .. }
        | Event::PhaseChanged { .. }
        | Event::TimerPaused { .. }
        | Event::TimerResumed { .. }
        | Event::TimeAdded { .. }
        | Event::TimeGivenBack { .. }
        | Event::TimeUp { .. }
        | Event::ScreenShown { .. }
        | Event::SpotlightMoved { .. }
        | Event::PageTurned { .. }
        | Event::ArgumentsFiltered { .. }
        | Event::ArgumentStarred { .. }
        | Event::ThemeDropped { .. }
        | Event::NoteWritten { .. }
        | Event::NoteEdited { .. }
        | Event::NoteDeleted { .. } => shown_if(true),
    }
}

/// The event without hashes and without sides of ballots and guesses that are not `own`;
/// the end of a silence with what appears, the opening of one room's result without it.
fn without_secrets(event: &Event, after: &Session, own: Option<ParticipantId>) -> Event {
    let own_side = |participant: &ParticipantId, side: &Option<Side>| {
        if own == Some(*participant) { *side } else { None }
    };
    match event {
        Event::ParticipantJoined { participant, name, room, .. } => {
            Event::ParticipantJoined { participant: *participant, name: name.clone(), room: *room, token: None }
        }
        Event::LinkIssued { link, .. } => Event::LinkIssued { link: *link, secret: None },
        Event::FirstBallotCast { room, participant, side, changed } => {
            let (room, side, changed) = (*room, own_side(participant, side), *changed);
            Event::FirstBallotCast { room, participant: *participant, side, changed }
        }
        Event::BallotCast { room, participant, side, changed, .. } => Event::BallotCast {
            room: *room,
            participant: *participant,
            side: own_side(participant, side),
            changed: *changed,
            electors: Vec::new(),
        },
        Event::BallotsCounted { room, count, by_hands, missing, changed_by } => Event::BallotsCounted {
            room: *room,
            count: *count,
            by_hands: *by_hands,
            missing: *missing,
            changed_by: changed_by.filter(|by| own == Some(*by)),
        },
        Event::GuessMade { dilemma, participant, side, changed } => {
            let (dilemma, side, changed) = (*dilemma, own_side(participant, side), *changed);
            Event::GuessMade { dilemma, participant: *participant, side, changed }
        }
        Event::ArgumentRecognised { argument, participant, on } => {
            let participant = shown_as(after, *participant, Among::recognising(after, *argument), own);
            Event::ArgumentRecognised { argument: *argument, participant, on: *on }
        }
        Event::LookedBack { room, dilemma, participant, look_back } => {
            let among = Among::LookingBack(*room, *dilemma);
            let (participant, look_back) = (shown_as(after, *participant, among, own), look_back.clone());
            Event::LookedBack { room: *room, dilemma: *dilemma, participant, look_back }
        }
        Event::SilenceEnded { room, .. } => {
            let round = after.rooms.get(room).and_then(|room| room.last_round());
            let appearing = round.map(|round| round.arguments.values().cloned().collect());
            Event::SilenceEnded { room: *room, appearing: appearing.unwrap_or_default() }
        }
        _ => event.clone(),
    }
}

fn last_dilemma(after: &Session, room: RoomNumber) -> Option<DilemmaNumber> {
    Some(after.rooms.get(&room)?.last_round()?.dilemma)
}

fn silent_author(after: &Session, room: RoomNumber, argument: ArgumentId) -> Option<ParticipantId> {
    let round = after.rooms.get(&room)?.last_round()?;
    round.arguments.get(&argument).filter(|argument| argument.silent).map(|argument| argument.author)
}

fn is_silent(after: &Session, room: RoomNumber, argument: ArgumentId) -> bool {
    silent_author(after, room, argument).is_some()
}
