//! Sizes of the rooms' tokens: in a pile on the beam, or as marks in a field.

use shared::session::result::Tally;

use super::text_fit::ScreenSize;

/// Width of one arm of the beam, in rem.
const ARM: f64 = 35.0;
/// Largest size of a token and largest height of a pile, in rem: on a usual screen, and on a low one.
const TOKEN_MAX: [f64; 2] = [3.5, 2.4];
const PILE_MAX: [f64; 2] = [6.3, 4.6];
/// Size of the token of the only room, which has the whole beam to itself, in rem: on a usual screen, and on a low one.
const LONE_TOKEN: [f64; 2] = [4.75, 3.4];
/// Size below which a token has no room for a number, in rem.
const NUMBERED_FROM: f64 = 1.3;
/// Extra columns allowed for when tokens lie in three piles: the last column of each may not be full.
const NOT_FULL: usize = 2;

/// The tokens on the beam: one for each room, the same size on both arms, in as many rows as needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pile {
    /// Size of a token, in rem.
    pub size: f64,
    /// The highest pile of tokens.
    rows: usize,
}

impl Pile {
    /// The pile of a result. As long as anything is covered the tokens say nothing about the result: they lie along the
    /// whole beam, in up to three piles whose last columns may not be full.
    pub fn of(tally: &Tally, screen_size: ScreenSize) -> Self {
        if tally.all() == 1 {
            Self { size: LONE_TOKEN[usize::from(screen_size.is_low())], rows: 1 }
        } else if tally.covered.is_empty() && tally.chosen() > 0 {
            Self::in_columns(tally.left.len().max(tally.right.len()), ARM, 0, screen_size)
        } else {
            Self::in_columns(tally.done(), 2.0 * ARM, NOT_FULL, screen_size)
        }
    }

    fn in_columns(count: usize, width: f64, not_full: usize, screen_size: ScreenSize) -> Self {
        let [largest, highest] = [TOKEN_MAX, PILE_MAX].map(|most| most[usize::from(screen_size.is_low())]);
        // In steps of a twentieth of a rem, largest first.
        let sizes = (6..=70).rev().map(|twentieths| f64::from(twentieths) / 20.0).filter(|size| *size <= largest);
        let pile = |size: f64| {
            let step = size * 7.0 / 6.0;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 1 and about a hundred.
            let fit = |length: f64| (length / step).floor().max(1.0) as usize;
            let rows = count.max(1).div_ceil(fit(width).saturating_sub(not_full).max(1));
            (rows <= fit(highest)).then_some(Self { size, rows })
        };
        sizes.into_iter().find_map(pile).unwrap_or(Self { size: 0.3, rows: 18 })
    }

    /// Height of the pile, in rem.
    pub fn height(self) -> f64 {
        f64::from(u32::try_from(self.rows).unwrap_or(u32::MAX)) * self.size * 7.0 / 6.0
    }

    /// How many columns `count` tokens take.
    pub const fn columns(self, count: usize) -> usize {
        count.div_ceil(self.rows)
    }

    /// Is there room for a number on each?
    pub fn is_numbered(self) -> bool {
        self.size >= NUMBERED_FROM
    }
}

/// Size of a mark, in rem, in a field of `width` by `height` rem that holds `count` marks with a gap of a sixth between
/// them.
pub fn mark_size(count: usize, width: f64, height: f64) -> f64 {
    const SIZES: [f64; 9] = [3.5, 3.0, 2.5, 2.0, 1.6, 1.3, 1.0, 0.8, 0.6];
    let fits = |size: f64| {
        let step = size * 7.0 / 6.0;
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        (width / step).floor() * (height / step).floor() >= count
    };
    SIZES.into_iter().find(|size| fits(*size)).unwrap_or(0.45)
}

/// Marks grouped by tens, in a field with a number at the head of each row: their size in rem, and the marks in a row.
pub fn mark_by_tens(count: usize, width: f64, height: f64) -> (f64, usize) {
    const SIZES: [f64; 9] = [1.5, 1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.6, 0.45];
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 1 and about twenty.
    let tens = |size: f64| {
        let ten = 10.0 * size * 7.0 / 6.0 + BETWEEN_TENS;
        ((width - ROW_NUMBER) / ten).floor().max(1.0) as usize
    };
    let fits = |size: f64| {
        let rows = f64::from(u32::try_from(count.div_ceil(10 * tens(size))).unwrap_or(u32::MAX));
        rows * size * 7.0 / 6.0 <= height
    };
    let size = SIZES.into_iter().find(|size| fits(*size)).unwrap_or(0.4);
    (size, 10 * tens(size))
}

/// Gap between two groups of ten marks, in rem.
const BETWEEN_TENS: f64 = 0.5;
/// Width of the number at the head of a row, in rem.
const ROW_NUMBER: f64 = 2.75;

/// Size of a mark, in rem, when each of `count` marks has a column of its own.
pub fn mark_in_column(count: usize, width: f64, height: f64) -> f64 {
    let count = f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX));
    (width / count * 0.9).min(height * 0.9).clamp(1.0, 3.5)
}

#[cfg(test)]
mod tests {
    use shared::ids::RoomNumber;

    use super::*;

    const LOW: ScreenSize = ScreenSize { width: 85.4, height: 40.6 };

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn all_tokens_fit_on_the_beam_and_none_is_lost() {
        let length = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let screens = [ScreenSize::USUAL, LOW].into_iter().zip(PILE_MAX);
        for (count, (screen_size, highest)) in [0, 1, 8, 9, 15, 60, 400, 1_000]
            .into_iter()
            .flat_map(|count| screens.clone().map(move |screen_size| (count, screen_size)))
        {
            for (width, not_full) in [(ARM, 0), (2.0 * ARM, NOT_FULL)] {
                let pile = Pile::in_columns(count, width, not_full, screen_size);
                assert!(pile.height() <= highest + 1e-9, "{count}");
                let taken = length(pile.columns(count) + not_full) * pile.size * 7.0 / 6.0;
                assert!(taken <= width + 1e-9, "{count}: {pile:?}");
            }
        }
        assert!(close(Pile::in_columns(3, ARM, 0, ScreenSize::USUAL).size, 3.5));
        for screen_size in [ScreenSize::USUAL, LOW] {
            let on_one_arm = |count| Pile::in_columns(count, ARM, 0, screen_size);
            assert!(on_one_arm(60).is_numbered() && !on_one_arm(400).is_numbered());
        }
    }

    #[test]
    fn the_token_of_the_only_room_is_larger_than_those_of_more() {
        let only = Tally { left: vec![RoomNumber(1)], ..Tally::default() };
        let both = Tally { right: vec![RoomNumber(2)], ..only.clone() };
        for (screen_size, highest) in [ScreenSize::USUAL, LOW].into_iter().zip(PILE_MAX) {
            let lone = Pile::of(&only, screen_size);
            assert!(lone.size > Pile::of(&both, screen_size).size && lone.height() <= highest);
        }
    }

    #[test]
    fn covered_tokens_are_as_large_as_the_whole_beam_allows() {
        let covered = Tally { covered: (1..=60).map(RoomNumber).collect(), ..Tally::default() };
        for screen_size in [ScreenSize::USUAL, LOW] {
            assert!(Pile::of(&covered, screen_size).size > 1.2 * Pile::in_columns(60, ARM, 0, screen_size).size);
        }
    }

    #[test]
    fn the_size_of_tokens_tells_nothing_before_the_result_is_open() {
        let rooms = |from: u16, count: u16| (from..from + count).map(RoomNumber).collect::<Vec<_>>();
        let partly = |left, right| Tally {
            left: rooms(1, left),
            right: rooms(20, right),
            covered: rooms(40, 15 - left - right),
            ..Tally::default()
        };
        let pile = |tally: &Tally| Pile::of(tally, ScreenSize::USUAL);
        assert_eq!(pile(&partly(0, 0)), pile(&partly(9, 5)));
        let open = Tally { left: rooms(1, 9), right: rooms(20, 6), ..Tally::default() };
        assert_eq!(pile(&open), Pile::in_columns(9, ARM, 0, ScreenSize::USUAL));
    }

    #[test]
    fn marks_without_numbers_are_grouped_by_tens() {
        for (count, height) in [(61, 8.0), (130, 8.0), (400, 15.0), (400, 9.0), (1_000, 10.0)] {
            let (size, in_row) = mark_by_tens(count, 47.0, height);
            assert!(in_row.is_multiple_of(10));
            let wide = f64::from(u32::try_from(in_row).unwrap_or(0)) * (size * 7.0 / 6.0 + 0.05) + ROW_NUMBER;
            let high = f64::from(u32::try_from(count.div_ceil(in_row)).unwrap_or(0)) * size * 7.0 / 6.0;
            assert!(wide <= 47.0 && high <= height, "{count}: {size} in {in_row}");
        }
    }

    #[test]
    fn tokens_and_marks_shrink_until_they_fit() {
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
