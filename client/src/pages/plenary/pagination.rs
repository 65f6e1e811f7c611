//! Divides content over pages and columns without cutting any text.

use std::ops::Range;

use shared::session::result::Voiced;

use super::text_fit::lines_of;
use crate::components::results::has_a_line_below;

/// Width of a letter of an argument on these screens, in rem; the measured average is 0.54 to 0.57.
const LETTER: f64 = 0.57;
/// Height of a line of an argument, in rem.
const LINE: f64 = 1.58;
/// Gap between two arguments, in rem.
const BETWEEN: f64 = 1.05;
/// Height of a room's number next to the first line, in rem. It does not shrink with the text.
const ORIGIN: f64 = 1.92;
/// Height of the line with support and marks, in rem.
const MARKS: f64 = 1.45;

/// Height of an argument, in rem, in a column `width` rem wide, with `before` letters before its words, set at `size`
/// times the usual size.
pub fn argument_height(voiced: &Voiced, before: usize, size: f64, width: f64) -> f64 {
    let marks = if has_a_line_below(voiced) { MARKS } else { 0.0 };
    let words = format!("{} {}", "x".repeat(before), voiced.argument.text);
    (text_height(&words, width / size) * size).max(ORIGIN) + marks + BETWEEN
}

/// Size of the letters of an argument's theme, relative to its own.
const SMALLER: f64 = 0.8;

/// Height of the line that names an argument's theme, in rem.
pub fn theme_height(name: &str, width: f64) -> f64 {
    text_height(name, width / SMALLER) * SMALLER
}

/// Height of a text, in rem.
pub fn text_height(text: &str, width: f64) -> f64 {
    lines_of(text, (width / LETTER).max(8.0)) * LINE
}

/// How many items fit in a column of this height. An item that is too high gets a column for itself.
fn fitting(heights: &[f64], height: f64) -> usize {
    let mut taken = 0.0;
    let fits = heights.iter().take_while(|needed| {
        taken += **needed;
        taken <= height
    });
    fits.count().max(1).min(heights.len())
}

/// One page: which items of the two lists of each side it shows. Every list has a column of its own on all pages.
pub type Spread = [[Range<usize>; 2]; 2];

/// Divides the lists of both sides, two each, over pages of this height, in order. A page shows the same number for
/// both sides as long as both have more; after that the other side fills the page.
fn spreads(heights: &[[Vec<f64>; 2]; 2], height: f64) -> Vec<Spread> {
    let lengths = heights.each_ref().map(|side| side.each_ref().map(Vec::len));
    let mut pages = Vec::new();
    let mut from = [[0; 2]; 2];
    while from != lengths {
        let fit = [0, 1].map(|side| [0, 1].map(|list| fitting(&heights[side][list][from[side][list]..], height)));
        let left = [0, 1].map(|side| [0, 1].map(|list| lengths[side][list] - from[side][list]));
        let goes_on = |side: &usize| fit[*side] != left[*side];
        let most = [0, 1].into_iter().filter(goes_on).map(|side| fit[side].iter().sum::<usize>()).min();
        let shown = fit.map(|side| share(side, most.unwrap_or(usize::MAX)));
        pages.push([0, 1].map(|side| {
            [0, 1].map(|list| {
                let begin = from[side][list];
                begin..begin + shown[side][list]
            })
        }));
        from = [0, 1].map(|side| [0, 1].map(|list| from[side][list] + shown[side][list]));
    }
    pages
}

/// Sizes of arguments, relative to the usual one.
const SIZES: [f64; 5] = [1.0, 0.92, 0.84, 0.77, 0.7];
/// More pages than this are set in small letters, which can still be read from the back, so that there are fewer of
/// them.
const LARGE_PAGES: usize = 4;
/// Letters of this size or below are small.
const SMALL: f64 = 0.84;

/// Divides lists over pages in the largest size that cuts no item and gives few pages, or in small letters. `heights`
/// returns the heights of the items in a size. If even the smallest size cuts an item, that size is used all the same.
pub fn lay_out(heights: impl Fn(f64) -> [[Vec<f64>; 2]; 2], height: f64) -> (Vec<Spread>, f64) {
    let at_size = |size: f64| {
        let heights = heights(size);
        let is_whole = heights.as_flattened().iter().flatten().all(|needed| *needed <= height);
        (spreads(&heights, height), is_whole, size)
    };
    let is_fit = |(pages, is_whole, size): &(Vec<Spread>, bool, f64)| {
        *is_whole && (*size <= SMALL || pages.len() <= LARGE_PAGES)
    };
    let (pages, _, size) =
        SIZES.into_iter().map(at_size).find(is_fit).unwrap_or_else(|| at_size(SIZES[SIZES.len() - 1]));
    (pages, size)
}

/// At most `most` items of two columns that hold this many: the same number of each as far as possible.
fn share([first, second]: [usize; 2], most: usize) -> [usize; 2] {
    let most = most.min(first + second);
    let of_first = most.div_ceil(2).min(first).max(most - second.min(most));
    [of_first, most - of_first]
}

/// Height of the screen for which pages are divided, in rem: between a usual and a low one. All screens divide them
/// alike, so that turning pages on one screen reaches all pages on every other.
pub const PAGED_HEIGHT: f64 = 42.5;

/// Width of the mark before an argument, with its gap, in rem.
const BESIDE: f64 = 2.55;

/// How wide the words of an argument are, in rem of its own size, in a column that has `wider` rem more than the usual
/// width `usual` and is shown at `zoom`.
pub fn words_width(usual: f64, wider: f64, zoom: f64) -> f64 {
    (usual + BESIDE + wider) / zoom - BESIDE
}

/// The smallest size of a page, relative to the screen for which it is divided.
const SMALLEST: f64 = 0.5;

/// How large a screen shows its pages, relative to the screen for which they are divided: the largest in which the
/// highest column fits in `height` rem, even if it takes somewhat more than estimated. `highest` returns its height, in
/// rem of its own size. A lower screen shows the pages smaller, a higher one larger.
pub fn zoom(height: f64, highest: impl Fn(f64) -> f64) -> f64 {
    let mut steps = (25..=60).rev().map(|step| f64::from(step) / 50.0);
    steps.find(|zoom| highest(*zoom) * zoom + LINE / 2.0 <= height).unwrap_or(SMALLEST)
}

/// An item that flows through columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Flowing<T> {
    pub item: T,
    /// Its height, in rem.
    pub height: f64,
    /// Level of a heading: 0 covers all that follows, 1 what follows until the next 1. `None` for other items.
    pub leads: Option<u8>,
}

/// An item in a column, by index, and whether it is a repeated heading.
pub type Placed = (usize, bool);

/// Lets items flow through columns of this height. A heading is never last in a column. Items below a heading of level
/// 1 stay together if a column has room for them; when divided, the heading is repeated. A heading of level 0 is
/// repeated above every column that it covers, so that all of them begin at the same height.
pub fn flow<T>(items: &[Flowing<T>], height: f64) -> Vec<Vec<Placed>> {
    let mut columns: Vec<Vec<Placed>> = Vec::new();
    let mut column: Vec<Placed> = Vec::new();
    let mut taken = 0.0;
    let mut headings: Vec<usize> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(depth) = item.leads {
            headings.retain(|heading| items[*heading].leads < Some(depth));
        }
        let company = items[at..].iter().take_while(|next| next.leads.is_some()).count();
        let high = |count: usize| items[at..].iter().take(count).map(|item| item.height).sum::<f64>();
        let below = items[at..].iter().skip(company).take_while(|next| next.leads.is_none()).count();
        let above: f64 = headings.iter().map(|heading| items[*heading].height).sum();
        let is_one = items[at..].iter().take(company).any(|item| item.leads == Some(1));
        let whole = high(company + below);
        let needed = if is_one && above + whole <= height { whole } else { high(company + 1) };
        // An item that is higher than a column stays below its headings, because a heading must never be alone.
        let is_begun = column.iter().any(|(at, _): &Placed| items[*at].leads.is_none());
        if is_begun && taken + needed > height {
            columns.push(std::mem::take(&mut column));
            column = headings.iter().map(|heading| (*heading, true)).collect();
            taken = above;
        }
        column.push((at, false));
        taken += item.height;
        if item.leads.is_some() {
            headings.push(at);
        }
    }
    if !column.is_empty() {
        columns.push(column);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_between_pages_and_nothing_is_cut() {
        let column = |count: usize, height: f64| vec![height; count];
        for heights in [
            [[column(5, 3.0), column(0, 3.0)], [column(3, 9.0), column(7, 1.0)]],
            [[column(0, 1.0), column(0, 1.0)], [column(60, 2.0), column(60, 9.0)]],
            [[column(7, 3.0), column(7, 3.0)], [column(7, 2.0), column(6, 4.0)]],
        ] {
            let pages = spreads(&heights, 7.0);
            for (side, lists) in heights.iter().enumerate() {
                for (at, list) in lists.iter().enumerate() {
                    let runs = || pages.iter().map(|page| page[side][at].clone());
                    let shown: Vec<usize> = runs().flatten().collect();
                    assert_eq!(shown, (0..list.len()).collect::<Vec<_>>());
                    let high = |run: Range<usize>| list[run].iter().sum::<f64>();
                    assert!(runs().all(|run| run.len() == 1 || high(run) <= 7.0));
                }
            }
        }
        let nothing = [[column(0, 1.0), column(0, 1.0)], [column(0, 1.0), column(0, 1.0)]];
        assert_eq!(spreads(&nothing, 7.0), [] as [Spread; 0]);
    }

    #[test]
    fn a_page_shows_equally_many_of_both_sides_while_both_have_more() {
        let heights = [[vec![3.0; 7], vec![5.0; 7]], [vec![2.0; 7], vec![3.0; 6]]];
        let pages = spreads(&heights, 7.0);
        let shown = |page: &Spread| page.each_ref().map(|side| side.iter().map(Range::len).sum::<usize>());
        let counts: Vec<[usize; 2]> = pages.iter().map(shown).collect();
        assert_eq!(counts[..4], [[3, 3], [3, 3], [3, 3], [2, 2]]);
        assert_eq!(
            [share([3, 1], 4), share([3, 3], 4), share([0, 3], 2), share([2, 2], 9)],
            [[3, 1], [2, 2], [0, 2], [2, 2]]
        );
    }

    #[test]
    fn a_list_keeps_its_column_when_the_one_next_to_it_has_ended() {
        let pages = spreads(&[[vec![3.0; 6], vec![3.0; 2]], [vec![3.0; 2], vec![3.0; 6]]], 7.0);
        assert_eq!(pages[0], [[0..2, 0..2], [0..2, 0..2]]);
        assert_eq!(pages[2], [[4..6, 2..2], [2..2, 4..6]]);
    }

    #[test]
    fn a_lower_screen_shows_the_same_pages_smaller_and_a_higher_one_larger() {
        let heights = [[vec![3.0; 12], vec![3.0; 2]], [vec![3.0; 12], vec![]]];
        let (pages, size) = lay_out(|_| heights.clone(), 20.5);
        let column = |run: &Range<usize>| heights[0][0][run.clone()].iter().sum::<f64>();
        let highest = pages.iter().map(|page| column(&page[0][0])).fold(0.0, f64::max);
        let on = |height: f64| zoom(height, |_| highest);
        assert!((size - 1.0).abs() < 1e-9 && on(20.5) >= 1.0);
        assert!(on(15.0) < 1.0 && highest * on(15.0) < 15.0 && on(23.0) > 1.0, "{} {}", on(15.0), on(23.0));
        assert!((on(1.0) - 0.5).abs() < 1e-9, "never smaller than half");
    }

    #[test]
    fn letters_are_the_largest_that_cut_no_argument_on_few_pages() {
        let size = |count: usize, high: f64, height: f64| {
            let heights = |size: f64| [[vec![high * size; count], vec![]], [vec![], vec![]]];
            lay_out(heights, height).1
        };
        let is = |size: f64, expected: f64| assert!((size - expected).abs() < 1e-9, "{size}, not {expected}");
        is(size(4, 5.0, 10.0), 1.0);
        is(size(1, 10.5, 10.0), 0.92);
        is(size(1, 12.5, 10.0), 0.77);
        is(size(60, 5.0, 10.0), SMALL);
        is(size(1, 99.0, 10.0), 0.7);
        is(size(0, 5.0, 10.0), 1.0);
    }

    fn heading(depth: u8) -> Flowing<()> {
        Flowing { item: (), height: 1.0, leads: Some(depth) }
    }

    fn line() -> Flowing<()> {
        Flowing { item: (), height: 2.0, leads: None }
    }

    #[test]
    fn a_heading_is_never_last_and_is_repeated_in_the_next_column() {
        let items = [heading(0), heading(1), line(), line(), line(), heading(1), line()];
        let columns = flow(&items, 6.5);
        assert_eq!(
            columns,
            [
                vec![(0, false), (1, false), (2, false), (3, false)],
                vec![(0, true), (1, true), (4, false)],
                vec![(0, true), (5, false), (6, false)],
            ]
        );
        assert_eq!(flow::<()>(&[], 6.0), Vec::<Vec<Placed>>::new());
    }

    #[test]
    fn a_heading_is_never_alone_however_high_its_items() {
        let high = Flowing { item: (), height: 9.0, leads: None };
        let items = [heading(0), heading(1), line(), heading(1), high];
        for height in [4.0, 6.5, 8.0] {
            for column in flow(&items, height) {
                assert!(column.last().is_some_and(|(at, _)| items[*at].leads.is_none()), "{column:?}");
            }
        }
    }

    #[test]
    fn a_part_heads_every_column_and_a_theme_stays_whole() {
        let items = [heading(0), heading(1), line(), line(), heading(1), line(), line(), line()];
        let columns = flow(&items, 8.5);
        assert_eq!(
            columns,
            [
                vec![(0, false), (1, false), (2, false), (3, false)],
                vec![(0, true), (4, false), (5, false), (6, false), (7, false)],
            ]
        );
    }

    #[test]
    fn an_item_higher_than_a_column_still_has_a_place() {
        let tall = Flowing { item: (), height: 50.0, leads: None };
        assert_eq!(flow(&[line(), tall, line()], 6.0), [vec![(0, false)], vec![(1, false)], vec![(2, false)]]);
    }

    #[test]
    fn long_texts_take_more_lines() {
        assert!(text_height(&"demo ".repeat(56), 14.0) > 4.0 * text_height(&"demo ".repeat(8), 14.0));
        assert!(text_height("", 14.0) > 0.0);
    }
}
