//! How cards are arranged on the plenary screen: the largest letters in which all of them fit.

use crate::pages::plenary::text_fit::lines_of;

/// Sizes of the letters, in rem: from a dozen cards to sixty.
const SIZES: [f64; 12] = [3.2, 2.8, 2.5, 2.2, 2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0];
/// Columns that are tried.
const COLUMNS: std::ops::RangeInclusive<usize> = 1..=7;
/// Letters that a line of a card has at least.
const LINE_MIN: f64 = 13.0;
/// Average width of a letter, relative to its size; rather too large than too small.
const LETTER: f64 = 0.53;
/// Height of a line, relative to the size of its letters.
const HIGH: f64 = 1.24;
/// Size of a card's large words, relative to its letters.
pub const LARGE: f64 = 1.4;
/// Gap between cards, in rem.
const GAP: f64 = 1.0;
/// Height of a card's rule and the space around its words, in rem.
const EDGES: f64 = 1.3;

/// The words of one card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TileWords {
    /// A word or a name in large letters.
    pub large: Option<String>,
    /// The text below it.
    pub text: String,
    /// A line below that: a name, a mark, a number.
    pub has_foot: bool,
}

/// The columns, and the size of the letters in rem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrangement {
    /// How many columns.
    pub columns: usize,
    /// The size.
    pub size: f64,
}

impl Arrangement {
    /// For what fits in no other.
    pub const SMALLEST: Self = Self { columns: *COLUMNS.end(), size: SIZES[SIZES.len() - 1] };
}

/// The largest letters in which these cards fit in a box of this width and height; none if they don't.
pub fn arrange(tiles: &[TileWords], width: f64, height: f64) -> Option<Arrangement> {
    SIZES.into_iter().find_map(|size| {
        let fits = |columns: &usize| {
            let column = (width - GAP * number(columns - 1)) / number(*columns);
            column >= LINE_MIN * size * LETTER && high(tiles, *columns, column, size) <= height
        };
        // With fewer columns, lines are longer; but not one long line across the whole screen.
        let most = tiles.len().clamp(1, *COLUMNS.end());
        let least = tiles.len().min(2).max(1);
        (least..=most).find(fits).map(|columns| Arrangement { columns, size })
    })
}

/// The height of all rows: each as high as its highest card.
fn high(tiles: &[TileWords], columns: usize, column: f64, size: f64) -> f64 {
    let rows = tiles.chunks(columns);
    let heights = rows.map(|row| row.iter().map(|tile| card(tile, column, size)).fold(0.0, f64::max) + GAP);
    heights.sum()
}

fn card(tile: &TileWords, column: f64, size: f64) -> f64 {
    let lines = |text: &str, size: f64| lines_of(text, (column / (size * LETTER)).max(1.0)) * size * HIGH;
    let large = tile.large.as_ref().map_or(0.0, |large| lines(large, size * LARGE));
    let text = if tile.text.is_empty() { 0.0 } else { lines(&tile.text, size) };
    let foot = if tile.has_foot { (size * 0.8).max(1.0) * 1.3 + 0.3 } else { 0.0 };
    large + text + foot + EDGES
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map(f64::from).unwrap_or(f64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cards(count: usize) -> Vec<TileWords> {
        let text = "iedereen weet wat we volgende week anders gaan doen en waarom".to_owned();
        vec![TileWords { text, ..TileWords::default() }; count]
    }

    #[test]
    fn few_cards_are_large_many_are_small_and_hundreds_do_not_fit() {
        let size = |count| arrange(&cards(count), 74.0, 30.0).map(|arrangement| arrangement.size);
        let (four, twelve, sixty) = (size(4).unwrap(), size(12).unwrap(), size(60).unwrap());
        assert!(four > twelve && twelve >= 1.6 && sixty >= 1.0, "{four} {twelve} {sixty}");
        assert_eq!(size(400), None);
    }

    #[test]
    fn a_low_screen_has_smaller_letters() {
        let size = |height| arrange(&cards(12), 74.0, height).map(|arrangement| arrangement.size);
        assert!(size(24.0) < size(36.0));
    }
}
