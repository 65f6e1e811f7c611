//! The guesses about a result.

use leptos::prelude::*;
use shared::session::Count;

use super::slide::Slide;

/// The guesses about a dilemma, once they are closed and if there are any.
pub fn guessed(slide: Slide) -> Option<Count> {
    let counts = slide.state.plenary.with(|plenary| plenary.guessed.get(&slide.number).copied());
    counts.filter(|count| count.total() > 0 && slide.revealed.get())
}
