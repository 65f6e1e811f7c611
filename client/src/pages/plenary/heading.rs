//! The heading of a screen, as large as fits in a line or two.

use leptos::prelude::*;

use super::slide::Slide;
use super::text_fit::title_size;

/// Largest width and height of a question, in rem.
pub const QUESTION: (f64, f64) = (74.0, 4.4);

/// Sizes of a question, in rem.
pub const QUESTION_SIZES: [f64; 6] = [3.75, 3.25, 2.75, 2.25, 2.0, 1.75];

/// The question.
#[component]
pub fn Top(slide: Slide) -> impl IntoView {
    view! {
        <header class="slide__top">
            <Question text=Signal::derive(move || slide.question()) />
        </header>
    }
}

/// A heading as large as fits in a line or two.
#[component]
pub fn Question(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let size = move || format!("font-size:{}rem", text.with(|text| title_size(text, QUESTION, &QUESTION_SIZES)));
    view! { <h1 style=size>{move || crate::hyphens::heading_of_dilemma(text.get())}</h1> }
}
