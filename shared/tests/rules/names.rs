//! Two people with the same name are told apart, in the same way on every screen.

use std::collections::BTreeMap;

use shared::ids::{ParticipantId, RoomNumber};
use shared::report::Report;
use shared::session::people::names::{name_of, names_in, names_of};
use shared::session::{AccessCommand, Command, Participant, PeopleCommand, Removal};
use shared::view::{Audience, project_state};

use crate::story::{A, B, C, D, ONE, Story, TWO};

const NAME: &str = "Demo Anna";

fn people(names: &[(&str, Option<RoomNumber>)]) -> BTreeMap<ParticipantId, Participant> {
    (1..).map(ParticipantId).zip(names.iter().map(|(name, room)| Participant::new((*name).into(), *room))).collect()
}

fn shown(names: &[&str]) -> Vec<String> {
    let names: Vec<_> = names.iter().map(|name| (*name, Some(ONE))).collect();
    names_in(&people(&names), Some(ONE)).into_values().collect()
}

#[test]
fn the_second_person_with_a_name_in_a_group_has_a_number_in_order_of_joining() {
    assert_eq!(shown(&[NAME, "Demo Bas", NAME, NAME]), [NAME, "Demo Bas", "Demo Anna (2)", "Demo Anna (3)"]);
    assert_eq!(shown(&["Demo Anna", "demo anna"]), ["Demo Anna", "demo anna (2)"], "case does not tell names apart");
    assert_eq!(
        shown(&["Ren\u{e9}", "Rene\u{301}", "Rene"]),
        ["Ren\u{e9}", "Rene\u{301} (2)", "Rene"],
        "they look the same"
    );
    assert_eq!(shown(&["Demo Anna (2)", NAME, NAME]), ["Demo Anna (2)", NAME, "Demo Anna (3)"]);
    assert_eq!(
        shown(&[NAME, NAME, "Demo Anna (2)"]),
        [NAME, "Demo Anna (2)", "Demo Anna (3)"],
        "a number typed is one of theirs"
    );
    assert_eq!(shown(&[NAME, NAME, "demo anna (2)", NAME]), [NAME, "Demo Anna (2)", "demo anna (3)", "Demo Anna (4)"]);
    assert_eq!(
        shown(&["Anna (2)", "Anna (2)", "Anna"]),
        ["Anna (2)", "Anna (2) (2)", "Anna"],
        "nobody is just Anna yet"
    );
    assert_eq!(shown(&["", ""]), ["", ""], "where names are left out nobody has a number");
}

#[test]
fn a_name_that_is_unique_in_its_group_has_no_number() {
    let mut people = people(&[(NAME, Some(ONE)), (NAME, Some(TWO)), (NAME, None), (NAME, None), (NAME, Some(TWO))]);
    let out = Participant { removed: Some(Removal { from: Some(ONE) }), ..Participant::new(NAME.into(), None) };
    people.insert(ParticipantId(6), out);
    let all: Vec<_> = names_of(&people).into_values().collect();
    assert_eq!(all, [NAME, NAME, NAME, "Demo Anna (2)", "Demo Anna (2)", NAME]);
    assert_eq!(names_in(&people, Some(TWO)).into_values().collect::<Vec<_>>(), [NAME, "Demo Anna (2)"]);
    for (id, name) in names_of(&people) {
        assert_eq!(name_of(&people, id), Some(name));
    }
    assert_eq!(name_of(&people, ParticipantId(9)), None);
}

#[test]
fn the_groups_devices_the_board_and_the_report_tell_them_apart_in_the_same_way() {
    let mut story = Story::of_session(2, |_| {});
    for room in [ONE, ONE, ONE, TWO] {
        story.comes_in(room);
    }
    for person in [A, C, D] {
        story.does(person, &Command::People(PeopleCommand::Rename { name: NAME.into() }));
    }
    let on = |story: &Story, audience| names_in(&project_state(&story.world.session, audience).participants, Some(ONE));
    let names =
        |story: &Story| names_in(&story.world.session.participants, Some(ONE)).into_values().collect::<Vec<_>>();
    assert_eq!(names(&story), [NAME, "Demo B", "Demo Anna (2)"]);
    for audience in [Audience::Facilitator, Audience::Room(ONE), Audience::Participant(B)] {
        assert_eq!(on(&story, audience).into_values().collect::<Vec<_>>(), names(&story));
    }
    story.facilitator(&Command::Access(AccessCommand::NamePeopleInReport { on: true }));
    assert_eq!(Report::of(&story.world.session).rooms[0].names, names(&story));
    // A name that is unique again loses its number, and gets it back next to another.
    story.does(A, &Command::People(PeopleCommand::Rename { name: "Demo A".into() }));
    assert_eq!(names(&story), ["Demo A", "Demo B", NAME]);
    story.facilitator(&Command::People(PeopleCommand::Move { participant: D, room: ONE }));
    assert_eq!(names(&story), ["Demo A", "Demo B", NAME, "Demo Anna (2)"]);
    story.facilitator(&Command::People(PeopleCommand::Remove { participant: C }));
    assert_eq!(names(&story), ["Demo A", "Demo B", NAME]);
}
