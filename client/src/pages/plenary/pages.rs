//! What does not fit a wall at once: by the page, each text whole.

use std::ops::Range;

use shared::session::result::Voiced;

use super::origin::lines_of_what_became;

/// The width of a letter of an argument on these screens, in rem, on average; rather too much than too little.
const LETTER: f64 = 0.64;
/// What a line of an argument takes, in rem.
const LINE: f64 = 1.58;
/// What stands between two arguments, in rem.
const BETWEEN: f64 = 1.05;
/// What the line with support and marks takes, in rem.
const MARKS: f64 = 1.5;

/// How high an argument is in a column of so many rem, in rem.
pub fn argument_height(voiced: &Voiced, width: f64) -> f64 {
    let marks = MARKS * f64::from(lines_of_what_became(voiced));
    text_height(voiced.argument.text.chars().count(), width).max(LINE) + marks + BETWEEN
}

/// Letters of what an argument was gathered with, beside its own.
const SMALLER: f64 = 0.8;

/// How high the line is that says what an argument was gathered with, in rem.
pub fn theme_height(name: &str, width: f64) -> f64 {
    text_height(name.chars().count(), width / SMALLER) * SMALLER
}

/// How high a text of so many characters is, in rem.
pub fn text_height(length: usize, width: f64) -> f64 {
    let letters = (width / LETTER).max(8.0);
    // A word that does not fit goes to the next line: the lines are never quite full.
    let length = f64::from(u32::try_from(length).unwrap_or(u32::MAX));
    (length / (letters * 0.94)).ceil().max(1.0) * LINE
}

/// Divides items over pages of this height, in their order. One that is higher has a page of its own.
pub fn chunks(heights: &[f64], height: f64) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut from, mut taken) = (0, 0.0);
    for (at, needed) in heights.iter().enumerate() {
        if at > from && taken + needed > height {
            pages.push(from..at);
            (from, taken) = (at, 0.0);
        }
        taken += needed;
    }
    if from < heights.len() {
        pages.push(from..heights.len());
    }
    pages
}

/// What flows through columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Flowing<T> {
    /// What it is.
    pub item: T,
    /// How high it is, in rem.
    pub height: f64,
    /// How deep it leads: 0 leads all that follows, 1 what follows until the next 1; none is no heading.
    pub leads: Option<u8>,
}

/// What stands in a column: an item, and whether it is a heading that is repeated.
pub type Placed = (usize, bool);

/// Lets items flow through columns of this height. A heading never stands last in a column,
/// and stands again above what follows in the next.
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
        let needed: f64 = items[at..].iter().take(company + 1).map(|item| item.height).sum();
        if !column.is_empty() && taken + needed > height {
            columns.push(std::mem::take(&mut column));
            column = headings.iter().map(|heading| (*heading, true)).collect();
            taken = headings.iter().map(|heading| items[*heading].height).sum();
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
        assert_eq!(chunks(&[3.0, 3.0, 3.0, 3.0], 7.0), [0..2, 2..4]);
        assert_eq!(chunks(&[9.0, 1.0, 9.0], 7.0), [0..1, 1..2, 2..3]);
        assert_eq!(chunks(&[], 7.0), [] as [Range<usize>; 0]);
        assert_eq!(chunks(&[1.0; 5], 100.0), std::iter::once(0..5).collect::<Vec<_>>());
    }

    fn heading(depth: u8) -> Flowing<()> {
        Flowing { item: (), height: 1.0, leads: Some(depth) }
    }

    fn line() -> Flowing<()> {
        Flowing { item: (), height: 2.0, leads: None }
    }

    #[test]
    fn a_heading_stands_above_something_and_again_in_the_next_column() {
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
    fn what_is_higher_than_a_column_still_has_a_place() {
        let tall = Flowing { item: (), height: 50.0, leads: None };
        assert_eq!(flow(&[line(), tall, line()], 6.0), [vec![(0, false)], vec![(1, false)], vec![(2, false)]]);
    }

    #[test]
    fn long_texts_take_more_lines() {
        assert!(text_height(280, 14.0) > 4.0 * text_height(40, 14.0));
        assert!(text_height(0, 14.0) > 0.0);
    }
}
