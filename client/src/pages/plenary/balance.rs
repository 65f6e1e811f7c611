//! What the beam says: how far it tilts, where the pile stands, and which tokens lie on it.

use shared::ids::RoomNumber;

/// The furthest that the beam tilts, in degrees: all rooms on one side. At the width of a
/// wall it still leaves room for what hangs below it.
const TILT_MAX: f64 = 3.5;
/// The least share of the width that a side keeps, so that its title can be read with nobody on it.
const SHARE_MIN: f64 = 0.36;
/// How wide the beam is, in rem.
const BEAM: f64 = 72.0;
/// Tokens of one group on the beam at most; of more, the last one says how many.
pub const TOKENS_MAX: usize = 16;
/// Tokens on the whole beam at most, with room for the pivot between them.
const TOKENS_BESIDE_PIVOT: f64 = 30.0;

/// How far the beam tilts, in degrees; positive: the left side is heavy. `balance` is from -1 to 1.
/// The root makes the first room of difference visible from the back of the hall.
pub fn tilt(balance: f64) -> f64 {
    let balance = balance.clamp(-1.0, 1.0);
    TILT_MAX * balance.abs().sqrt() * if balance < 0.0 { -1.0 } else { 1.0 }
}

/// Where the pile stands, from 0 to 1: the side with more rooms is wider.
pub fn seam(balance: f64) -> f64 {
    (0.5 + balance.clamp(-1.0, 1.0) / 2.0).clamp(SHARE_MIN, 1.0 - SHARE_MIN)
}

/// How many tokens fit left and right of the pivot: none may lie on the other side's field.
pub fn tokens_beside_pivot(balance: f64) -> (usize, usize) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 10 and 20.
    let fit = |share: f64| (TOKENS_BESIDE_PIVOT * share).floor() as usize;
    (fit(seam(balance)), fit(1.0 - seam(balance)))
}

/// What lies on one side of the beam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Rooms that have a token of their own.
    pub rooms: Vec<RoomNumber>,
    /// How many rooms share the last token; 0: there is none.
    pub more: usize,
}

impl Tokens {
    /// The tokens of `rooms`, at most `most` in all.
    pub fn of(rooms: &[RoomNumber], most: usize) -> Self {
        if rooms.len() <= most {
            return Self { rooms: rooms.to_vec(), more: 0 };
        }
        let (own, shared) = rooms.split_at(most.saturating_sub(1));
        Self { rooms: own.to_vec(), more: shared.len() }
    }

    /// What stands on each of them.
    pub fn contents(&self) -> impl Iterator<Item = String> + use<> {
        let more = (self.more > 0).then(|| format!("+{}", self.more));
        self.rooms.clone().into_iter().map(|room| room.to_string()).chain(more)
    }

    /// How many lie there.
    pub fn len(&self) -> usize {
        self.rooms.len() + usize::from(self.more > 0)
    }
}

/// The size of a token in rem, so that `count` of them fit beside each other on a beam of
/// 72 rem, with a gap of a sixth between them.
pub fn token_size(count: usize) -> f64 {
    size_within(BEAM, count)
}

/// The size of a token in rem, so that those of both sides stay on their own side of the pivot.
pub fn token_size_beside_pivot(left: usize, right: usize, balance: f64) -> f64 {
    size_within(BEAM * seam(balance), left).min(size_within(BEAM * (1.0 - seam(balance)), right))
}

fn size_within(width: f64, count: usize) -> f64 {
    let count = f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX));
    (width / (count * 7.0 / 6.0)).clamp(1.5, 3.5)
}

/// The size of a mark in rem in a field of `width` by `height` rem that has to hold `count`,
/// with a gap of a sixth between them.
pub fn mark_size(count: usize, width: f64, height: f64) -> f64 {
    const SIZES: [f64; 9] = [3.5, 3.0, 2.5, 2.0, 1.6, 1.3, 1.0, 0.8, 0.6];
    let fits = |size: f64| {
        let step = size * 7.0 / 6.0;
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        (width / step).floor() * (height / step).floor() >= count
    };
    SIZES.into_iter().find(|size| fits(*size)).unwrap_or(0.45)
}

/// The size of a mark in rem where each of `count` stands in a column of its own.
pub fn mark_in_column(count: usize, width: f64, height: f64) -> f64 {
    let count = f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX));
    (width / count * 0.9).min(height * 0.9).clamp(1.0, 3.5)
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
        assert!(tilt(1.0 / 6.0) > 1.0, "seven to five is seen from the back");
    }

    #[test]
    fn the_pile_stands_at_the_share_of_the_left_and_leaves_room_for_both() {
        assert!(close(seam(0.0), 0.5));
        assert!(close(seam(1.0 / 6.0), 7.0 / 12.0));
        assert!(close(seam(1.0), 1.0 - SHARE_MIN));
        assert!(close(seam(-1.0), SHARE_MIN));
    }

    #[test]
    fn no_token_lies_beyond_the_pivot() {
        for balance in [-1.0, -0.13, 0.0, 0.5, 1.0] {
            let (left, right) = tokens_beside_pivot(balance);
            let count = |tokens: usize| f64::from(u32::try_from(tokens).unwrap_or(0));
            let step = token_size_beside_pivot(left, right, balance) * 7.0 / 6.0;
            assert!(count(left) * step <= BEAM * seam(balance) + 1e-9, "{balance}");
            assert!(count(right) * step <= BEAM * (1.0 - seam(balance)) + 1e-9, "{balance}");
        }
    }

    #[test]
    fn no_room_is_lost_among_the_tokens() {
        for count in [0, 1, 3, 12, TOKENS_MAX, TOKENS_MAX + 1, 60, 400] {
            let rooms: Vec<RoomNumber> =
                (1..=count).map(|number| RoomNumber(u16::try_from(number).unwrap_or(0))).collect();
            let tokens = Tokens::of(&rooms, TOKENS_MAX);
            assert_eq!(tokens.rooms.len() + tokens.more, count);
            assert!(tokens.len() <= TOKENS_MAX);
            assert_ne!(tokens.more, 1, "one room has a token of its own");
        }
    }

    #[test]
    fn tokens_and_marks_shrink_until_they_fit() {
        assert!(close(token_size(0), 3.5));
        assert!(close(token_size(12), 3.5));
        assert!(36.0 * token_size(36) * 7.0 / 6.0 <= 72.0 + 1e-9, "three groups of twelve");
        assert!(32.0 * token_size(32) * 7.0 / 6.0 <= 72.0 + 1e-9);
        assert!(close(mark_size(11, 47.0, 8.0), 3.5));
        assert!(close(mark_in_column(12, 47.0, 8.0), 3.5));
        assert!(mark_in_column(16, 47.0, 8.0) * 16.0 < 47.0);
        assert!(mark_in_column(12, 47.0, 3.0) < 3.0);
        assert!(mark_size(60, 47.0, 8.0) >= 1.6);
        for count in [60, 400, 1_000] {
            let step = mark_size(count, 47.0, 8.0) * 7.0 / 6.0;
            let fits = (47.0 / step).floor() * (8.0 / step).floor();
            assert!(fits >= f64::from(u32::try_from(count).unwrap_or(0)), "{count}");
        }
    }
}
