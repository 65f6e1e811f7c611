//! How cards are arranged on the plenary screen: the largest letters in which all of them fit.

use crate::pages::plenary::text_fit::lines_of;

/// Sizes of the letters, in rem: from a dozen cards to sixty.
const SIZES: [f64; 12] = [3.2, 2.8, 2.5, 2.2, 2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0];
/// The size when not all cards fit anyway, so that nobody strains to read the others.
const OF_SOME: f64 = 1.3;
/// More cards than this do not fit at that size, however short, so no more are tried.
const FITTING_MAX: usize = 100;
/// The numbers of columns to try.
const COLUMNS: std::ops::RangeInclusive<usize> = 1..=7;
/// This many cards are set in rows, all as high as the highest of the row, if they fit. More are set closer, one below
/// the other.
const IN_ROWS: usize = 12;
/// The fewest letters on a line of a card.
const LINE_MIN: f64 = 20.0;
/// Average width of a letter, relative to its size; too large rather than too small.
const LETTER: f64 = 0.48;
/// The same for large words.
const LARGE_LETTER: f64 = 0.54;
/// Height of a line, relative to the size of its letters.
const HIGH: f64 = 1.23;
/// Size of a card's large words, relative to its letters.
const LARGE: f64 = 1.4;
/// Gap between columns, in rem.
const GAP: f64 = 1.0;
/// Height of a card's rule and the space below it, in rem.
const EDGES: f64 = 0.55;
/// Space between two cards, in rem: in rows, and one below the other.
const BETWEEN: [f64; 2] = [1.0, 0.7];

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
    /// The number of columns.
    pub columns: usize,
    /// The size.
    pub size: f64,
    /// In rows.
    pub in_rows: bool,
}

/// The part of the screen for cards, in rem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Space {
    fn column(self, columns: usize) -> f64 {
        (self.width - GAP * number(columns - 1)) / number(columns)
    }
}

/// The largest letters in which these cards fit; none if they don't.
pub fn arrange(tiles: &[TileWords], space: Space) -> Option<Arrangement> {
    SIZES.into_iter().find_map(|size| at_size(tiles, space, size))
}

/// The arrangement of as many cards as fit at a good size with one more after them, `rest`; and how many those are.
pub fn arrange_some(tiles: &[TileWords], rest: &TileWords, space: Space) -> (usize, Arrangement) {
    let with_rest = |count: usize| tiles.iter().take(count).chain([rest]).cloned().collect::<Vec<_>>();
    let fitting = |count: usize, sizes: &[f64]| sizes.iter().find_map(|size| at_size(&with_rest(count), space, *size));
    let most = (0..tiles.len().min(FITTING_MAX)).rev().find_map(|count| Some((count, fitting(count, &[OF_SOME])?)));
    let (count, arrangement) =
        most.unwrap_or((0, Arrangement { columns: *COLUMNS.start(), size: OF_SOME, in_rows: true }));
    // Only a few cards may fit even in larger letters.
    (count, fitting(count, &SIZES).unwrap_or(arrangement))
}

fn at_size(tiles: &[TileWords], space: Space, size: f64) -> Option<Arrangement> {
    // With fewer columns, lines are longer; but not one long line across the whole screen.
    let columns = tiles.len().clamp(1, 2)..=tiles.len().clamp(1, *COLUMNS.end());
    let is_readable = |columns: &usize| space.column(*columns) >= LINE_MIN * size * LETTER;
    let readable = || columns.clone().filter(is_readable);
    let in_rows = tiles.len() <= IN_ROWS;
    let rows = readable().find(|columns| in_rows && rows_high(tiles, space, *columns, size) <= space.height);
    let arranged = |columns, in_rows| Arrangement { columns, size, in_rows };
    let close = || readable().find(|columns| columns_needed(tiles, space, *columns, size) <= *columns);
    rows.map(|columns| arranged(columns, true)).or_else(|| close().map(|columns| arranged(columns, false)))
}

/// The height of all rows: each as high as its highest card.
fn rows_high(tiles: &[TileWords], space: Space, columns: usize, size: f64) -> f64 {
    let column = space.column(columns);
    let rows = tiles.chunks(columns);
    rows.map(|row| row.iter().map(|tile| card(tile, column, size)).fold(0.0, f64::max) + BETWEEN[0]).sum()
}

/// How many columns the cards fill one below the other, if the number of columns makes each this wide.
fn columns_needed(tiles: &[TileWords], space: Space, columns: usize, size: f64) -> usize {
    let column = space.column(columns);
    let (mut needed, mut high) = (1, 0.0);
    for tile in tiles.iter().map(|tile| card(tile, column, size) + BETWEEN[1]) {
        if tile > space.height {
            return usize::MAX;
        }
        if high + tile > space.height {
            (needed, high) = (needed + 1, 0.0);
        }
        high += tile;
    }
    needed
}

fn card(tile: &TileWords, column: f64, size: f64) -> f64 {
    let lines = |text: &str, size: f64, letter: f64| lines_of(text, (column / (size * letter)).max(1.0)) * size * HIGH;
    let large = tile.large.as_ref().map_or(0.0, |large| lines(large, size * LARGE, LARGE_LETTER));
    let text = if tile.text.is_empty() { 0.0 } else { lines(&tile.text, size, LETTER) };
    let foot = if tile.has_foot { (size * 0.8).max(1.0) * 1.4 + 0.5 } else { 0.0 };
    large + text + foot + EDGES
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map(f64::from).unwrap_or(f64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: Space = Space { width: 74.0, height: 30.5 };
    const REST: TileWords = TileWords { large: None, text: String::new(), has_foot: true };

    fn cards(count: usize, text: &str) -> Vec<TileWords> {
        vec![TileWords { text: text.into(), ..TileWords::default() }; count]
    }

    fn sentences(count: usize) -> Vec<TileWords> {
        cards(count, "iedereen weet wat we volgende week anders gaan doen en waarom")
    }

    #[test]
    fn few_cards_are_large_many_are_small_and_hundreds_do_not_fit() {
        let size = |tiles: &[TileWords]| arrange(tiles, SPACE).map_or(0.0, |arrangement| arrangement.size);
        let [four, twelve, thirty] = [4, 12, 30].map(|count| size(&sentences(count)));
        assert!(four > twelve && twelve >= 1.6 && thirty >= 1.0, "{four} {twelve} {thirty}");
        assert!(size(&cards(60, "iedereen aan het woord komt")) >= 1.0);
        assert_eq!(arrange(&sentences(400), SPACE), None);
    }

    #[test]
    fn of_too_many_as_many_as_fit_are_shown() {
        let (count, some) = arrange_some(&sentences(60), &REST, SPACE);
        assert!((15..40).contains(&count) && some.size >= OF_SOME, "{count} {some:?}");
        let endless = cards(3, &"onderwijstijdverantwoordelijkheid ".repeat(400));
        assert_eq!(arrange_some(&endless, &REST, SPACE).0, 0);
    }

    #[test]
    fn a_low_screen_has_smaller_letters() {
        let size = |height| arrange(&sentences(12), Space { height, ..SPACE }).map(|arrangement| arrangement.size);
        assert!(size(24.0) < size(36.0));
    }
}
