//! A sentence about a result, in large letters.

use leptos::prelude::*;
use shared::session::Side;
use shared::session::result::headline;
use shared::text::wall;

use super::reveal::Steps;
use crate::language::reader;
use crate::pages::plenary::guesses::guessed;
use crate::pages::plenary::slide::Slide;
use crate::pages::plenary::text_fit::{headline_size, letters};

/// The sentence.
pub fn headline_of(slide: Slide) -> String {
    let guessed = guessed(slide).unwrap_or_default();
    let ended_at = slide.state.facts.with(|facts| facts.as_ref().and_then(|facts| facts.ended_at));
    let awaited = slide.tally.with(|tally| tally.awaited(ended_at).len());
    let headline = slide.tally.with(|tally| headline(tally, guessed, awaited));
    let [left, right] = Side::BOTH.map(|side| slide.title(side));
    wall::headline(reader(), headline, [&left, &right], awaited)
}

/// The sentence in the bar.
#[component]
pub fn HeadlineBar(slide: Slide) -> impl IntoView {
    let sentence = Memo::new(move |_| headline_of(slide));
    let size = move || format!("font-size:{}rem", sentence.with(|sentence| headline_size(letters(sentence)).1));
    view! {
        <section class="spot spot--headline">
            <div>
                <p class="headline" style=size>{sentence}</p>
                <p class="muted">{move || slide.tally.with(|tally| slide.state.without_choice(tally))}</p>
            </div>
            <Steps slide=slide />
        </section>
    }
}
