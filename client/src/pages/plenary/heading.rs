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
    view! { <h1 style=move || text.with(|text| heading_style(text))>{move || crate::hyphens::heading_of_dilemma(text.get())}</h1> }
}

/// The size in which a heading fits, for the style sheet.
pub fn heading_style(text: &str) -> String {
    format!("font-size:{}rem", title_size(text, QUESTION, &QUESTION_SIZES))
}
