//! Tally marks (*turfjes*): how many people agree, every fifth stroke across the others.

use std::fmt::Write;

use leptos::prelude::*;
use shared::text::common;

use crate::language::reader;

/// The maximum number of strokes drawn: three times five. Beyond that a number gives the rest.
const STROKES: usize = 15;
/// Distance between two strokes, and between two groups of five.
const STEP: f64 = 5.0;
const GROUP: f64 = 8.0;

/// The strokes as an SVG path, and its width.
fn strokes(count: usize) -> (String, f64) {
    let mut path = String::new();
    let mut x = 2.0;
    let mut group_from = x;
    let mut right = x;
    for number in 1..=count.min(STROKES) {
        if number % 5 == 0 {
            let _ = write!(path, "M{} 16.500 {} 5.500", group_from - 2.5, x - STEP + 2.5);
            x += GROUP - STEP;
            group_from = x;
        } else {
            let _ = write!(path, "M{x} 2v18");
            right = x;
            x += STEP;
        }
    }
    (path, right + if count >= 5 && count.is_multiple_of(5) { 5.0 } else { 4.0 })
}

/// A tally that people can join; pressed means "I agree".
#[component]
pub fn Tally(
    /// How many people agree.
    #[prop(into)]
    count: Signal<usize>,
    /// This person is one of them.
    #[prop(into)]
    mine: Signal<bool>,
    /// It is this person's own argument, or nothing can be changed now.
    #[prop(into)]
    fixed: Signal<bool>,
    /// Called when it is pressed.
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    let drawing = move || {
        let (path, width) = strokes(count.get());
        view! {
            <svg width=width height="22" viewBox=format!("0 0 {width} 22") style=format!("aspect-ratio:{width}/22") aria-hidden="true"><path d=path /></svg>
        }
    };
    view! {
        <button
            class="tally"
            type="button"
            aria-pressed=move || mine.get().to_string()
            aria-disabled=move || fixed.get().then_some("true")
            aria-label=move || common::support(reader(), count.get(), mine.get())
            on:click=move |_| if !fixed.get_untracked() { on_press() }
        >
            {drawing}
            <span>{count}</span>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_stroke_crosses_four() {
        let (path, _) = strokes(6);
        assert_eq!(path.matches("v18").count(), 5);
        assert_eq!(path.matches("16.500").count(), 1);
        assert_eq!(strokes(400).0.matches('M').count(), STROKES);
    }
}
