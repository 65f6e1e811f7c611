//! The view that each audience gets of an event.

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{
    ArgumentEvent, BallotEvent, DebriefEvent, Event, LifecycleEvent, LookBackEvent, Participants, PeopleEvent,
    ProgrammeEvent, Room, RoomEvent, Round, RoundEvent, Session, Sight,
};
use crate::time::Timestamp;
use crate::view::bare::without_secrets;
use crate::view::concerned::{concerned, told_less_of_count};
use crate::view::stand_in::{Among, shown_as};
use crate::view::state::{
    project_people, project_plenary, project_rooms, project_round, project_seat, project_state, seat_in, unsigned,
    while_covered,
};
use crate::view::talks::project_talk;
use crate::view::walls::project_wall;
use crate::view::{Audience, Change};

/// The view that `audience` gets of an event; `after` is the state that the event led to. None if the audience does not
/// see it.
pub fn project(event: &Event, at: Timestamp, after: &Session, audience: Audience) -> Option<Change> {
    // These are recorded with the hashes of the secret links, or with an import, which may hold anything.
    if matches!(event, Event::Lifecycle(LifecycleEvent::Opened(_)) | Event::Lifecycle(LifecycleEvent::Imported(_))) {
        return Some(anew(after, audience));
    }
    if let Event::Wall(event) = event {
        return project_wall(event, after, audience).map(|event| Change::Event { at, event: Event::Wall(event) });
    }
    if let Event::Talk(event) = event {
        return project_talk(event, after, audience).map(|event| Change::Event { at, event: Event::Talk(event) });
    }
    match audience {
        Audience::Facilitator => Some(Change::Event { at, event: for_facilitator(event, after)? }),
        Audience::Plenary => for_plenary(event, at, after, None),
        Audience::Follower(own) => for_follower(event, at, after, own),
        Audience::Room(room) => for_member(event, at, after, Some(room), None),
        Audience::Participant(own) => for_participant(event, at, after, own),
    }
}

/// Shows a participant their own things in full, and otherwise what the others in their room see.
fn for_participant(event: &Event, at: Timestamp, after: &Session, own: ParticipantId) -> Option<Change> {
    let person = after.participants.get(&own);
    let is_out = person.is_some_and(|person| person.removed.is_some());
    // People who joined after the end see nothing that happens in the room.
    let room = person.and_then(|person| person.room).filter(|_| !after.came_after_the_end(own));
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "`for_member` handles events that are not the participant's own"
    )]
    match event {
        // Messages to everybody are only for people who take part: they disappear when somebody is removed, and return
        // with them.
        Event::People(PeopleEvent::Joined { participant, .. })
        | Event::People(PeopleEvent::Removed { participant, .. })
        | Event::People(PeopleEvent::Restored { participant, .. })
            if *participant == own =>
        {
            Some(anew(after, Audience::Participant(own)))
        }
        // They see as little of it as in a snapshot.
        Event::Ballot(BallotEvent::Counted { room: of, changed_by, .. })
            if room == Some(*of) && told_less_of_count(after, *of, *changed_by).any(|member| member == own) =>
        {
            Some(anew(after, Audience::Participant(own)))
        }
        Event::Room(RoomEvent::MessageSent { .. }) if is_out => None,
        Event::People(PeopleEvent::Moved { participant, .. }) if *participant == own => {
            Some(placed(after, Audience::Participant(own)))
        }
        Event::LookBack(LookBackEvent::Answered { participant, .. })
        | Event::People(PeopleEvent::Renamed { participant, .. })
        | Event::Programme(ProgrammeEvent::CameBack { participant, .. })
            if *participant == own =>
        {
            Some(Change::Event { at, event: event.clone() })
        }
        _ => for_member(event, at, after, room, Some(own)),
    }
}

fn anew(after: &Session, audience: Audience) -> Change {
    Change::Snapshot(Box::new(project_state(after, audience)))
}

fn placed(after: &Session, audience: Audience) -> Change {
    Change::Placed { participants: project_people(after, audience), rooms: project_rooms(after, audience), seat: None }
}

/// The rounds of some rooms about a dilemma, as the plenary screen and its followers see them alike.
fn uncovered<'a>(
    event: &Event,
    at: Timestamp,
    after: &Session,
    dilemma: DilemmaNumber,
    rooms: impl Iterator<Item = &'a Room>,
) -> Change {
    let shown = |room: &Room| {
        let about = room.rounds.iter().filter(|round| round.dilemma == dilemma);
        let rounds: Vec<Round> =
            about.map(|round| project_round(after, room.number, round, Audience::Plenary)).collect();
        (!rounds.is_empty()).then_some((room.number, rounds))
    };
    Change::Uncovered {
        at,
        event: event.clone(),
        dilemma,
        rounds: rooms.filter_map(shown).collect(),
        themes: project_plenary(after, Audience::Plenary).themes,
    }
}

fn for_facilitator(event: &Event, after: &Session) -> Option<Event> {
    match event.sight(after) {
        Sight::Nobody | Sight::Member(_) | Sight::FollowerAlone(_) | Sight::Person(_) => None,
        Sight::Everybody
        | Sight::RoomAndPlenary
        | Sight::RoomAndResults
        | Sight::Room
        | Sight::Plenary
        | Sight::Follower(_)
        | Sight::PersonAndScreens(_)
        | Sight::Counted(_)
        | Sight::Facilitator
        | Sight::Placement => Some(without_secrets(event, after, None)),
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
    if !concerns_room || matches!(event.sight(after), Sight::Member(of) if own != Some(of)) {
        return None;
    }
    let comes_in = |participant: &ParticipantId| {
        let name = after.participants.get(participant)?.name.clone();
        let event = Event::People(PeopleEvent::Joined { participant: *participant, name, room, token: None });
        Some(Change::Event { at, event })
    };
    match event {
        Event::People(PeopleEvent::Moved { participant, to, .. }) if room == Some(*to) => comes_in(participant),
        Event::People(PeopleEvent::Restored { participant, .. }) => comes_in(participant),
        Event::People(PeopleEvent::Moved { participant, .. })
        | Event::People(PeopleEvent::Removed { participant, .. }) => Some(Change::Gone { participant: *participant }),
        Event::People(PeopleEvent::Mixed { .. })
        | Event::People(PeopleEvent::MixUndone { .. })
        | Event::Room(RoomEvent::Merged { .. }) => {
            let audience = own.map(Audience::Participant).or(room.map(Audience::Room));
            audience.map(|audience| placed(after, audience))
        }
        Event::People(PeopleEvent::Joined { .. } | PeopleEvent::Renamed { .. } | PeopleEvent::Expected { .. })
        | Event::NothingChanged
        | Event::Lifecycle(_)
        | Event::Programme(_)
        | Event::Preparation(_)
        | Event::Access(_)
        | Event::Room(_)
        | Event::Round(_)
        | Event::Argument(_)
        | Event::Ballot(_)
        | Event::Debrief(_)
        | Event::Gathering(_)
        | Event::LookBack(_)
        | Event::Wall(_)
        | Event::Talk(_) => Some(Change::Event { at, event: without_secrets(event, after, own) }),
    }
}

/// The changes to the seats of followers of the plenary screen, for each room whose followers receive something other
/// than the rest. The same for everybody who is in the room afterwards.
pub fn project_seats(event: &Event, after: &Session) -> Vec<(RoomNumber, Change)> {
    let seated = |room: RoomNumber| (room, Change::Seated(seat_in(after, Some(room))));
    match event {
        Event::Room(RoomEvent::MessageSent { room: Some(room), .. }) => vec![seated(*room)],
        Event::People(PeopleEvent::Mixed { .. }) | Event::People(PeopleEvent::MixUndone { .. }) => {
            after.rooms.keys().copied().map(seated).collect()
        }
        Event::Room(RoomEvent::Merged { into, .. }) => {
            let rooms = project_rooms(after, Audience::Plenary);
            let seat = Some(seat_in(after, Some(*into)));
            vec![(*into, Change::Placed { participants: Participants::default(), rooms, seat })]
        }
        // A move changes the seat of one person only.
        Event::People(
            PeopleEvent::Moved { .. }
            | PeopleEvent::Removed { .. }
            | PeopleEvent::Restored { .. }
            | PeopleEvent::Joined { .. }
            | PeopleEvent::Renamed { .. }
            | PeopleEvent::Expected { .. },
        )
        | Event::NothingChanged
        | Event::Lifecycle(_)
        | Event::Programme(_)
        | Event::Preparation(_)
        | Event::Access(_)
        | Event::Room(_)
        | Event::Round(_)
        | Event::Argument(_)
        | Event::Ballot(_)
        | Event::Debrief(_)
        | Event::Gathering(_)
        | Event::LookBack(_)
        | Event::Wall(_)
        | Event::Talk(_) => Vec::new(),
    }
}

fn for_follower(event: &Event, at: Timestamp, after: &Session, own: ParticipantId) -> Option<Change> {
    if let Event::People(PeopleEvent::Moved { participant, .. })
    | Event::People(PeopleEvent::Removed { participant, .. })
    | Event::People(PeopleEvent::Restored { participant, .. }) = event
        && *participant == own
    {
        return project_seat(after, Audience::Follower(own)).map(Change::Seated);
    }
    let room = after.participants.get(&own).and_then(|person| person.room);
    let own_seat = project_seats(event, after).into_iter().find(|(of, _)| Some(*of) == room);
    own_seat.map_or_else(|| for_plenary(event, at, after, Some(own)), |(_, change)| Some(change))
}

/// The plenary screen sees how far rooms are, but what they wrote and chose only once it is revealed. A follower,
/// `own`, sees the same, but no people other than themselves.
fn for_plenary(event: &Event, at: Timestamp, after: &Session, own: Option<ParticipantId>) -> Option<Change> {
    let audience = own.map_or(Audience::Plenary, Audience::Follower);
    let shown = |event: Event| Some(Change::Event { at, event });
    let shown_if = |is_shown: bool| is_shown.then(|| Change::Event { at, event: without_secrets(event, after, own) });
    let revealed =
        |room: &RoomNumber| last_dilemma(after, *room).is_some_and(|dilemma| after.plenary.is_revealed(dilemma, *room));
    match event {
        Event::Debrief(DebriefEvent::DilemmaRevealed { dilemma, .. })
        | Event::Debrief(DebriefEvent::DilemmaCovered { dilemma }) => {
            Some(uncovered(event, at, after, *dilemma, after.rooms.values()))
        }
        Event::Debrief(DebriefEvent::RoomRevealed { dilemma, room, .. }) => {
            // The themes of a dilemma appear with its first uncovered room.
            let is_first = after.plenary.revealed_rooms.get(dilemma).is_some_and(|rooms| rooms.len() == 1);
            if is_first {
                return Some(uncovered(event, at, after, *dilemma, after.rooms.get(room).into_iter()));
            }
            let round = after.rooms.get(room).and_then(|room| room.round_about(*dilemma));
            let round = round.map(|round: &Round| Box::new(project_round(after, *room, round, audience)));
            shown(Event::Debrief(DebriefEvent::RoomRevealed { dilemma: *dilemma, room: *room, shown: round }))
        }
        // A follower's device holds no people.
        Event::People(PeopleEvent::Joined { .. })
        | Event::People(PeopleEvent::Moved { .. })
        | Event::People(PeopleEvent::Removed { .. })
        | Event::People(PeopleEvent::Restored { .. })
        | Event::People(PeopleEvent::Mixed { .. })
        | Event::People(PeopleEvent::MixUndone { .. })
            if own.is_some() =>
        {
            None
        }
        Event::People(PeopleEvent::Joined { participant, room, .. }) => shown(Event::People(PeopleEvent::Joined {
            participant: *participant,
            name: String::new(),
            room: *room,
            token: None,
        })),
        Event::People(PeopleEvent::Removed { participant, .. }) => Some(Change::Gone { participant: *participant }),
        Event::People(PeopleEvent::Restored { participant, to }) => shown(Event::People(PeopleEvent::Joined {
            participant: *participant,
            name: String::new(),
            room: *to,
            token: None,
        })),
        Event::People(PeopleEvent::Moved { .. }) => shown_if(true),
        // An open round that moves when rooms are merged may be one whose results are uncovered.
        Event::People(PeopleEvent::Mixed { .. })
        | Event::People(PeopleEvent::MixUndone { .. })
        | Event::Room(RoomEvent::Merged { .. }) => Some(placed(after, audience)),
        Event::Round(RoundEvent::SilenceEnded { room, .. }) if revealed(room) => {
            let Event::Round(RoundEvent::SilenceEnded { appearing, .. }) = without_secrets(event, after, own) else {
                return None;
            };
            let appearing = appearing.iter().map(|argument| unsigned(after, argument)).collect();
            shown(Event::Round(RoundEvent::SilenceEnded { room: *room, appearing }))
        }
        Event::Argument(ArgumentEvent::Supported { room, argument, participant, on }) if revealed(room) => {
            let participant = shown_as(after, *participant, Among::Supporters(*argument), None);
            shown(Event::Argument(ArgumentEvent::Supported { room: *room, argument: *argument, participant, on: *on }))
        }
        Event::Argument(ArgumentEvent::Added { room, argument, side, kind, text, silent: false, .. })
            if revealed(room) =>
        {
            let (author, text) = (ParticipantId::default(), text.clone());
            let (room, argument, side, kind) = (*room, *argument, *side, *kind);
            shown(Event::Argument(ArgumentEvent::Added { room, argument, author, side, kind, text, silent: false }))
        }
        Event::Round(RoundEvent::Closed { room, outcome }) => {
            let outcome = if revealed(room) { outcome.clone() } else { while_covered(outcome.clone()) };
            shown(Event::Round(RoundEvent::Closed { room: *room, outcome }))
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
        | Event::NothingChanged => match event.sight(after) {
            Sight::Everybody | Sight::RoomAndPlenary | Sight::Plenary => shown_if(true),
            Sight::RoomAndResults => shown_if(event.room().is_some_and(|room| revealed(&room))),
            Sight::FollowerAlone(of) | Sight::Person(of) => shown_if(own == Some(of)),
            Sight::Follower(of) | Sight::PersonAndScreens(of) => shown_if(own.is_none_or(|own| own == of)),
            Sight::Counted(of) => shown_if(own.is_none() || own == of),
            Sight::Room | Sight::Member(_) | Sight::Facilitator | Sight::Placement | Sight::Nobody => None,
        },
    }
}

fn last_dilemma(after: &Session, room: RoomNumber) -> Option<DilemmaNumber> {
    Some(after.rooms.get(&room)?.last_round()?.dilemma)
}
