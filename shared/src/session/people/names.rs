//! Names on screens and in files: two people with the same name are told apart.
//!
//! A name stays as it was typed; where people stand beside each other, the second of a name is shown with a number. That
//! is within a group, and among those without one: a group's devices know nobody else, and an only Anna is just Anna. The
//! numbers go by the order of joining, so they are the same on every device, and move up when somebody leaves or is
//! renamed.

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

/// The shown name of somebody.
pub fn name_of(people: &BTreeMap<ParticipantId, Participant>, participant: ParticipantId) -> Option<String> {
    let place = place_of(people.get(&participant)?);
    told_apart(people.iter().filter(|(_, person)| place_of(person) == place)).remove(&participant)
}

/// Beside whom somebody stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    In(Option<RoomNumber>),
    TakenOut,
}

const fn place_of(person: &Participant) -> Place {
    if person.removed.is_some() { Place::TakenOut } else { Place::In(person.room) }
}

/// The first of a name has it alone, those after them with a number; letters large or small are no difference, nor is how a mark on one was typed. A number
/// that somebody typed as a part of their name is taken, and counts as one where it is somebody else's already.
fn told_apart<'a>(
    people: impl Iterator<Item = (&'a ParticipantId, &'a Participant)>,
) -> BTreeMap<ParticipantId, String> {
    let mut taken = BTreeMap::<Place, Taken>::new();
    people.map(|(id, person)| (*id, free(&person.name, taken.entry(place_of(person)).or_default()))).collect()
}

/// The names that somebody has, as they are compared, each with the lowest number that may still be free beside it.
type Taken = BTreeMap<String, usize>;

/// The name, or with the lowest number that nobody has. A session that was brought back without its names has none to
/// tell apart.
fn free(name: &str, taken: &mut Taken) -> String {
    if name.is_empty() {
        return String::new();
    }
    let plain = compared(name);
    let Some(from) = taken.get(&plain).copied() else {
        taken.insert(plain, FIRST_NUMBER);
        return name.to_owned();
    };
    // A number that was typed makes way for the next one, and gets none behind it, where others have the name before it.
    let counted = without_number(name).and_then(|base| Some((base, *taken.get(&compared(base))?)));
    let (base, from) = counted.unwrap_or((name, from));
    let numbered = |number: usize| format!("{base} ({number})");
    // Of one number more than there are names, one is free.
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

/// The second of a name has this number.
const FIRST_NUMBER: usize = 2;
