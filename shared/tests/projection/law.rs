//! The law of the views: folding the projected events gives the projection of the folded state, for every audience,
//! after every single event.

use std::collections::BTreeMap;

use shared::ids::{ParticipantId, RoomNumber};
use shared::session::{DebriefEvent, Event, LifecycleEvent, PeopleEvent, Session};
use shared::view::{
    Audience, Change, concerned, project, project_seats, project_state, shows_hall_rooms, shows_hall_the_same,
};

use crate::audiences;
use crate::plan::{LogReader, for_each_plan};

#[test]
fn folding_the_projected_events_gives_the_projected_state() {
    for_each_plan(|mut plan| {
        let mut screens = BTreeMap::<Audience, Session>::new();
        let mut log = LogReader::default();
        loop {
            log.read_on(&plan.world.log, |before, after, event, batch| {
                if *event == Event::NothingChanged {
                    assert!(before == after, "something changed");
                    assert!(
                        audiences(after).iter().all(|audience| project(event, batch.at, after, *audience).is_none())
                    );
                    return;
                }
                for audience in audiences(after) {
                    let change = project(event, batch.at, after, audience).map(|change| over_the_wire(&change));
                    let expected = project_state(after, audience);
                    let held = match (screens.get_mut(&audience), change) {
                        (Some(held), Some(change)) => {
                            change.apply_to(held);
                            &*held
                        }
                        (Some(held), None) => &*held,
                        // A newcomer receives everything at once.
                        (None, Some(Change::Snapshot(snapshot))) => screens.entry(audience).or_insert(*snapshot),
                        // An empty room has no devices, and followers connect when they want.
                        (None, _) if matches!(audience, Audience::Room(_) | Audience::Follower(_)) => {
                            screens.entry(audience).or_insert(expected.clone())
                        }
                        (None, change) => panic!("{audience:?} begins with {change:?}"),
                    };
                    assert!(*held == expected, "{audience:?} after {event:?}: {}", difference(held, &expected));
                }
            });
            if plan.step().is_none() {
                break;
            }
        }
    });
}

#[test]
fn followers_are_sent_the_same_except_for_their_own_things_and_their_room() {
    for_each_plan(|mut plan| {
        let mut log = LogReader::default();
        while plan.step().is_some() {}
        log.read_on(&plan.world.log, |_, after, event, batch| {
            let opens = matches!(event, Event::Lifecycle(LifecycleEvent::Opened(_) | LifecycleEvent::Imported(_)));
            let own = concerned(event, after).follower;
            if opens {
                return;
            }
            let shown = project(event, batch.at, after, Audience::Follower(ParticipantId(0)));
            let seats: BTreeMap<RoomNumber, Change> = project_seats(event, after).into_iter().collect();
            for (participant, person) in after.participants.iter().filter(|(participant, _)| Some(**participant) != own)
            {
                let seat = person.room.and_then(|room| seats.get(&room)).cloned();
                assert_eq!(project(event, batch.at, after, Audience::Follower(*participant)), seat.or(shown.clone()));
            }
        });
    });
}

#[test]
fn the_plenary_screen_gets_whole_rooms_only_with_the_listed_events() {
    for_each_plan(|mut plan| {
        let mut log = LogReader::default();
        while plan.step().is_some() {}
        log.read_on(&plan.world.log, |_, after, event, batch| {
            let [screen, follower] = [Audience::Plenary, Audience::Follower(ParticipantId(0))]
                .map(|audience| project(event, batch.at, after, audience));
            let has_rooms = |change: &Change| match change {
                Change::Snapshot(_) | Change::Placed { .. } | Change::Uncovered { .. } => true,
                Change::Event { event, .. } => {
                    matches!(event, Event::Debrief(DebriefEvent::RoomRevealed { shown: Some(_), .. }))
                }
                Change::Gone { .. } | Change::Seated(_) => false,
            };
            let seats = project_seats(event, after).into_iter().map(|(_, change)| change);
            if screen.iter().chain(&follower).cloned().chain(seats).any(|change| has_rooms(&change)) {
                assert!(shows_hall_rooms(event), "{event:?}");
            }
            assert!(!shows_hall_the_same(event) || screen == follower, "{event:?}");
        });
    });
}

#[test]
fn a_room_is_shown_what_each_of_its_members_is_shown() {
    for_each_plan(|mut plan| {
        let mut log = LogReader::default();
        while plan.step().is_some() {}
        log.read_on(&plan.world.log, |_, after, event, batch| {
            // An import is compared as a whole snapshot, because it may hold what belongs to individuals.
            if matches!(event, Event::Lifecycle(LifecycleEvent::Imported(_))) {
                return;
            }
            let concerned = concerned(event, after);
            for room in after.rooms.keys().copied() {
                let shown = project(event, batch.at, after, Audience::Room(room));
                if concerned.rooms.as_ref().is_some_and(|rooms| !rooms.contains(&room)) {
                    assert_eq!(shown, None, "room {room} is not concerned by {event:?}");
                }
                let is_other =
                    |member: &ParticipantId| concerned.own.contains(member) || concerned.anew.contains(member);
                for (member, _) in after.members(room).filter(|(member, _)| !is_other(member)) {
                    // People who joined after the end are sent what concerns everybody, and nothing of their room.
                    if after.came_after_the_end(member) && concerned.rooms.is_some() {
                        assert_eq!(project(event, batch.at, after, Audience::Participant(member)), None);
                        continue;
                    }
                    let to_member = project(event, batch.at, after, Audience::Participant(member));
                    assert_eq!(to_member, shown, "participant {member} of room {room}");
                }
            }
        });
    });
}

#[test]
fn exactly_the_named_people_get_a_new_snapshot() {
    for_each_plan(|mut plan| {
        let mut log = LogReader::default();
        while plan.step().is_some() {}
        log.read_on(&plan.world.log, |_, after, event, batch| {
            if matches!(event, Event::Lifecycle(LifecycleEvent::Opened(_) | LifecycleEvent::Imported(_))) {
                return;
            }
            let concerned = concerned(event, after);
            for participant in after.participants.keys() {
                let shown = project(event, batch.at, after, Audience::Participant(*participant));
                let begins_anew = matches!(shown, Some(Change::Snapshot(_) | Change::Placed { .. }));
                assert_eq!(begins_anew, concerned.anew.contains(participant), "{participant} after {event:?}");
            }
        });
    });
}

#[test]
fn a_moved_participant_holds_the_new_room_at_once_and_nothing_of_the_old() {
    for_each_plan(|mut plan| {
        let mut log = LogReader::default();
        while plan.step().is_some() {}
        log.read_on(&plan.world.log, |before, after, event, batch| {
            let Event::People(PeopleEvent::Moved { participant, from, to }) = event else { return };
            let shown = project(event, batch.at, after, Audience::Participant(*participant));
            let Some(Change::Placed { participants, rooms, .. }) = shown else {
                panic!("a moved participant was shown {shown:?}")
            };
            assert_eq!(rooms.keys().collect::<Vec<_>>(), [to]);
            assert!(participants.values().all(|person| person.room == Some(*to)));
            let Some(from) = from else { return };
            let mut left_behind = project_state(before, Audience::Room(*from));
            let Some(change) = project(event, batch.at, after, Audience::Room(*from)) else {
                panic!("the room that was left is not told")
            };
            change.apply_to(&mut left_behind);
            assert!(!left_behind.participants.contains_key(participant), "still seen in the room that they left");
        });
    });
}

fn over_the_wire(change: &Change) -> Change {
    let read = serde_json::to_string(change).and_then(|json| serde_json::from_str(&json));
    read.unwrap_or_else(|error| panic!("{change:?} does not survive the wire: {error}"))
}

/// The differences between two sessions, in a short form.
fn difference(held: &Session, expected: &Session) -> String {
    let room = expected.rooms.iter().find(|(number, room)| held.rooms.get(number) != Some(room));
    let rooms = room.map(|(number, room)| format!("holds {:?}, expected {room:?}", held.rooms.get(number)));
    rooms.unwrap_or_else(|| {
        format!(
            "holds {:?}, expected {:?}; or something of the session itself",
            held.participants, expected.participants
        )
    })
}
