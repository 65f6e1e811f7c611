//! Height of the bar.

use leptos::prelude::*;
use shared::session::Choice;

use super::headline::headline_of;
use super::spotlit::{asides, spotlit};
use crate::pages::plenary::slide::Slide;
use crate::pages::plenary::text_fit::{headline_size, letters, words_size};

/// Minimum height of the bar, in rem: on a usual screen, and on a low one.
const HEIGHTS: [f64; 2] = [6.5, 5.0];

/// Space above and below the words of a room, in rem.
pub const PADDING: f64 = 2.0;

/// Space above and below a headline, in rem.
const AROUND_HEADLINE: f64 = 1.5;

/// Height of the line with the rooms that are not done, in rem.
const WAITING: f64 = 1.5;

/// Letters of the label before a sentence.
const LABEL: usize = 16;

/// Height of the bar, in rem. A room with many words, or a long headline, takes more of the screen, up to `most`. A
/// room with few words takes no less than the headline that it replaces, so that no argument appears when it is lit.
pub fn bar_height(slide: Slide, most: f64) -> f64 {
    let screen_size = slide.state.screen_size.get();
    let least = HEIGHTS[usize::from(screen_size.is_low())];
    if !slide.partly.get() {
        return least;
    }
    let waits = if slide.tally.with(|tally| slide.state.without_choice(tally)).is_some() { WAITING } else { 0.0 };
    let headline = headline_size(letters(&headline_of(slide))).0 + waits + AROUND_HEADLINE;
    let words = spotlit(slide).map(|(_, choice)| size_of_words(&choice, screen_size.width, most).0 + PADDING);
    least.max(headline).max(words.unwrap_or_default())
}

/// Height of a room's words, in rem, and their size relative to the usual one, on a screen of `width` and in a bar of
/// at most `most` rem.
pub fn size_of_words(choice: &Choice, width: f64, most: f64) -> (f64, f64) {
    let below: Vec<usize> = asides(choice).into_iter().map(|(_, words)| letters(&words) + LABEL).collect();
    words_size(letters(&choice.reasons.motivation), &below, width, most - PADDING)
}
