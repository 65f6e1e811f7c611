//! What was guessed of a result.

use leptos::prelude::*;
use shared::session::Count;

use super::slide::Slide;

/// The guesses of a dilemma, once they count and there are any.
pub fn guessed(slide: Slide) -> Option<Count> {
    let counts = slide.hall.plenary.with(|plenary| plenary.guessed.get(&slide.number).copied());
    counts.filter(|count| count.total() > 0 && slide.revealed.get())
}
