use std::collections::BTreeSet;

use super::*;
use crate::ids::{ArgumentId, DilemmaNumber, RoomNumber, ThoughtId};
use crate::report::example;
use crate::session::{Outcome, Thought, Words, Written};

const NOW: Timestamp = Timestamp(1_800_000_000_000);
const BRAM: ParticipantId = ParticipantId(2);

#[test]
fn somebody_takes_home_what_they_wrote_and_what_their_room_chose() {
    let session = example::session();
    let taken = TakeHome::of(&session, BRAM, NOW).unwrap();
    assert_eq!(taken.name, "Demo Bram");
    let [one] = &taken.dilemmas[..] else { panic!("{:?}", taken.dilemmas) };
    let words = |arguments: &[OwnArgument]| arguments.iter().map(|argument| argument.text.clone()).collect::<Vec<_>>();
    assert_eq!(one.room, RoomNumber(1));
    assert!(one.outcome.as_ref().and_then(Outcome::choice).is_some());
    assert_eq!(words(&one.written), Vec::<String>::new());
    assert!(one.recognised.is_empty(), "only one's own marks");
    let dina = TakeHome::of(&session, ParticipantId(4), NOW).unwrap();
    assert_eq!(dina.dilemmas[0].look_back, None, "only what one said oneself");
}

#[test]
fn nothing_of_a_room_that_somebody_left_is_told_before_the_debrief_shows_it() {
    let mut session = example::session();
    session.plenary.revealed.clear();
    let own = |session: &Session| {
        let taken = TakeHome::of(session, ParticipantId(1), NOW).unwrap();
        taken.dilemmas.into_iter().find(|one| one.room == RoomNumber(1)).unwrap()
    };
    let there = own(&session);
    assert!(there.outcome.is_some() && !there.written.is_empty());
    session.participants.change(ParticipantId(1), |person| person.room = Some(RoomNumber(2)));
    let gone = own(&session);
    assert_eq!(gone.written, there.written, "one's own words stay");
    assert_eq!((gone.outcome, gone.supported, gone.is_left_behind), (None, Vec::new(), true));
    session.plenary.revealed = BTreeSet::from([DilemmaNumber(1)]);
    assert!(own(&session).outcome.is_some(), "what everybody sees");
}

#[test]
fn marks_on_other_rooms_arguments_come_along_while_they_are_revealed() {
    let mut session = example::session();
    let marked = |session: &Session| {
        let taken = TakeHome::of(session, ParticipantId(5), NOW).unwrap();
        taken.dilemmas.iter().map(|one| one.recognised.len()).sum::<usize>()
    };
    assert!(session.plenary.recognised[&ArgumentId(1)].contains(&ParticipantId(5)));
    assert_eq!(marked(&session), 1);
    session.plenary.revealed.clear();
    session.plenary.revealed_rooms.clear();
    assert_eq!(marked(&session), 0);
}

#[test]
fn walls_and_talks_are_ones_own_alone() {
    let mut session = example::session();
    let block = session.programme[0].id;
    let own = session.collected.walls.entry(block).or_default();
    let line = |text: &str| Some(Line { text: text.into(), named: false });
    for (person, text) in [(BRAM, "Van mij"), (ParticipantId(1), "Van een ander")] {
        let words = Words { sentence: line(text), feeling: None };
        let written = Written { words, name: None, is_on_wall: false };
        own.own.insert(person, Own { written: Some(written), ..Own::default() });
    }
    let talk = session.collected.talks.entry(block).or_default();
    let mut thoughts = Thoughts::default();
    thoughts.kept.insert(ThoughtId::default(), Thought { text: "Alleen voor mij".into(), shared_as: None });
    talk.own.insert(BRAM, thoughts);
    let taken = TakeHome::of(&session, BRAM, NOW).unwrap();
    assert_eq!(taken.walls.iter().map(|wall| wall.sentence.clone()).collect::<Vec<_>>(), [line("Van mij")]);
    assert_eq!(taken.talks.iter().flat_map(|talk| talk.thoughts.clone()).collect::<Vec<_>>(), ["Alleen voor mij"]);
    let other = TakeHome::of(&session, ParticipantId(3), NOW).unwrap();
    assert!(other.walls.is_empty() && other.talks.is_empty());
}

#[test]
fn somebody_who_was_removed_takes_nothing_home() {
    let session = example::session();
    assert_eq!(TakeHome::of(&session, ParticipantId(6), NOW), None);
    assert_eq!(TakeHome::of(&session, ParticipantId(99), NOW), None);
}
