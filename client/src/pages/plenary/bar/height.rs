//! How high the bar is.

use leptos::prelude::*;
use shared::session::Choice;

use super::headline::headline_of;
use super::spotlit::{asides, spotlit};
use crate::pages::plenary::slide::Slide;
use crate::pages::plenary::text_fit::{headline_size, letters, words_size};

/// Least height of the bar, in rem: on a usual wall, and on a low one.
const HEIGHTS: [f64; 2] = [6.5, 5.0];

/// What stands above and below the words of a room, in rem.
pub const PADDING: f64 = 2.0;

/// The same above and below a headline.
const AROUND_HEADLINE: f64 = 1.5;

/// What the line with the rooms that are not done takes, in rem.
const WAITING: f64 = 1.5;

/// Letters of the label before a sentence.
const LABEL: usize = 16;

/// How high the bar is, in rem: a room that says much takes more of the wall, at most so much of it; so does a long headline.
pub fn bar_height(slide: Slide, most: f64) -> f64 {
    let wall = slide.hall.wall.get();
    let least = HEIGHTS[usize::from(wall.is_low())];
    if !slide.partly.get() {
        return least;
    }
    if let Some((_, choice)) = spotlit(slide) {
        return least.max(size_of_words(&choice, wall.width, most).0 + PADDING);
    }
    let waits = if slide.tally.with(|tally| slide.hall.without_choice(tally)).is_some() { WAITING } else { 0.0 };
    least.max(headline_size(letters(&headline_of(slide))).0 + waits + AROUND_HEADLINE)
}

/// Height of a room's words, in rem, and their size as a part of the usual one, on a wall of this width and with a bar of at
/// most this height.
pub fn size_of_words(choice: &Choice, width: f64, most: f64) -> (f64, f64) {
    let below: Vec<usize> = asides(choice).into_iter().map(|(_, words)| letters(&words) + LABEL).collect();
    words_size(letters(&choice.reasons.motivation), &below, width, most - PADDING)
}
