//! Display names: two people with the same name are told apart.
//!
//! A name stays as it was typed. The second person with a name is shown with a number, within a group and among people
//! without one: a group's devices know nobody else, so the only Anna is just Anna. The numbers follow the order of
//! joining, so they are the same on every device, and move up when somebody leaves or is renamed.

use std::collections::BTreeMap;

use crate::ids::{ParticipantId, RoomNumber};
use crate::session::Participant;
use crate::session::words::compared;

/// The names of everybody, in order of joining.
pub fn names_of(people: &BTreeMap<ParticipantId, Participant>) -> BTreeMap<ParticipantId, String> {
    told_apart(people.iter())
}

/// The names of the people of a group, or of those without one, in order of joining.
pub fn names_in(
    people: &BTreeMap<ParticipantId, Participant>,
    room: Option<RoomNumber>,
) -> BTreeMap<ParticipantId, String> {
    told_apart(people.iter().filter(|(_, person)| place_of(person) == Place::In(room)))
}

/// The display name of somebody.
pub fn name_of(people: &BTreeMap<ParticipantId, Participant>, participant: ParticipantId) -> Option<String> {
    let place = place_of(people.get(&participant)?);
    told_apart(people.iter().filter(|(_, person)| place_of(person) == place)).remove(&participant)
}

/// The people among whom a name must be unique: a group, or those without one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    In(Option<RoomNumber>),
    TakenOut,
}

const fn place_of(person: &Participant) -> Place {
    if person.removed.is_some() { Place::TakenOut } else { Place::In(person.room) }
}

/// The first person keeps the bare name, and those after them get a number; case is ignored, and so is how a letter
/// with an accent was typed. A number that somebody typed at the end of their name counts as taken, and is replaced if
/// the resulting name is already somebody else's.
fn told_apart<'a>(
    people: impl Iterator<Item = (&'a ParticipantId, &'a Participant)>,
) -> BTreeMap<ParticipantId, String> {
    let mut taken = BTreeMap::<Place, Taken>::new();
    people.map(|(id, person)| (*id, free(&person.name, taken.entry(place_of(person)).or_default()))).collect()
}

/// The names in use, as [`compared`], each with the lowest number that may still be free for it.
type Taken = BTreeMap<String, usize>;

/// The name itself if it is free, else with the lowest free number. Names in a session that was imported without names
/// are empty and stay so.
fn free(name: &str, taken: &mut Taken) -> String {
    if name.is_empty() {
        return String::new();
    }
    let plain = compared(name);
    let Some(from) = taken.get(&plain).copied() else {
        taken.insert(plain, FIRST_NUMBER);
        return name.to_owned();
    };
    // A typed number is replaced by a free one, rather than followed by a second number, if others have the name before
    // it.
    let counted = without_number(name).and_then(|base| Some((base, *taken.get(&compared(base))?)));
    let (base, from) = counted.unwrap_or((name, from));
    let numbered = |number: usize| format!("{base} ({number})");
    // There is one more candidate than there are names, so one of them is free.
    let is_free = |number: &usize| !taken.contains_key(&compared(&numbered(*number)));
    let number = (from..=from + taken.len()).find(is_free).unwrap_or(from);
    taken.insert(compared(base), number + 1);
    taken.insert(compared(&numbered(number)), FIRST_NUMBER);
    numbered(number)
}

/// The name before a number in brackets, if it ends in one.
fn without_number(name: &str) -> Option<&str> {
    let (base, number) = name.strip_suffix(')')?.rsplit_once(" (")?;
    number.parse::<usize>().is_ok().then_some(base)
}

/// The number of the second person with a name.
const FIRST_NUMBER: usize = 2;
