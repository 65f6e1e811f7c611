//! How a result lies on the beam: its tilt, and the tokens on it.

use shared::ids::RoomNumber;

/// Largest tilt of the beam, in degrees: all rooms on one side. At the width of a plenary screen this still leaves room
/// for what hangs below it.
const TILT_MAX: f64 = 3.5;

/// Smallest share of the width for a side, so that its title can be read with nobody on it.
const SHARE_MIN: f64 = 0.36;

/// The maximum number of tokens of one group on the beam; if there are more rooms, the last token counts the rest.
pub const TOKENS_MAX: usize = 16;

/// Tilt of the beam in degrees; positive when the left side is heavier. `balance` is from -1 to 1. The root makes a
/// difference of one room visible from the back row.
pub fn tilt(balance: f64) -> f64 {
    let balance = balance.clamp(-1.0, 1.0);
    TILT_MAX * balance.abs().sqrt() * if balance < 0.0 { -1.0 } else { 1.0 }
}

/// Where the two sides meet, from 0 to 1: the side with more rooms is wider.
pub fn seam(balance: f64) -> f64 {
    (0.5 + balance.clamp(-1.0, 1.0) / 2.0).clamp(SHARE_MIN, 1.0 - SHARE_MIN)
}

/// The tokens on one side of the beam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Rooms that have a token of their own.
    pub rooms: Vec<RoomNumber>,
    /// How many rooms share the last token; 0 when there is no such token.
    pub more: usize,
}

impl Tokens {
    /// The tokens of `rooms`, at most `most` of them.
    pub fn of(rooms: &[RoomNumber], most: usize) -> Self {
        if rooms.len() <= most {
            return Self { rooms: rooms.to_vec(), more: 0 };
        }
        let (own, shared) = rooms.split_at(most.saturating_sub(1));
        Self { rooms: own.to_vec(), more: shared.len() }
    }

    /// The text on each of them.
    pub fn contents(&self) -> impl Iterator<Item = String> + use<> {
        let more = (self.more > 0).then(|| format!("+{}", self.more));
        self.rooms.clone().into_iter().map(|room| room.to_string()).chain(more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn the_beam_is_level_in_the_middle_and_steepest_at_the_ends() {
        assert!(close(tilt(0.0), 0.0));
        assert!(close(tilt(1.0), TILT_MAX));
        assert!(close(tilt(-1.0), -TILT_MAX));
        assert!(close(tilt(0.25), -tilt(-0.25)));
        assert!(tilt(1.0 / 6.0) > 1.0, "seven to five can be seen from the back");
    }

    #[test]
    fn the_seam_is_at_the_share_of_the_left_and_leaves_room_for_both() {
        assert!(close(seam(0.0), 0.5));
        assert!(close(seam(1.0 / 6.0), 7.0 / 12.0));
        assert!(close(seam(1.0), 1.0 - SHARE_MIN));
        assert!(close(seam(-1.0), SHARE_MIN));
    }

    #[test]
    fn no_room_is_lost_among_the_tokens() {
        for count in [0, 1, 3, 12, TOKENS_MAX, TOKENS_MAX + 1, 60, 400] {
            let rooms: Vec<RoomNumber> =
                (1..=count).map(|number| RoomNumber(u16::try_from(number).unwrap_or(0))).collect();
            let tokens = Tokens::of(&rooms, TOKENS_MAX);
            assert_eq!(tokens.rooms.len() + tokens.more, count);
            assert!(tokens.contents().count() <= TOKENS_MAX);
            assert_ne!(tokens.more, 1, "one room has a token of its own");
        }
    }
}
