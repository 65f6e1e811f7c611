//! Rooms by number, as many as can be taken in at a glance.

use shared::ids::RoomNumber;

/// Rooms by number, as many as can be taken in at a glance: `3, 7, 12 …`.
pub fn room_list(rooms: &[RoomNumber]) -> Option<String> {
    const MOST: usize = 12;
    let named = rooms.iter().take(MOST).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match rooms.len() {
        0 => None,
        1..=MOST => Some(named),
        _ => Some(format!("{named} …")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_of_rooms_is_cut_short() {
        let rooms: Vec<RoomNumber> = (1..=14).map(RoomNumber).collect();
        assert_eq!(room_list(&[]), None);
        assert_eq!(room_list(&rooms[..3]).as_deref(), Some("1, 2, 3"));
        assert_eq!(room_list(&rooms).as_deref(), Some("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …"));
    }
}
