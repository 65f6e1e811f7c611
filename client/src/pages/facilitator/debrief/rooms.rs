//! Rooms by number, as many as one can take in.

use shared::ids::RoomNumber;

/// Rooms by number, as many as one can take in: `3, 7, 12 …`.
pub fn room_list(rooms: &[RoomNumber]) -> Option<String> {
    const MOST: usize = 12;
    let named = rooms.iter().take(MOST).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match rooms.len() {
        0 => None,
        1..=MOST => Some(named),
        _ => Some(format!("{named} …")),
    }
}
