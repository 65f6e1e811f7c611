//! How many people are expected, who is missing from which room, and what the facilitator told whom.

use std::collections::{BTreeMap, BTreeSet};

use shared::ids::{ParticipantId, RoomNumber};
use shared::session::{Command, Missing, Participant, PeopleCommand, Rejection, Removal, RoomCommand, Rooms, Sent};
use shared::view::{Audience, project_state};

use crate::story::{A, ONE, Story, TWO};

const THREE: RoomNumber = RoomNumber(3);

fn people(rooms: &[(u16, usize)]) -> BTreeMap<ParticipantId, Participant> {
    let seats = rooms.iter().flat_map(|(room, count)| vec![RoomNumber(*room); *count]);
    (1..).map(ParticipantId).zip(seats.map(|room| Participant::new("Demo".into(), Some(room)))).collect()
}

fn rooms(count: u16) -> BTreeSet<RoomNumber> {
    (1..=count).map(RoomNumber).collect()
}

#[test]
fn empty_and_small_rooms_are_missing_somebody() {
    let found = Missing::of(&people(&[(1, 4), (2, 4), (3, 3), (4, 5)]), &rooms(5), |_| true, None);
    let told: Vec<_> = found.rooms.iter().map(|room| (room.room.0, room.here, room.is_small)).collect();
    assert_eq!(told, [(3, 3, true), (5, 0, false)]);
    // Evenly spread people may leave half of the rooms with one more than the others: nobody is missing.
    assert!(Missing::of(&people(&[(1, 4), (2, 4), (3, 3), (4, 3)]), &rooms(4), |_| true, None).rooms.is_empty());
    assert!(Missing::of(&people(&[(1, 2)]), &rooms(1), |_| true, None).rooms.is_empty());
    assert_eq!(Missing::of(&BTreeMap::new(), &rooms(2), |_| true, None).rooms.len(), 2);
}

#[test]
fn people_who_joined_and_are_not_connected_are_away() {
    let mut all = people(&[(1, 2), (2, 2)]);
    all.insert(ParticipantId(5), Participant::new("Demo E".into(), None));
    let removed = Participant { removed: Some(Removal { from: Some(ONE) }), ..Participant::new("Demo F".into(), None) };
    all.insert(ParticipantId(6), removed);
    let found = Missing::of(&all, &rooms(2), |person| person.0 < 3, Some(8));
    assert_eq!((found.here, found.away, found.to_come()), (2, 3, Some(3)));
    assert_eq!(found.rooms.len(), 1);
    assert_eq!((found.rooms[0].room, found.rooms[0].here), (TWO, 0));
    assert_eq!(found.rooms[0].away, [ParticipantId(3), ParticipantId(4)]);
    assert_eq!(found.away_without_room, [ParticipantId(5)]);
}

#[test]
fn more_people_may_join_than_were_expected() {
    let found = Missing::of(&people(&[(1, 4)]), &rooms(1), |_| true, Some(3));
    assert_eq!((found.here, found.to_come()), (4, Some(0)));
    assert_eq!(Missing::of(&people(&[(1, 4)]), &rooms(1), |_| true, None).to_come(), None);
}

#[test]
fn the_facilitator_says_how_many_are_expected_and_everybody_may_know() {
    let mut story = Story::of_room(2);
    story.facilitator(&Command::People(PeopleCommand::Expect { count: Some(60) }));
    assert_eq!(story.world.session.settings.expected, Some(60));
    let room = project_state(&story.world.session, Audience::Room(ONE));
    assert_eq!(room.settings.expected, Some(60));
    story.facilitator_may_not(&Command::People(PeopleCommand::Expect { count: Some(0) }), &out_of_range());
    story.facilitator_may_not(&Command::People(PeopleCommand::Expect { count: Some(5_001) }), &out_of_range());
    story.may_not(A, &Command::People(PeopleCommand::Expect { count: Some(3) }), &Rejection::FacilitatorOnly);
    story.facilitator(&Command::People(PeopleCommand::Expect { count: None }));
    assert_eq!(story.world.session.settings.expected, None);
}

fn out_of_range() -> Rejection {
    Rejection::OutOfRange { least: 1, most: 5_000 }
}

#[test]
fn a_sent_message_is_kept_once_with_its_rooms() {
    let mut story = Story::of_session(3, |_| {});
    let say = |rooms, text: &str| Command::Room(RoomCommand::SendMessage { rooms, text: text.into() });
    story.facilitator(&say(Rooms::All, "Welkom"));
    story.facilitator(&say(Rooms::Only(BTreeSet::from([ONE, THREE])), "Nog een minuut"));
    story.facilitator(&say(Rooms::one(TWO), "Ik kom eraan"));
    let facilitator = project_state(&story.world.session, Audience::Facilitator);
    let told: Vec<_> = facilitator.sent.iter().flatten().map(|sent| (sent.rooms.clone(), sent.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (None, "Welkom"),
            (Some(BTreeSet::from([ONE, THREE])), "Nog een minuut"),
            (Some(BTreeSet::from([TWO])), "Ik kom eraan"),
        ]
    );
    for audience in [Audience::Room(ONE), Audience::Plenary, Audience::Participant(A), Audience::Follower(A)] {
        assert_eq!(project_state(&story.world.session, audience).sent, None);
    }
}

#[test]
fn only_the_latest_messages_are_kept() {
    let mut sent = Vec::new();
    for at in 0..105 {
        Sent::keep(&mut sent, shared::time::Timestamp(at), None, "Demo");
    }
    assert_eq!((sent.len(), sent[0].at.0), (100, 5));
}
