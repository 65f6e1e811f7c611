//! The rooms by number; if there are many, only how many.

use shared::ids::RoomNumber;
use shared::text::plenary as text;

use crate::language::reader;

/// The maximum number of rooms named one by one.
const NAMED: usize = 10;

/// The rooms by number; if there are many, only how many.
pub fn named_rooms(rooms: &[RoomNumber]) -> Option<String> {
    match rooms.len() {
        0 => None,
        1..=NAMED => {
            let numbers = rooms.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Some(text::rooms_named(reader(), rooms.len(), &numbers))
        }
        count => Some(text::so_many_rooms(reader(), count)),
    }
}
